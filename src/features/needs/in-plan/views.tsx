import { sayDay } from '../../../kernel/dates.ts'
import { breakLines } from '../breaks/views.tsx'
import type { Needed, NeedInPlan } from './telling.ts'
import { ways } from '../schema.ts'
import { say } from '../words.ts'

/** A label and words: a line of a plan, the same on page and paper. */
export interface Line { label: string | null; words: string }
/** A need to be read: its words, and a line for each thing that is said of it. */
export interface NeedToRead { words: string; lines: Line[] }

/** What a plan says of needs, to be read; `name` is what the carer is called, `outcomeWords` how an outcome reads on this copy. */
export function needsToRead(needed: Needed | undefined, name: string, outcomeWords: (outcome: string) => string): NeedToRead[] {
  return (needed?.needs ?? []).map((need) => ({
    words: need.words,
    lines: [
      { label: say('inOrderTo'), words: need.outcomes.map(outcomeWords).join(' · ') },
      ...waysOf(need, name),
      ...(need.decision ? [{ label: say(`decision.said.${need.decision.code}`), words: [need.decision.reasons, decidedBy(need.decision)].join(' ') }] : []),
    ],
  }))
}

/** That none was found, as somebody said it. */
export function noneToRead(needed: Needed | undefined): Line | null {
  const none = needed?.none
  return none ? { label: say(none.by === null ? 'none.said.nobody' : 'none.said', { by: none.by, day: sayDay(none.onDay) }), words: none.words } : null
}

/** What a plan says of a break, a sentence each. */
export function breakToRead(needed: Needed | undefined, name: string): string[] {
  return needed?.break ? breakLines(needed.break, name) : []
}

/** What the parts are called in a plan. */
export const needHeadings = { needs: say('plan.needs'), break: say('break.title') }

/** In the order of the law: how much is met in each way, by whom, what is not met, and why. Who promised it stands with the way it is. */
function waysOf({ met, supports }: NeedInPlan, name: string): Line[] {
  const said = (way: string) => met.find(({ step }) => step === way)
  const unmet = said('unmet')
  return [
    ...ways.flatMap((way): Line[] => {
      const [one, who] = [said(way), supports.filter((support) => support.way === way).map(supportWords)]
      if (!one && who.length === 0) return []
      return [{ label: `${say(`way.${way}`, { name })}:`, words: [one && `${say(`amount.${one.amount}`)}.`, one?.words, who.length > 0 ? `${who.join('; ')}.` : null].filter(Boolean).join(' ') }]
    }),
    ...(unmet ? [{ label: `${say('way.unmet')}:`, words: [`${say(`amount.unmet.${unmet.amount}`)}.`, unmet.why && `${say(`why.${unmet.why}`)}.`, unmet.words].filter(Boolean).join(' ') }] : []),
  ]
}

function supportWords({ who, what, forWhom, charge, chargeWords }: NeedInPlan['supports'][number]): string {
  const beside = [...(forWhom === 'carer' ? [] : [say(`forWhom.${forWhom}.short`)]), ...(charge === 'waived' || charge === 'charged' ? [say(`charge.${charge}.short`)] : [])]
  const first = [`${who}: ${what}`, beside.length > 0 && `(${beside.join('; ')})`].filter(Boolean).join(' ')
  return [first, chargeWords].filter(Boolean).join('. ').replace(/[.\s]+$/, '')
}

function decidedBy({ by: who, body, onDay, threshold }: NonNullable<NeedInPlan['decision']>): string {
  const day = sayDay(onDay)
  return [say(body ? 'decision.said.byOf' : 'decision.said.by', { who, body, day }), threshold && say('decision.said.threshold', { day: sayDay(threshold) })].filter(Boolean).join(' ')
}
