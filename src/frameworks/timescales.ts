/** A time the law gives for something, in working days. */
export interface Timescale {
  code: string
  workingDays: number
  /** From when: the day she was found to be a carer of somebody dying, or the day she said yes to a plan or asked for one (the notification date). */
  from: 'identified' | 'notified'
  /** Whether the first day counts. Where the source does not say "beginning with", it does not. */
  firstDayCounts: boolean
  /** Where it stands. */
  source: string
  /** False: we have read it only at second hand, and the page says so. */
  verified: boolean
}

/**
 * Scotland, carers of somebody who is terminally ill (Carers (Scotland) Act 2016, s.7), for adult carers; young carers have mirror rules
 * (s.13). To be repealed when the rest of the Care Reform (Scotland) Act 2025, ss.9 and 10, begins; not commenced when this was written.
 */
export const terminalIllness = [
  { code: 'offer', workingDays: 2, from: 'identified', firstDayCounts: true, source: 'Directions to integration authorities, July 2021', verified: true },
  { code: 'talk', workingDays: 5, from: 'notified', firstDayCounts: false, source: 'SSI 2021/133', verified: false },
  { code: 'plan', workingDays: 10, from: 'notified', firstDayCounts: false, source: 'SSI 2021/133', verified: false },
] as const satisfies readonly Timescale[]
export const timescaleCodes = ['offer', 'talk', 'plan'] as const
export type TimescaleCode = (typeof timescaleCodes)[number]

/** When to begin to talk about what comes after a young carer statement: our own advice, no rule of law. It stays in force past 18 until an adult plan is given (s.18). */
export const transition = { years: 17, months: 6 } as const
