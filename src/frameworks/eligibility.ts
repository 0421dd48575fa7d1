/*
 * The seven areas and five levels that most councils in Scotland use to think about eligibility. They are not law: they stand in an
 * annex of the Carers Act statutory guidance (July 2021, annex F) as a suite that a council may use; what crosses the threshold is
 * set locally (Carers (Scotland) Act 2016, s.21), published (s.22) and looked at again every three years. The headings and names of
 * levels are the guidance's (Crown copyright, Open Government Licence v3.0); everything else that is said about them is ours.
 */

/** The areas, in the guidance's order. */
export const eligibilityAreas = ['health', 'relationships', 'living', 'work', 'money', 'balance', 'future'] as const
export type EligibilityArea = (typeof eligibilityAreas)[number]

/** The levels: words that somebody chooses and gives reasons for. Nothing is worked out from them. */
export const eligibilityLevels = ['none', 'low', 'moderate', 'substantial', 'critical'] as const
export type EligibilityLevel = (typeof eligibilityLevels)[number]
