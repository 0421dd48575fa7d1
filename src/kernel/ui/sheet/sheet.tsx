import type { ComponentChildren } from 'preact'
import { classes } from '../universal/universal.ts'

export interface SheetProps {
  as?: 'section' | 'article' | 'div' | 'li'
  id?: string
  /** The id of the heading inside, so that the sheet has a name. */
  labelledBy?: string
  class?: string
  children: ComponentChildren
}

/** A sheet of white paper on the page: one thing that belongs together. Ours. */
export function Sheet({ as: Element = 'section', id, labelledBy, class: extra, children }: SheetProps) {
  return (
    <Element id={id} class={classes('sheet', extra)} aria-labelledby={labelledBy}>
      {children}
    </Element>
  )
}
