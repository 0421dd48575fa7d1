import type { Answers, Errors } from '../../../kernel/forms.ts'
import type { Outcome } from '../../outcomes/index.ts'
import type { LifeEvent, Mark, Review } from '../queries.ts'
import type { Whose } from '../views.tsx'

/** What was typed in a field, as text. */
export const typed = (answers: Answers, field: string) => String(answers[field] ?? '')

export interface Writing {
  carer: Whose
  review: Review
  /** What can be looked at: what still matters, and what was spoken of in this review. */
  outcomes: readonly Outcome[]
  current: Outcome | null
  /** Everything said in this carer's reviews. */
  marks: readonly Mark[]
  events: readonly LifeEvent[]
  today: string
  /** There are days and not months: nothing is asked but what she says. */
  countedDays: boolean
  /** The carer's other workers: an answer about how somebody treats her can be kept from one of them. */
  others: readonly { id: string; name: string }[]
}
/** A form as it was sent, with what is wrong with it. */
export interface Filled { answers: Answers; errors?: Errors }
