import { Hono } from 'hono'
import { demand, Refused } from '../../kernel/errors.ts'
import { type Env, showPage, workerOf } from '../../kernel/http.tsx'
import { readTenant } from '../../kernel/tenant.ts'
import { mayHaveDay } from './policy.ts'
import { findDay } from './queries.ts'
import { say, TodayPage, TodaySide } from './views.tsx'

export const today = new Hono<Env>()

today.get('/today', async (c) => {
  const actor = workerOf(c)
  demand(mayHaveDay(actor), () => new Refused())
  const day = await readTenant(actor, (tx) => findDay(tx, actor.id, c.get('zone')))
  const quiet = day.unfinished.length + day.coming.length + day.concerns.length + day.waiting.length + day.asked.length + day.openings + day.listened > 0
  const side = quiet ? { label: say('side'), content: <TodaySide {...day} /> } : undefined
  return showPage(c, { title: say('title'), place: '/today', side }, <TodayPage {...day} />)
})
