import { Hono } from 'hono'
import { demand, Refused } from '../../kernel/errors.ts'
import { dayIn } from '../../kernel/clock.ts'
import { actorOf, type Env, showPage } from '../../kernel/http.tsx'
import { readReport } from '../../kernel/tenant.ts'
import { countTalks } from '../read-backs/index.ts'
import { mayLearn } from './policy.ts'
import { LearningPage } from './views.tsx'
import { say } from './words.ts'
import { yearRoutes } from './year/routes.tsx'

export const learning = new Hono<Env>()

learning.get('/learning', async (c) => {
  const actor = actorOf(c)
  demand(mayLearn(actor), () => new Refused())
  const today = dayIn(c.get('zone'))
  const { found: counted, asOf } = await readReport(actor, (tx) => countTalks(tx, `${Number(today.slice(0, 4)) - 1}${today.slice(4).replace('-02-29', '-02-28')}`))
  return showPage(c, { title: say('title'), place: '/learning' }, <LearningPage counted={counted} asOf={asOf} zone={c.get('zone')} />)
})

learning.route('/', yearRoutes)
