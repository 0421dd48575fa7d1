import type { Answers, Errors } from '../../kernel/forms.ts'

/** A form as it was sent, or fresh. */
export interface Filled { answers: Answers; errors?: Errors }

export const typed = (answers: Answers, name: string) => String(answers[name] ?? '')
/** The three boxes of a day, as they were typed. */
export const boxes = (answers: Answers, name: string) => ({ day: typed(answers, `${name}-day`), month: typed(answers, `${name}-month`), year: typed(answers, `${name}-year`) })
