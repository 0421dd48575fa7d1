import type { ComponentChildren } from 'preact'
import { type Attributes, classes } from '../universal/universal.ts'

export interface KeptProps {
  id?: string
  class?: string
  attributes?: Attributes
  /** "Kept at 14:32, here and at the office". Empty until there is something to say. */
  children?: ComponentChildren
}

/** Where the words are now. A status: a screen reader says it when it changes, without interrupting. Ours. */
export function Kept({ id, class: extra, attributes, children }: KeptProps) {
  return (
    <p id={id} class={classes('kept', extra)} role="status" {...attributes}>
      {children}
    </p>
  )
}
