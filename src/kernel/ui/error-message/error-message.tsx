import type { ComponentChildren } from 'preact'
import { type Attributes, classes, useUniversalWords } from '../universal/universal.ts'

export interface ErrorMessageProps {
  id?: string
  class?: string
  /** The hidden word before the message; an empty string leaves it out. */
  prefix?: string
  attributes?: Attributes
  children: ComponentChildren
}

/** What is wrong with one field and how to put it right. GOV.UK Frontend's error message. */
export function ErrorMessage({ id, class: extra, prefix, attributes, children }: ErrorMessageProps) {
  const before = prefix ?? useUniversalWords().error
  return (
    <p id={id} class={classes('govuk-error-message', extra)} {...attributes}>
      {before ? (
        <>
          <span class="govuk-visually-hidden">{before}:</span> {children}
        </>
      ) : (
        children
      )}
    </p>
  )
}
