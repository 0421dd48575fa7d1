import { inEnglish, type Tongue } from '../../../kernel/languages/tongue.ts'
import { breakLines } from '../breaks/views.tsx'
import type { Needed, NeedInPlan } from './telling.ts'
import { ways } from '../schema.ts'
import { tell } from '../words.ts'

/** A label and words: a line of a plan, the same on page and paper. */
export interface Line { label: string | null; words: string }
/** A need to be read: its words, and a line for each thing that is said of it. */
export interface NeedToRead { words: string; lines: Line[] }

/** What a plan says of needs, to be read; `name` is what the carer is called, `outcomeWords` how an outcome reads on this copy. */
export function needsToRead(needed: Needed | undefined, name: string, outcomeWords: (outcome: string) => string, tongue: Tongue = inEnglish): NeedToRead[] {
  const say = tell(tongue)
  return (needed?.needs ?? []).map((need) => ({
    words: need.words,
    lines: [
      { label: say('inOrderTo'), words: need.outcomes.map(outcomeWords).join(' · ') },
      ...waysOf(need, name, tongue),
      ...(need.decision ? [{ label: say(`decision.said.${need.decision.code}`), words: [tongue.own(need.decision.reasons), decidedBy(need.decision, tongue)].join(' ') }] : []),
    ],
  }))
}

/** That none was found, as somebody said it. */
export function noneToRead(needed: Needed | undefined, tongue: Tongue = inEnglish): Line | null {
  const [none, say] = [needed?.none, tell(tongue)]
  return none ? { label: say(none.by === null ? 'none.said.nobody' : 'none.said', { by: none.by && tongue.own(none.by), day: tongue.day(none.onDay) }), words: tongue.own(none.words) } : null
}

/** What a plan says of a break, a sentence each. */
export function breakToRead(needed: Needed | undefined, name: string, tongue: Tongue = inEnglish): string[] {
  return needed?.break ? breakLines(needed.break, name, tongue) : []
}

/** What the parts are called in a plan. */
export function needHeadingsIn(tongue: Tongue): { needs: string; break: string } {
  return { needs: tell(tongue)('plan.needs'), break: tell(tongue)('break.title') }
}
export const needHeadings = needHeadingsIn(inEnglish)

/** In the order of the law: how much is met in each way, by whom, what is not met, and why. Who promised it stands with the way it is. */
function waysOf({ met, supports }: NeedInPlan, name: string, tongue: Tongue): Line[] {
  const [say, { own }] = [tell(tongue), tongue]
  const said = (way: string) => met.find(({ step }) => step === way)
  const unmet = said('unmet')
  return [
    ...ways.flatMap((way): Line[] => {
      const [one, who] = [said(way), supports.filter((support) => support.way === way).map((support) => supportWords(support, tongue))]
      if (!one && who.length === 0) return []
      return [{ label: `${say(`way.${way}`, { name: own(name) })}:`, words: [one && `${say(`amount.${one.amount}`)}.`, one?.words && own(one.words), who.length > 0 ? `${who.join('; ')}.` : null].filter(Boolean).join(' ') }]
    }),
    ...(unmet ? [{ label: `${say('way.unmet')}:`, words: [`${say(`amount.unmet.${unmet.amount}`)}.`, unmet.why && `${say(`why.${unmet.why}`)}.`, unmet.words && own(unmet.words)].filter(Boolean).join(' ') }] : []),
  ]
}

function supportWords({ who, what, forWhom, charge, chargeWords }: NeedInPlan['supports'][number], tongue: Tongue): string {
  const [say, { own }] = [tell(tongue), tongue]
  const beside = [...(forWhom === 'carer' ? [] : [say(`forWhom.${forWhom}.short`)]), ...(charge === 'waived' || charge === 'charged' ? [say(`charge.${charge}.short`)] : [])]
  const first = [`${own(who)}: ${own(beside.length > 0 ? what : what.replace(/[.\s]+$/, ''))}`, beside.length > 0 && `(${beside.join('; ')})`].filter(Boolean).join(' ')
  return [first, chargeWords && own(chargeWords.replace(/[.\s]+$/, ''))].filter(Boolean).join('. ').replace(/[.\s]+$/, '')
}

function decidedBy({ by, body, onDay, threshold }: NonNullable<NeedInPlan['decision']>, tongue: Tongue): string {
  const say = tell(tongue)
  const values = { who: tongue.own(by), body: body && tongue.own(body), day: tongue.day(onDay) }
  return [say(body ? 'decision.said.byOf' : 'decision.said.by', values), threshold && say('decision.said.threshold', { day: tongue.day(threshold) })].filter(Boolean).join(' ')
}
