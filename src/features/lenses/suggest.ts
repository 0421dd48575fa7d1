import { type ConceptId, conceptIds, concepts } from '../../frameworks/concepts.ts'
import { conceptWords } from '../../frameworks/concept-words.ts'

/** A concept that the words may point to, with the words that made it come up. */
export interface Suggestion { concept: ConceptId; name: string; words: string[] }

const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase('en').replace(/[‘’ʼ]/g, "'").replace(/\s+/g, ' ')
const finders = conceptIds.map((concept) => {
  const words = [...conceptWords[concept]].sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return { concept, name: concepts.find((one) => one.id === concept)!.name, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu') }
})

/**
 * Concepts that an outcome's words may point to, those with the most words first, three at most. Open lists of words, shown with
 * what matched; people choose, and nothing is chosen for them. Only the first 4,000 characters are read.
 */
export function suggestConcepts(statement: string): Suggestion[] {
  const text = plain(statement.slice(0, 4000))
  return finders.map(({ concept, name, pattern }) => ({ concept, name, words: [...new Set([...text.matchAll(pattern)].map((match) => match[0]))] }))
    .filter((one) => one.words.length > 0).sort((a, b) => b.words.join('').length - a.words.join('').length).slice(0, 3)
}
