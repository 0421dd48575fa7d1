import type { EligibilityArea, EligibilityLevel } from '../frameworks/eligibility.ts'
import type { Amount, BreakAnswer, BreakKind, Charge, DecisionCode, Enough, ForWhom, Replacement, Step, ViewVoice, Way, Why } from '../features/needs/index.ts'

/** What is needed in order to meet outcomes, how it is met, and what somebody decided. */
export interface StoryNeed {
  key: string
  daysAgo: number
  by: string
  words: string
  /** Keys of outcomes: in order to meet these. */
  outcomes: string[]
  conversation?: string
  met?: { daysAgo: number; ways: Partial<Record<Step, { amount: Amount; words?: string }>>; why?: Why }[]
  /** Promises of the same story, by key. */
  supports?: { action: string; way: Way; forWhom?: ForWhom; charge?: Charge; chargeWords?: string }[]
  decision?: { daysAgo: number; decision: DecisionCode; reasons: string; decidedBy: string; body?: string }
}

/** Somebody said that no need was found. */
export interface StoryNoNeed { daysAgo: number; by: string; words: string }

/** How an area is, in somebody's voice. */
export interface StoryArea { daysAgo: number; by: string; area: EligibilityArea; level: EligibilityLevel; words: string; voice: ViewVoice; name: string }

/** Whether a break would help. */
export interface StoryBreak { daysAgo: number; by: string; answer: BreakAnswer; kinds?: BreakKind[]; words?: string; enough?: Enough; replacement?: Replacement; replacementWords?: string }
