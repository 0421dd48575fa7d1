import { Hono } from 'hono'
import { actorOf, type Env, idOf, showPage } from '../../../kernel/http.tsx'
import { inTenant, readTenant } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { getToday, openRecord } from '../../access/index.ts'
import { getCarer, recordTrail } from '../../carers/index.ts'
import { getOutcome } from '../../outcomes/index.ts'
import { findMarks, getCarerOfOutcome } from '../queries.ts'
import { say } from '../words.ts'
import { RiverPage } from './page.tsx'
import { findRiver } from './queries.ts'
import { riversPage } from './together.tsx'

export const rivers = new Hono<Env>()
rivers.route('/', riversPage)

rivers.get('/outcomes/:id/river', async (c) => {
  const actor = actorOf(c)
  const id = idOf(c, 'id')
  const carerId = await inTenant(actor, (tx) => getCarerOfOutcome(tx, id))
  await openRecord(actor, carerId, 'review')
  const found = await readTenant(actor, (tx) => together({
    carer: getCarer(tx, carerId), outcome: getOutcome(tx, id), rows: findRiver(tx, id), marks: findMarks(tx, carerId), today: getToday(tx),
  }))
  return showPage(c, { title: say('river.title'), place: '/carers', safetyHref: `/carers/${carerId}/concerns/new`, before: recordTrail(found.carer, say('river.title')) }, <RiverPage {...found} />)
})
