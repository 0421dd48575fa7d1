import { ErrorSummary } from '../error-summary/error-summary.tsx'

export interface ProblemsProps {
  /** Sentences by field. */
  errors?: Record<string, string>
  /** Fields that are days: the link goes to the first of their three boxes. */
  days?: readonly string[]
}

/** The error summary of a form, from its sentences by field; nothing when all is well. Each links to the field, whose id is its name. */
export function Problems({ errors, days = [] }: ProblemsProps) {
  const found = Object.entries(errors ?? {})
  if (found.length === 0) return null
  return <ErrorSummary errors={found.map(([field, text]) => ({ text, href: `#${field}${days.includes(field) ? '-day' : ''}` }))} />
}
