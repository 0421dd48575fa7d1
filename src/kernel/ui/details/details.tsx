import type { ComponentChildren } from 'preact'
import { type Attributes, classes } from '../universal/universal.ts'

export interface DetailsProps {
  summary: ComponentChildren
  open?: boolean
  id?: string
  class?: string
  attributes?: Attributes
  children: ComponentChildren
}

/** Folded until someone wants it; on paper it is open. GOV.UK Frontend's details. */
export function Details({ summary, open, id, class: extra, attributes, children }: DetailsProps) {
  return (
    <details id={id} class={classes('govuk-details', extra)} open={open} {...attributes}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}
