import type { ComponentChildren } from 'preact'
import { type Attributes, classes } from '../universal/universal.ts'

export interface TagProps {
  /** No red, orange, yellow or green: a tag is a word, not a traffic light (law 4). */
  colour?: 'grey' | 'teal' | 'purple' | 'magenta'
  class?: string
  attributes?: Attributes
  children: ComponentChildren
}

/** The state of something, in a word. GOV.UK Frontend's tag. */
export function Tag({ colour, class: extra, attributes, children }: TagProps) {
  return (
    <strong class={classes('govuk-tag', colour && `govuk-tag--${colour}`, extra)} {...attributes}>
      {children}
    </strong>
  )
}

/** A concept, a language, a place: something this belongs to. Our own, the quiet pill. */
export function Pill({ href, children }: { href?: string; children: ComponentChildren }) {
  return href ? (
    <a class="tag" href={href}>
      {children}
    </a>
  ) : (
    <span class="tag">{children}</span>
  )
}
