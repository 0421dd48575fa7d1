import type { ComponentChildren } from 'preact'
import { type Attributes, classes, useUniversalWords } from '../universal/universal.ts'

export interface SkipLinkProps {
  href?: string
  class?: string
  attributes?: Attributes
  children?: ComponentChildren
}

/** The first stop of the tab key: past the top of the page to what it is about. GOV.UK Frontend's skip link. */
export function SkipLink({ href = '#main-content', class: extra, attributes, children }: SkipLinkProps) {
  const words = useUniversalWords()
  return (
    <a href={href} class={classes('govuk-skip-link', extra)} data-module="govuk-skip-link" {...attributes}>
      {children ?? words.skipToContent}
    </a>
  )
}
