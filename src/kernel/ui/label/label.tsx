import type { ComponentChildren } from 'preact'
import { type Attributes, classes } from '../universal/universal.ts'

export type TextSize = 's' | 'm' | 'l' | 'xl'

export interface LabelProps {
  for?: string
  size?: TextSize
  class?: string
  isPageHeading?: boolean
  attributes?: Attributes
  children: ComponentChildren
}

/** The words beside a field. GOV.UK Frontend's label. */
export function Label({ for: forId, size, class: extra, isPageHeading, attributes, children }: LabelProps) {
  const label = (
    <label class={classes('govuk-label', size && `govuk-label--${size}`, extra)} for={forId} {...attributes}>
      {children}
    </label>
  )
  return isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
