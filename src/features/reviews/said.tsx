import { sayDay } from '../../kernel/dates.ts'
import { Details, Quiet, Words } from '../../kernel/ui/index.ts'
import type { Mark } from './queries.ts'
import { answersInWords, type Banks, capital, nextInWords, peopleInWords, placesInWords, say } from './words.ts'

/** Everything said about one outcome in one look back, in words: story first, then the answers, then who and what. */
export function MarkSaid({ mark, banks }: { mark: Mark; banks: Banks }) {
  const answers = answersInWords(mark)
  const next = nextInWords(mark)
  const lines = [...placesInWords(mark, banks, mark.widthWords === null), mark.widthWords].filter(Boolean)
  const { helped, inTheWay } = peopleInWords(mark.contributors)
  if (mark.voice === 'worker') {
    return <div class="note" dir="auto"><b>{say('worker.differs', { name: mark.by ?? say('worker.unnamed') })}</b> {answers && `${answers}.`} {mark.story && <span class="said">{mark.story}</span>}</div>
  }
  return (
    <>
      {mark.kept && <Quiet>{say('mark.kept')}</Quiet>}
      {mark.story && <Words class="said">{mark.story}</Words>}
      {answers && <p><b>{capital(answers)}</b></p>}
      {next && <p dir="auto">{next}</p>}
      {helped && <p dir="auto">{helped}</p>}
      {inTheWay && <p dir="auto">{inTheWay}</p>}
      {lines.length > 0 && <p dir="auto">{lines.join(' ')}</p>}
      {mark.story === null && <Quiet>{say('mark.unstoried')}</Quiet>}
    </>
  )
}

/** All that was said about an outcome in one review: the words that count, the worker's beside them, and what was written first. */
export function OutcomeSaid({ marks, banks }: { marks: readonly Mark[]; banks: Banks }) {
  const first = marks.filter((mark) => mark.replaced)
  return (
    <>
      {(['carer', 'worker'] as const).flatMap((voice) => marks.filter((mark) => !mark.replaced && mark.voice === voice)).map((mark) => <MarkSaid mark={mark} banks={banks} />)}
      {first.length > 0 && <Details summary={say('mark.replaced')}>{first.map((mark) => <MarkSaid mark={mark} banks={banks} />)}</Details>}
    </>
  )
}

/** What happened, each on its day. */
export function EventList({ events, today }: { events: readonly { onDay: string; words: string }[]; today: string }) {
  return <ul>{events.map((event) => <li><b>{sayDay(event.onDay, today)}</b> · <span dir="auto">{event.words}</span></li>)}</ul>
}
