import { type RecordKind, type RetentionRule, suggestedRules, type Trigger } from '../../frameworks/retention.ts'
import { monthsLater } from '../../kernel/clock.ts'
import { type Honest, type Kind, kindOf } from '../carers/index.ts'

/** A rule as it is in force; `settled`: the organisation has said that it is its own. */
export interface RuleInForce extends RetentionRule { settled: boolean; since: string | null; why: string | null }
/** One version of a rule, as the organisation settled it. */
export interface RuleVersion extends RetentionRule { inUse: boolean; effectiveOn: string; why: string | null }

/** The rules in force on a day: the newest of the organisation’s own whose day has come, and the suggested ones where it has settled nothing. Versions come newest first. */
export function rulesInForce(versions: readonly RuleVersion[], today: string): RuleInForce[] {
  const own = new Map<string, RuleVersion>()
  const place = (rule: Pick<RetentionRule, 'kind' | 'trigger'>) => `${rule.kind} ${rule.trigger}`
  for (const one of versions) if (one.effectiveOn <= today && !own.has(place(one))) own.set(place(one), one)
  const settled = [...own.values()].filter(({ inUse }) => inUse).map(({ kind, trigger, years, effectiveOn, why }) => ({ kind, trigger, years, settled: true, since: effectiveOn, why }))
  return [...settled, ...suggestedRules.filter((rule) => !own.has(place(rule))).map((rule) => ({ ...rule, settled: false, since: null, why: null }))]
}

/** What must be known of a record to say until when it is kept. */
export interface RecordFacts {
  dateOfBirth: string | null
  stillAtSchool: Honest
  kindOverride: Kind | null
  diedOn: string | null
  lastContact: string
  /** The day support ended; null while it has not. */
  endedOn: string | null
  /** More than a first contact: a talk, a plan, support. */
  supported: boolean
  /** A worry about somebody’s safety was written down. */
  concern: boolean
}

/** Which kinds of record it is: one by what it is, and one more where a worry about safety stands in it. */
export function kindsOf(facts: RecordFacts): RecordKind[] {
  const kind = facts.diedOn ? 'died' : kindOf(facts, facts.lastContact) === 'young' ? 'young' : facts.supported ? 'adult' : 'referral'
  return facts.concern ? [kind, 'concern'] : [kind]
}

/** One rule, worked out for a record: the day, or null when it has not come about. */
export interface WorkedOut extends RuleInForce { day: string | null }

/** Until when a record is kept: the latest day of all rules of its kinds. No day as long as one of them has none, or no rule is left. */
export interface KeptUntil { kinds: RecordKind[]; rules: WorkedOut[]; dueOn: string | null; settled: boolean }

export function keptUntil(facts: RecordFacts, rules: readonly RuleInForce[]): KeptUntil {
  const kinds = kindsOf(facts)
  const from: Record<Trigger, string | null> = { 'last-contact': facts.lastContact, 'support-ended': facts.endedOn, 'turned-25': facts.dateOfBirth && monthsLater(facts.dateOfBirth, 25 * 12), 'died': facts.diedOn, 'never': null }
  const mine = rules.filter(({ kind }) => kinds.includes(kind)).map((rule): WorkedOut => ({ ...rule, day: from[rule.trigger] && monthsLater(from[rule.trigger]!, rule.years * 12) }))
  const days = mine.map(({ day }) => day)
  // A kind without any rule is kept.
  const whole = kinds.every((kind) => mine.some((rule) => rule.kind === kind)) && days.every((day) => day !== null)
  return { kinds, rules: mine, dueOn: whole ? (days as string[]).toSorted().at(-1)! : null, settled: mine.every(({ settled }) => settled) }
}

/** Whether it is due today: its day has come, nothing holds it, and nobody has said to keep it longer. A hold always wins. */
export function isDue(kept: Pick<KeptUntil, 'dueOn'>, standing: { held: boolean; delayedUntil: string | null }, today: string): boolean {
  return !standing.held && kept.dueOn !== null && kept.dueOn <= today && (standing.delayedUntil === null || standing.delayedUntil <= today)
}
