import type { ComponentChildren } from 'preact'
import type { TextSize } from '../label/label.tsx'
import { type Attributes, classes } from '../universal/universal.ts'

export interface LegendProps {
  legend?: ComponentChildren
  legendSize?: TextSize
  legendClass?: string
  legendIsHeading?: boolean
}

export interface FieldsetProps extends LegendProps {
  describedBy?: string
  role?: string
  class?: string
  attributes?: Attributes
  children?: ComponentChildren
}

/** Several fields that answer one question; the legend is the question. GOV.UK Frontend's fieldset. */
export function Fieldset({
  legend,
  legendSize,
  legendClass,
  legendIsHeading,
  describedBy,
  role,
  class: extra,
  attributes,
  children,
}: FieldsetProps) {
  return (
    <fieldset class={classes('govuk-fieldset', extra)} role={role as 'group'} aria-describedby={describedBy} {...attributes}>
      {legend && (
        <legend class={classes('govuk-fieldset__legend', legendSize && `govuk-fieldset__legend--${legendSize}`, legendClass)}>
          {legendIsHeading ? <h1 class="govuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
      )}
      {children}
    </fieldset>
  )
}
