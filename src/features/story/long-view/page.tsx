import { sayAsOf, sayDay } from '../../../kernel/dates.ts'
import { Button, Empty, Quiet, Quote, Select } from '../../../kernel/ui/index.ts'
import { sayIfKnown } from '../../../kernel/words.ts'
import type { Happening } from './happenings.ts'
import { say } from '../say.ts'
import english from '../words.en.json'

interface Shown {
  title: string
  carer: { id: string; callName: string }
  chosen: readonly Happening[]
  outcomes: readonly { id: string; statement: string }[]
  voices: readonly string[]
  voice?: string
  outcome?: string
  year?: string
  today: string
  asOf: Date | null
  zone: string
}

/** More than this at once, and it is read a year at a time. */
const mostAtOnce = 300

/** One story, oldest first, day by day. Paper has no boxes to choose from. */
export function LongViewPage({ title, carer, chosen, outcomes, voices, voice, outcome, year, today, asOf, zone }: Shown) {
  const years = [...new Set(chosen.map((one) => one.onDay.slice(0, 4)))]
  const byYear = chosen.length > mostAtOnce && years.length > 1
  const shownYear = byYear ? (years.includes(year ?? '') ? year : years.at(-1)) : undefined
  const told = shownYear ? chosen.filter((one) => one.onDay.startsWith(shownYear)) : chosen
  const days = [...new Set(told.map((one) => one.onDay))]
  const called = new Map(outcomes.map((one) => [one.id, one.statement]))
  const here = (to: string) => `?${new URLSearchParams({ ...(voice && { voice }), ...(outcome && { outcome }), year: to })}`
  return (
    <>
      <h1>{title}</h1>
      {asOf && <Quiet>{sayAsOf(asOf, zone)}</Quiet>}
      <form method="get" class="not-printed">
        <Select name="voice" label={say('long.voice')} value={voice ?? ''} items={[{ value: '', text: say('long.voice.all') }, ...voices.map((one) => ({ value: one, text: sayIfKnown(english, say, `long.voice.${one}`, { name: carer.callName }) ?? one }))]} />
        <Select name="outcome" label={say('long.outcome')} value={outcome ?? ''} items={[{ value: '', text: say('long.outcome.all') }, ...outcomes.map((one) => ({ value: one.id, text: one.statement }))]} />
        <Button kind="secondary">{say('long.show')}</Button>
      </form>
      {byYear && <p class="not-printed">{years.map((one) => <>{one === shownYear ? <b>{one}</b> : <a href={here(one)}>{one}</a>} </>)}</p>}
      {told.length === 0 && <Empty>{say('long.none')}</Empty>}
      {days.map((day) => (
        <section aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{sayDay(day, today)}</h2>
          {told.filter((one) => one.onDay === day).map((one) => <Told one={one} name={carer.callName} called={called} />)}
        </section>
      ))}
    </>
  )
}

function Told({ one, name, called }: { one: Happening; name: string; called: ReadonlyMap<string, string> }) {
  const about = one.kind === 'hoped' || one.kind === 'ended' ? [] : one.outcomes.flatMap((id) => called.get(id) ?? [])
  const what = one.kind === 'ended' && one.voice === null ? sayIfKnown(english, say, `long.ended.${one.who}`) ?? say(`long.ended.${one.who!.split('.')[0]}` as 'long.ended.plan')
    : one.kind === 'said' ? (one.who ?? say('story.unsaid'))
    : sayIfKnown(english, say, `long.${one.kind}${one.voice === 'worker' ? '.worker' : ''}`, { who: one.who ?? '', name }) ?? ''
  return (
    <div class="happening">
      <p><b>{one.href ? <a href={one.href}>{what}</a> : what}</b>{about.length > 0 && <> <Quiet as="span">{say('long.about')} <span dir="auto">{about.join('; ')}</span></Quiet></>}</p>
      {one.words !== '' && <p class="typed" dir="auto">{one.quoted ? <Quote>{one.words}</Quote> : one.words}</p>}
    </div>
  )
}
