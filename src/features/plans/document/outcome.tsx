import type { ComponentChildren } from 'preact'
import type { Tongue } from '../../../kernel/languages/tongue.ts'
import { Told } from '../../../kernel/languages/told.tsx'
import { Crossing, Pad, type PadKind, Quiet, Quote, Sheet, type Stepping } from '../../../kernel/ui/index.ts'
import type { PlanOutcome, PlanPromise } from '../content.ts'
import { tell } from '../words.ts'
import { promiseWords } from './sentences.ts'

interface SheetProps { outcome: PlanOutcome; name: string; copy: boolean; level: 2 | 3 | 4; tongue: Tongue }

/** One outcome: what matters, from where to where, and everybody who helps to get across. */
export function OutcomeSheet({ outcome, name, copy, level, tongue }: SheetProps) {
  const [Heading, say, { langOf }] = [`h${level + 1}` as 'h3', tell(tongue), tongue]
  const id = `outcome-${outcome.outcome}`
  const said = copy && outcome.onThisCopy ? outcome.onThisCopy : outcome.statement
  const shown: ComponentChildren = said === outcome.statement && outcome.exact ? <Quote>{said}</Quote> : said
  const steps: Stepping[] = [
    ...outcome.promises.map((promise) => stepOf(promise, tongue)),
    ...(outcome.inTheWay ? [{ kind: 'stone' as const, who: `${say('crossing.inTheWay')} `, text: <Told>{tongue.own(outcome.inTheWay)}</Told> }] : []),
  ]
  const bank = (label: 'crossing.now' | 'crossing.hopedFor', words: string | null, exact: boolean) => (
    { label: say(label), ...(exact ? { words: words ?? undefined, lang: words ? langOf(words) : undefined } : { text: words && <span dir="auto" lang={langOf(words)}>{words}</span> }) }
  )
  const banks = outcome.nearBank !== null || outcome.farBank !== null
  return (
    <Sheet labelledBy={id}>
      <Heading class="words" id={id} dir="auto" lang={langOf(said)}>{shown}</Heading>
      <p><span class="dir"><Told>{say(`direction.${outcome.direction}`, { name: tongue.own(name) })}</Told></span></p>
      {outcome.looksLike && !(copy && outcome.onThisCopy) && <p><b>{say('looksLike')}</b> <span dir="auto" lang={langOf(outcome.looksLike)}>{outcome.looksLike}</span></p>}
      {!copy && outcome.onThisCopy && <Quiet><Told>{say('copy.says', { words: tongue.own(outcome.onThisCopy) })}</Told></Quiet>}
      {banks && <Crossing label={say('across')} pads={steps} from={bank('crossing.now', outcome.nearBank, outcome.nearSaid)} to={bank('crossing.hopedFor', outcome.farBank, outcome.farSaid)} />}
      {!banks && steps.length > 0 && <ul role="list" class="pads" aria-label={say('across')}>{steps.map((step) => <li><Pad kind={step.kind} /><span><b>{step.who}</b>{step.text}</span></li>)}</ul>}
    </Sheet>
  )
}

/** What was promised for no outcome of the plan. */
export function PadLine({ promise, tongue }: { promise: PlanPromise; tongue: Tongue }) {
  const { kind, who, text } = stepOf(promise, tongue)
  return <li><Pad kind={kind} /><span><b>{who}</b>{text}</span></li>
}

function stepOf(promise: PlanPromise, tongue: Tongue): Stepping {
  return { kind: padOf(promise), who: <Told>{`${tongue.own(promise.who)}: `}</Told>, text: <Told>{promiseWords(promise, tongue)}</Told> }
}

// A flower: help from the person cared for, or from family.
function padOf({ owner }: PlanPromise): PadKind {
  return owner === 'person' || owner === 'family' ? 'flower' : 'pad'
}
