import type { ComponentChildren } from 'preact'
import { type Attributes, classes, useUniversalWords } from '../universal/universal.ts'

export interface BackLinkProps {
  href: string
  class?: string
  attributes?: Attributes
  children?: ComponentChildren
}

/** One step back, above the heading. GOV.UK Frontend's back link. */
export function BackLink({ href, class: extra, attributes, children }: BackLinkProps) {
  const words = useUniversalWords()
  return (
    <a href={href} class={classes('govuk-back-link', extra)} {...attributes}>
      {children ?? words.back}
    </a>
  )
}
