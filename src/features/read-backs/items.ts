import { v5 } from 'uuid'
import type { Action } from '../actions/index.ts'
import { findSentences, type Passage } from '../conversations/index.ts'
import type { Difference } from '../differences/index.ts'
import type { Outcome } from '../outcomes/index.ts'
import type { About, ReadBackAnswer } from './schema.ts'

/** What she said of something, by the words that were read to her. */
export interface Answered { about: About; id: string; starts: number | null; words: string; answer: ReadBackAnswer; herWords: string | null; on: string }

/** One thing on the page that she can say yes or not quite to, and what she said of it. `key` is its name on the form. */
export interface Item { key: string; about: About; id: string; starts: number | null; words: string; said: Answered | null }

/** With more sentences than these a whole passage is one thing to answer, so that the page can still be answered. */
const mostSentences = 400

/** The sentences of what was heard, passage by passage, in the order it was said. */
export function sentencesOf(passages: readonly Passage[], answered: readonly Answered[]): Item[][] {
  const cut = passages.map((passage) => ({ passage, sentences: findSentences(passage.words) }))
  const many = cut.reduce((sum, one) => sum + one.sentences.length, 0) > mostSentences
  return cut.map(({ passage, sentences }) => {
    const parts = many || sentences.length === 0 ? [{ starts: 0, words: passage.words }] : sentences
    return parts.map((part) => item(answered, 'sentence', passage.id, part.words, part.starts))
  })
}

export const outcomeItem = (outcome: Outcome, answered: readonly Answered[]) => item(answered, 'outcome', outcome.id, outcome.statement)
export const actionItem = (action: Action, answered: readonly Answered[]) => item(answered, 'action', action.id, `${action.who}: ${action.what}`)
export const differenceItem = (one: Difference, answered: readonly Answered[]) => item(answered, 'difference', one.id, [one.topic, ...one.views.filter((view) => !view.newer).map((view) => `${view.name}: ${view.words}`)].join('\n'))

function item(answered: readonly Answered[], about: About, id: string, words: string, starts: number | null = null): Item {
  // An answer to other words than those that stand there now does not count for them.
  const said = answered.find((one) => one.about === about && one.id === id && one.starts === starts && one.words === words)
  return { key: v5([about, id, starts, words].join('\n'), v5.URL), about, id, starts, words, said: said ?? null }
}

/** Outcomes in the order that matters to her: those she put in order first, then the others as they came. */
export function inHerOrder<T extends { id: string }>(outcomes: readonly T[], order: readonly string[]): T[] {
  const place = (id: string) => order.indexOf(id) === -1 ? order.length : order.indexOf(id)
  return outcomes.map((outcome, at) => ({ outcome, at })).sort((a, b) => place(a.outcome.id) - place(b.outcome.id) || a.at - b.at).map(({ outcome }) => outcome)
}
