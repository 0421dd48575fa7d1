import type { ComponentChildren } from 'preact'
import { type Attributes, classes } from '../universal/universal.ts'

export interface InsetTextProps {
  id?: string
  class?: string
  attributes?: Attributes
  children: ComponentChildren
}

/** Something set apart from what stands around it. GOV.UK Frontend's inset text. */
export function InsetText({ id, class: extra, attributes, children }: InsetTextProps) {
  return (
    <div id={id} class={classes('govuk-inset-text', extra)} {...attributes}>
      {children}
    </div>
  )
}
