import { Hono } from 'hono'
import { sayDay } from '../../../kernel/dates.ts'
import { actorOf, type Env, idOf, showPage } from '../../../kernel/http.tsx'
import { readTenant } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { Empty, Quiet, Sheet } from '../../../kernel/ui/index.ts'
import { getToday, openRecord } from '../../access/index.ts'
import { getCarer, recordTrail } from '../../carers/index.ts'
import { findOutcomes, isLive, type Outcome, OutcomeHeading } from '../../outcomes/index.ts'
import { findLifeEvents, type LifeEvent } from '../queries.ts'
import { banksOf, called, type Whose } from '../views.tsx'
import { say } from '../words.ts'
import { findRivers } from './queries.ts'
import { River } from './river.tsx'
import type { RiverRow } from './rows.ts'

/** Several outcomes beside each other in time: what happened, and which of them each thing belongs to. */
export const riversPage = new Hono<Env>()

riversPage.get('/carers/:carer/rivers', async (c) => {
  const id = idOf(c, 'carer')
  const actor = actorOf(c)
  await openRecord(actor, id, 'review')
  const found = await readTenant(actor, (tx) => together({ carer: getCarer(tx, id), outcomes: findOutcomes(tx, id), rivers: findRivers(tx, id), events: findLifeEvents(tx, id), today: getToday(tx) }))
  const title = say('together.title', { name: called(found.carer) })
  return showPage(c, { title, place: '/carers', before: recordTrail(found.carer, say('together.here')), safetyHref: `/carers/${id}/concerns/new` }, <Rivers {...found} title={title} />)
})

/** With more rivers than this on one page, fewer rows of each stand open. */
const many = 4

interface RiversShown { title: string; outcomes: readonly Outcome[]; rivers: ReadonlyMap<string, RiverRow[]>; events: readonly LifeEvent[]; carer: Whose; today: string }

function Rivers({ title, outcomes, rivers, events, carer, today }: RiversShown) {
  const flowing = outcomes.filter((one) => (rivers.get(one.id)?.length ?? 0) > 1)
  const statementOf = new Map(outcomes.map((one) => [one.id, one.statement]))
  return (
    <>
      <h1>{title}</h1>
      {flowing.length === 0 && <Empty>{say('together.none')}</Empty>}
      {events.length > 0 && (
        <>
          <h2>{say('together.events')}</h2>
          <ul>{[...events].reverse().map((event) => (
            <li>
              <b>{sayDay(event.onDay, today)}</b> · <span dir="auto">{event.words}</span>
              {event.outcomes.length === 0 ? <> <Quiet as="span">{say('together.events.none')}</Quiet></> : (
                <ul>{event.outcomes.map((id) => <li><a href={`#river-${id}`} dir="auto">{statementOf.get(id)}</a></li>)}</ul>
              )}
            </li>
          ))}</ul>
        </>
      )}
      {[...flowing.filter(isLive), ...flowing.filter((one) => !isLive(one))].map((outcome) => (
        <Sheet as="article">
          <OutcomeHeading outcome={outcome} as="h2" id={`river-${outcome.id}`} href={`/outcomes/${outcome.id}/river`} />
          <River rows={rivers.get(outcome.id) ?? []} banks={banksOf(outcome)} today={today} name={outcome === flowing[0] ? called(carer) : undefined} open={flowing.length > many ? 2 : undefined} />
        </Sheet>
      ))}
    </>
  )
}
