import type { ComponentChildren } from 'preact'
import { sayDay } from '../../kernel/dates.ts'
import { Quiet, Quote, Sheet } from '../../kernel/ui/index.ts'
import { ConceptTags, DirectionWords, type Outcome, OutcomeHeading } from '../outcomes/index.ts'
import { banksOf, River, type RiverRow } from '../reviews/index.ts'
import type { Story } from './queries.ts'
import { say } from './say.ts'

/** With more outcomes than this on the page, one row of each long river stands open. */
const many = 4
/** So many stand there with their rivers: those of which something was said last. Of more, what was said last stands in words, and the river is behind it. */
const mostRivers = 12

/** A section for each outcome that matters now, in the order they began; where there are very many, those with something new first. */
export function mattersNow(live: readonly Outcome[], story: Story): ComponentChildren[] {
  const newest = (outcome: Outcome) => story.rivers.get(outcome.id)?.at(-1)?.onDay ?? outcome.beganOn
  const drawn = new Set(live.toSorted((a, b) => newest(b).localeCompare(newest(a))).slice(0, mostRivers))
  const further = live.filter((outcome) => !drawn.has(outcome))
  return [
    ...[...drawn].toSorted((a, b) => live.indexOf(a) - live.indexOf(b)).map((outcome, index) => <Matter outcome={outcome} story={story} first={index === 0} open={live.length > many ? 1 : undefined} />),
    ...(further.length > 0 ? [<Further outcomes={further} story={story} />] : []),
  ]
}

interface MatterProps { outcome: Outcome; story: Story; /** Its river says under it what its width means. */ first?: boolean; open?: number }

/** What matters, where it came from, and its river. */
export function Matter({ outcome, story: { carer, rivers, today }, first, open }: MatterProps) {
  const rows = rivers.get(outcome.id) ?? []
  const { source } = outcome
  return (
    <Sheet as="article">
      <OutcomeHeading outcome={outcome} href={`/outcomes/${outcome.id}`} />
      <p>
        <DirectionWords direction={outcome.direction} pronoun={carer.pronouns} />
        {source
          ? <> · {say('from')} <a href={`/conversations/${source.conversation}#passage-${source.passage}`}>{sayDay(source.heldOn, today)}</a></>
          : <> · {say('began', { day: sayDay(outcome.beganOn, today) })}</>} <ConceptTags concepts={outcome.concepts} />
      </p>
      {rows.length > 0 && <River rows={rows} banks={banksOf(outcome)} today={today} name={first ? carer.callName : undefined} open={open} />}
    </Sheet>
  )
}

/** What matters besides, a line each with what was said of it last. */
function Further({ outcomes, story: { carer, rivers, today } }: { outcomes: readonly Outcome[]; story: Story }) {
  return (
    <Sheet>
      <h3>{say('further', { count: outcomes.length })}</h3>
      <Quiet>{say('further.note')}</Quiet>
      <ul role="list">{outcomes.map((outcome) => {
        const last = lastSaid(rivers.get(outcome.id) ?? [])
        return (
          <li><p>
            <OutcomeHeading outcome={outcome} as="span" href={`/outcomes/${outcome.id}`} /><br />
            <DirectionWords direction={outcome.direction} pronoun={carer.pronouns} /> · {last ? <><Quote>{last.story}</Quote> {sayDay(last.onDay, today)}</> : say('began', { day: sayDay(outcome.beganOn, today) })}
          </p></li>
        )
      })}</ul>
    </Sheet>
  )
}

function lastSaid(rows: readonly RiverRow[]): { story: string; onDay: string } | undefined {
  return rows.flatMap((row) => (row.kind === 'mark' || row.kind === 'began') && row.story?.trim() ? [{ story: row.story, onDay: row.onDay }] : []).at(-1)
}
