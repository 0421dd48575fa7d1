import type { ComponentChildren } from 'preact'
import { classes } from '../universal/universal.ts'

export interface QuoteProps {
  /** Exactly what was said, not a word added. A string and nothing else, so that marks cannot creep round anything more. */
  children: string
  lang?: string
}

/** Words a person said, in a sentence of ours. The quotation marks are the element's own. Right-to-left words run their own way. */
export function Quote({ children, lang }: QuoteProps) {
  return (
    <q lang={lang} dir="auto">
      {children}
    </q>
  )
}

export interface WordsProps extends QuoteProps {
  as?: 'p' | 'div' | 'h2' | 'h3' | 'h4' | 'span'
  id?: string
  class?: string
  /** Ours, outside the marks: "The Sunday drives: " before, ": the Sunday drives" after. */
  before?: ComponentChildren
  after?: ComponentChildren
}

/** Words a person said, standing by themselves, larger than ours: they look the same everywhere. */
export function Words({ children, lang, as: Element = 'p', id, class: extra, before, after }: WordsProps) {
  const alone = !before && !after
  return (
    <Element id={id} class={classes('words', extra)} dir={alone ? 'auto' : undefined}>
      {before}
      <q lang={lang} dir={alone ? undefined : 'auto'}>
        {children}
      </q>
      {after}
    </Element>
  )
}
