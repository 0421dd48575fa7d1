import type { Amount, BreakAnswer, BreakKind, Charge, DecisionCode, Enough, ForWhom, Replacement, Step, Way, Why } from '../schema.ts'

/** A need as it stands in a plan: by itself, so that it can be frozen and read without the record. */
export interface NeedInPlan {
  need: string
  words: string
  /** Ids of outcomes in the plan: in order to meet these. */
  outcomes: string[]
  met: { step: Step; amount: Amount; why: Why | null; words: string | null }[]
  supports: { who: string; what: string; way: Way; forWhom: ForWhom; charge: Charge | null; chargeWords: string | null }[]
  /** What somebody decided; null when nobody has. `threshold` is the day of the local criteria that held. */
  decision: { code: DecisionCode; reasons: string; by: string; body: string | null; onDay: string; threshold: string | null } | null
}

/** What a plan says of needs and of a break. */
export interface Needed {
  needs: NeedInPlan[]
  /** Somebody said that none was found. */
  none: { words: string; onDay: string; by: string | null } | null
  break: { answer: BreakAnswer; kinds: BreakKind[]; words: string | null; enough: Enough | null; replacement: Replacement | null; replacementWords: string | null; onDay: string } | null
}

type Said = Needed | undefined

/** Needs are told when there is one, or when somebody said that there is none. Emptiness tells nothing. */
export function isTellingNeeds(needed: Said): boolean {
  return needed !== undefined && (needed.needs.length > 0 || needed.none !== null)
}

/** What is given for needs that meet the local criteria: told when somebody decided of every need, and of each that meets them it is said how it is met. */
export function isTellingEligible(needed: Said): boolean {
  return isDecided(needed) && needed!.needs.filter(({ decision }) => decision!.code !== 'does-not').every(isSupported)
}

/** The same for needs that do not meet them, or only in part. */
export function isTellingOther(needed: Said): boolean {
  return isDecided(needed) && needed!.needs.filter(({ decision }) => decision!.code !== 'meets').every(isSupported)
}

/** Whether a break was thought about; every answer is one. */
export function isTellingBreak(needed: Said): boolean {
  return needed?.break != null
}

function isDecided(needed: Said): boolean {
  return isTellingNeeds(needed) && needed!.needs.every(({ decision }) => decision !== null)
}

function isSupported({ met, supports }: NeedInPlan): boolean {
  return met.length > 0 || supports.length > 0
}
