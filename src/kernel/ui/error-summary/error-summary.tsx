import type { ComponentChildren } from 'preact'
import { type Attributes, classes, useUniversalWords } from '../universal/universal.ts'

export interface SummaryError {
  text: ComponentChildren
  /** `#id` of the field to put right. */
  href?: string
  attributes?: Attributes
}

export interface ErrorSummaryProps {
  errors: readonly SummaryError[]
  title?: ComponentChildren
  description?: ComponentChildren
  /** The script moves the focus here when the page opens, unless this says no. */
  disableAutoFocus?: boolean
  class?: string
  attributes?: Attributes
}

/** Everything that needs putting right, at the top of the page, each a link to its field. GOV.UK Frontend's error summary. */
export function ErrorSummary({ errors, title, description, disableAutoFocus, class: extra, attributes }: ErrorSummaryProps) {
  const words = useUniversalWords()
  return (
    <div
      class={classes('govuk-error-summary', extra)}
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : `${disableAutoFocus}`}
      data-module="govuk-error-summary"
      {...attributes}
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title ?? words.problem}</h2>
        <div class="govuk-error-summary__body">
          {description && <p>{description}</p>}
          {errors.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {errors.map((error) => (
                <li>
                  {error.href ? (
                    <a href={error.href} {...error.attributes}>
                      {error.text}
                    </a>
                  ) : (
                    error.text
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
