import type { ComponentChildren } from 'preact'
import { concepts as known } from '../../frameworks/concepts.ts'
import { Direction as Hope, Pill, Quote } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import type { Outcome } from './queries.ts'
import type { Direction } from './schema.ts'
import english from './words.en.json'

export const say = makeWords(english)

/** "she", "he" or "they", out of whatever somebody gave as their pronouns. */
export function pronounOf(pronouns: string | null | undefined): 'she' | 'he' | 'they' {
  const first = (pronouns ?? '').trim().toLowerCase().split(/[^a-z]/)[0]
  return first === 'she' || first === 'he' ? first : 'they'
}

/** How it is hoped that it goes, in words: "Hoping it gets better". `pronoun` may be a whole "she/her". */
export function DirectionWords({ direction, pronoun }: { direction: Direction; pronoun?: string | null }) {
  return <Hope>{say(`direction.${direction}`, { pronoun: pronounOf(pronoun) })}</Hope>
}

export interface OutcomeHeadingProps {
  outcome: { statement: string; whoseWords: string }
  as?: 'h1' | 'h2' | 'h3' | 'h4' | 'p' | 'span'
  id?: string
  href?: string
  class?: string
  /** Ours, outside the marks. */
  after?: ComponentChildren
}

/** The statement, looking like words a person said. Quotation marks stand only round exact words. */
export function OutcomeHeading({ outcome, as: Element = 'h3', id, href, class: extra, after }: OutcomeHeadingProps) {
  const words = outcome.whoseWords === 'verbatim' ? <Quote>{outcome.statement}</Quote> : <span dir="auto">{outcome.statement}</span>
  return <Element id={id} class={extra ? `words ${extra}` : 'words'}>{href ? <a href={href}>{words}</a> : words}{after}</Element>
}

/** Her two banks as they stand in a sentence, in quotation marks only where she said them word for word; without them, one and the other. */
export function bankWords({ nearBank, farBank, nearSaid, farSaid }: Pick<Outcome, 'nearBank' | 'farBank' | 'nearSaid' | 'farSaid'>): [string, string] {
  const bank = (words: string | null, said: boolean, otherwise: string) => words === null ? otherwise : said ? say('bank.said', { words }) : words
  return [bank(nearBank, nearSaid, say('bank.near')), bank(farBank, farSaid, say('bank.far'))]
}

/** What the outcome is about, as quiet tags. */
export function ConceptTags({ concepts }: { concepts: readonly string[] }) {
  return <>{concepts.map((id) => <Pill>{known.find((one) => one.id === id)?.name ?? id}</Pill>)}</>
}
