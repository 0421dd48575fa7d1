import type { ComponentChildren } from 'preact'
import { classes } from '../universal/universal.ts'

export type Voice = 'carer' | 'person' | 'worker' | 'family' | 'young' | 'agency' | 'advocate' | 'unsaid'

export interface PassageProps {
  voice: Voice
  /** Whose words: the name, always written out; the margin never says it alone. */
  who: string
  /** After the name: "her words", "her dad · how do we know? he said so, clear today". */
  about?: ComponentChildren
  level?: 2 | 3 | 4 | 5
  id?: string
  lang?: string
  class?: string
  /** What was said; line breaks stay. `Mark` picks words out. */
  children: ComponentChildren
  /** Under the words, outside them: links, who heard it. */
  foot?: ComponentChildren
}

/**
 * A piece of what was said, in one voice. Each voice has a margin of its own in colour and pattern, and a label that says
 * whose it is: carer solid, cared-for person dotted, worker thin, family double, young person dashed, agency thin and
 * broken, advocate thick and thin, nobody's yet faint and dotted. Ours, from the mock-ups.
 */
export function Passage({ voice, who, about, level = 3, id, lang, class: extra, children, foot }: PassageProps) {
  const Heading = `h${level}` as 'h3'
  return (
    <section id={id} class={classes('passage', voice, extra)}>
      <Heading>
        <b>{who}</b>
        {about && <>, {about}</>}
      </Heading>
      <div class="said" lang={lang} dir="auto">
        {children}
      </div>
      {foot && <div class="passage-foot">{foot}</div>}
    </section>
  )
}

export interface MarkProps {
  /** `outcome` underlined, `way` (in the way) dashed, `limit` dotted, `other` thin. */
  kind?: 'outcome' | 'way' | 'limit' | 'other'
  /** What these words became, said before them to a screen reader: "outcome, to keep". */
  label: string
  id?: string
  children: ComponentChildren
}

/** Words picked out of a passage and turned into something. */
export function Mark({ kind = 'outcome', label, id, children }: MarkProps) {
  return (
    <mark id={id} class={kind}>
      {/* With a direction of its own it has no say in which way the words run. */}
      <span class="govuk-visually-hidden" dir="auto">
        {label}:{' '}
      </span>
      {children}
    </mark>
  )
}
