import { sayDay } from '../../../kernel/dates.ts'
import { Details, Sheet } from '../../../kernel/ui/index.ts'
import { DirectionWords, type Outcome, OutcomeHeading } from '../../outcomes/index.ts'
import type { Mark } from '../queries.ts'
import { OutcomeSaid } from '../said.tsx'
import { banksOf, called, type Whose } from '../views.tsx'
import { say } from '../words.ts'
import { CrossingOf } from './crossing.tsx'
import { River } from './river.tsx'
import type { RiverRow } from './rows.ts'

/** So many looks back stand open under a river; the older ones are folded. */
const mostSaid = 4

interface RiverPageProps { carer: Whose; outcome: Outcome; rows: readonly RiverRow[]; marks: readonly Mark[]; today: string }

/** One outcome through time, and all that was said about it in words. */
export function RiverPage({ carer, outcome, rows, marks, today }: RiverPageProps) {
  const said = marks.filter((mark) => mark.outcome === outcome.id)
  const reviews = [...new Set(said.map((mark) => mark.review))].reverse()
  const whole = (review: string) => {
    const own = said.filter((mark) => mark.review === review)
    return (
      <Sheet as="article">
        <h3><a href={`/reviews/${review}`}>{say('river.all.on', { day: sayDay(own[0]!.onDay, today) })}</a></h3>
        <OutcomeSaid marks={own} banks={banksOf(outcome)} />
      </Sheet>
    )
  }
  return (
    <>
      <OutcomeHeading outcome={outcome} as="h1" href={`/outcomes/${outcome.id}`} />
      <p><DirectionWords direction={outcome.direction} pronoun={carer.pronouns} /></p>
      <Sheet>
        <h2>{say('river.title')}</h2>
        <River rows={rows} banks={banksOf(outcome)} today={today} name={called(carer)} />
        {said.length === 0 && <p>{say('river.empty')}</p>}
      </Sheet>
      <CrossingOf outcome={outcome} marks={said} />
      {reviews.length > 0 && <h2>{say('river.all')}</h2>}
      {reviews.slice(0, mostSaid).map(whole)}
      {reviews.length > mostSaid && <Details summary={say('river.all.older', { count: reviews.length - mostSaid })}>{reviews.slice(mostSaid).map(whole)}</Details>}
    </>
  )
}
