/*
 * How long records of carers are kept, as a suggestion that an organisation makes its own. No law names a number of years for a carer’s record: UK GDPR
 * art. 5(1)(e) says no longer than is needed. Scottish councils go by the Scottish Council on Archives Record Retention Schedules; its line for carers’
 * plans could not be read, and the years here are common practice as we were told of it: none is verified, and each page says so. An organisation that
 * works for a council asks what the council asks of it.
 */

export const recordKinds = ['referral', 'adult', 'young', 'died', 'concern'] as const
export type RecordKind = (typeof recordKinds)[number]
/** What the years are counted from. `never`: kept until the organisation has settled another rule. */
export const triggers = ['last-contact', 'support-ended', 'turned-25', 'died', 'never'] as const
export type Trigger = (typeof triggers)[number]

/** A record is due on the latest day of all the rules of its kind. */
export interface RetentionRule { kind: RecordKind; trigger: Trigger; years: number }
export const suggestedRules: readonly RetentionRule[] = [
  { kind: 'referral', trigger: 'last-contact', years: 1 },
  { kind: 'adult', trigger: 'last-contact', years: 6 },
  { kind: 'adult', trigger: 'support-ended', years: 6 },
  { kind: 'young', trigger: 'turned-25', years: 0 },
  { kind: 'young', trigger: 'last-contact', years: 6 },
  { kind: 'died', trigger: 'died', years: 6 },
  { kind: 'concern', trigger: 'never', years: 0 },
]
