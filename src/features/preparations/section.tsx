import { sayDay } from '../../kernel/dates.ts'
import { Button, Quiet, Quote, SideList } from '../../kernel/ui/index.ts'
import type { Prepared } from './answer-queries.ts'
import type { Sent } from './queries.ts'
import { pickedInWords, say } from './questions.tsx'
import type { Usable } from './schema.ts'

interface SectionShown {
  /** Whose talk it is: what the page calls her. */
  name: string
  conversation: string
  prepared: readonly Prepared[]
  /** The newest that was sent, for those who write here. */
  sent: Sent | undefined
  today: string
  /** She can still be helped to get ready: the talk is planned, and this worker may. */
  mayAsk: boolean
  /** What may be put into the talk now. `later`: its words only on the day. */
  use: 'now' | 'later' | 'no'
}

/** Beside a talk: what she handed over before it, and how to help her get ready. */
export function PreparedSection({ name, conversation, prepared, sent, today, mayAsk, use }: SectionShown) {
  if (prepared.length === 0 && !mayAsk) return null
  const open = sent?.open ? sent : undefined
  return (
    <>
      {prepared.map((one) => <SideList title={say('section', { name })}><PreparedWords prepared={one} today={today} use={use} /></SideList>)}
      {mayAsk && (
        <SideList title={say('title')}>
          <p><a href={`/conversations/${conversation}/visit.ics`}>{say('calendar')}</a><br /><Quiet as="span">{say('calendar.plain')}</Quiet></p>
          {open ? <p>{say('section.sent', { day: sayDay(open.untilDay, today) })} <a href={`/preparations/${open.id}`}>{say('section.see')}</a></p>
            : <p><a href={`/conversations/${conversation}/preparations/new`}>{say('section.help', { name })}</a><br /><Quiet as="span">{say('section.help.what')}</Quiet></p>}
        </SideList>
      )}
    </>
  )
}

/** What was handed over: the picked things in our words, everything else in theirs. */
export function PreparedWords({ prepared, today, use }: { prepared: Prepared; today: string; use: SectionShown['use'] }) {
  const { picked } = prepared
  const lines = (['invite', 'ratherNot', 'interpreter', 'advocate', 'place', 'time', 'likes', 'before'] as const).flatMap((name) => prepared[name] ? [{ name, words: prepared[name] }] : [])
  const own = [prepared.somethingElse, prepared.words].filter((words) => words !== null)
  return (
    <>
      <Quiet>{prepared.how === 'told' ? say('section.told', { day: sayDay(prepared.onDay, today), by: prepared.by ?? '' }) : say('section.on', { day: sayDay(prepared.onDay, today) })}</Quiet>
      {picked.length + lines.length + own.length === 0 && <p>{say('section.nothing')}</p>}
      {picked.length > 0 && <ul role="list">{picked.map((code) => <li>{pickedInWords(code)}</li>)}</ul>}
      {own.map((words) => <p class="typed"><Quote>{words}</Quote></p>)}
      {own.length > 0 && (use === 'later' && !prepared.used.includes('words') ? <Quiet>{say('section.later')}</Quiet> : <Use prepared={prepared} what="words" use={use} />)}
      {lines.map(({ name, words }) => (
        <>
          <p><b>{say(`section.${name}`)}</b><br /><span class="typed" dir="auto">{words}</span></p>
          {(name === 'interpreter' || name === 'place') && <Use prepared={prepared} what={name} use={use} />}
        </>
      ))}
    </>
  )
}

function Use({ prepared, what, use }: { prepared: Prepared; what: Usable; use: SectionShown['use'] }) {
  if (prepared.used.includes(what)) return <Quiet>{say(`section.used.${what}`)}</Quiet>
  if (use === 'no') return null
  return (
    <form method="post" action={`/preparation-answers/${prepared.id}/uses`}>
      <input type="hidden" name="what" value={what} />
      <Button kind="secondary" preventDoubleClick>{say(`section.use.${what}`)}</Button>
    </form>
  )
}
