import type { ComponentChildren } from 'preact'
import { DateInput } from '../date-input/date-input.tsx'

export interface DayFieldProps {
  /** The field: posted as `<name>-day`, `<name>-month`, `<name>-year`, which the form reader joins again. */
  name: string
  id?: string
  legend: ComponentChildren
  hint?: ComponentChildren
  /** What was typed, or a stored day split up by `dayAnswers`. */
  answers?: Record<string, string | string[] | undefined>
  error?: ComponentChildren
  birthday?: boolean
}

/** A day as a form asks for it: the date input, filled from the form's answers. */
export function DayField({ name, id = name, legend, hint, answers = {}, error, birthday }: DayFieldProps) {
  const part = (which: string) => String(answers[`${name}-${which}`] ?? '')
  return (
    <DateInput id={id} namePrefix={name} legend={legend} hint={hint} error={error} birthday={birthday}
      values={{ day: part('day'), month: part('month'), year: part('year') }} />
  )
}
