import type { ComponentChildren } from 'preact'
import { type Attributes, classes, useUniversalWords } from '../universal/universal.ts'

export interface WarningTextProps {
  /** What a screen reader says for the mark; "Warning" unless given. */
  iconText?: string
  class?: string
  attributes?: Attributes
  children: ComponentChildren
}

/** What happens if... GOV.UK Frontend's warning text. */
export function WarningText({ iconText, class: extra, attributes, children }: WarningTextProps) {
  const words = useUniversalWords()
  return (
    <div class={classes('govuk-warning-text', extra)} {...attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{iconText ?? words.warning}</span>
        {children}
      </strong>
    </div>
  )
}
