import type { ComponentChildren } from 'preact'
import { type Attributes, classes } from '../universal/universal.ts'

export interface HintProps {
  id?: string
  class?: string
  attributes?: Attributes
  children: ComponentChildren
}

/** A word of help under a label or legend; the field points at it with aria-describedby. GOV.UK Frontend's hint. */
export function Hint({ id, class: extra, attributes, children }: HintProps) {
  return (
    <div id={id} class={classes('govuk-hint', extra)} {...attributes}>
      {children}
    </div>
  )
}
