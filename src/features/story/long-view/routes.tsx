import { Hono } from 'hono'
import { NotFound } from '../../../kernel/errors.ts'
import { actorOf, type Env, idOf, showPage } from '../../../kernel/http.tsx'
import { readReport } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { getToday, openRecord } from '../../access/index.ts'
import { findActions } from '../../actions/index.ts'
import { recordTrail } from '../../carers/index.ts'
import { findConversations, findReadablePassages } from '../../conversations/index.ts'
import { findEnded } from '../../endings/index.ts'
import { findOutcomes } from '../../outcomes/index.ts'
import { findPlans } from '../../plans/index.ts'
import { findLifeEvents, findMarks, findReviews } from '../../reviews/index.ts'
import { choose, gatherHappenings } from './happenings.ts'
import { LongViewPage } from './page.tsx'
import { getCalled } from '../queries.ts'
import { say } from '../say.ts'

/** Everything that happened for a carer, as one story to read and to print; in one voice or about one outcome if asked. */
export const longView = new Hono<Env>()

longView.get('/carers/:carer/long-view', async (c) => {
  const id = idOf(c, 'carer')
  const actor = actorOf(c)
  const access = await openRecord(actor, id, 'record')
  const { found, asOf } = await readReport(actor, (tx) => together({
    carer: getCalled(tx, id), conversations: findConversations(tx, id), passages: findReadablePassages(tx, access, {}), outcomes: findOutcomes(tx, id), reviews: findReviews(tx, id),
    marks: findMarks(tx, id), events: findLifeEvents(tx, id), actions: findActions(tx, id), plans: findPlans(tx, id), ended: findEnded(tx, id), today: getToday(tx),
  }))
  const [voice, outcome, year] = ['voice', 'outcome', 'year'].map((name) => c.req.query(name) || undefined)
  if (outcome && !found.outcomes.some((one) => one.id === outcome)) throw new NotFound()
  const all = gatherHappenings(found)
  const chosen = choose(all, { voice, outcome })
  const title = say('long.title', { name: found.carer.callName })
  const page = <LongViewPage {...found} title={title} asOf={asOf} zone={c.get('zone')} chosen={chosen} voices={[...new Set(all.flatMap((one) => one.voice ?? []))]} voice={voice} outcome={outcome} year={year} />
  return showPage(c, { title, place: '/carers', before: recordTrail(found.carer, say('long')), safetyHref: `/carers/${id}/concerns/new` }, page)
})
