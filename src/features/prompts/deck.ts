import type { ConceptId } from '../../frameworks/concepts.ts'
import type { CardGroup } from '../../frameworks/prompt-cards/index.ts'
import type { Card } from './queries.ts'

/** What to look for among the cards: words, what it touches, for whom. `group` 'everybody': those worded for everybody. */
export interface Sought { words?: string; concept?: ConceptId; group?: CardGroup | 'everybody' }

/** The cards in use that fit, shuffled the same way every time for the same `seed`. Every word sought must stand in the card. */
export function findAmong(cards: readonly Card[], { words = '', concept, group }: Sought, seed: string): Card[] {
  const sought = plain(words).split(' ').filter(Boolean)
  const fitting = cards.filter((card) => card.inUse === 'yes' && sought.every((word) => plain(card.words).includes(word))
    && (concept === undefined || card.concepts.includes(concept)) && (group === undefined || (group === 'everybody' ? card.group === null : card.group === group)))
  return shuffle(fitting, seed)
}

/** The cards for one talk: those worded for everybody; before them, for a young person, those worded for young people, and no others' groups. */
export function deckFor(cards: readonly Card[], talk: { seed: string; young: boolean }): Card[] {
  const everybody = findAmong(cards, { group: 'everybody' }, talk.seed)
  return talk.young ? [...findAmong(cards, { group: 'young-carer' }, talk.seed), ...everybody] : everybody
}

/** `most` cards of a deck, the next ones each turn, round and round. A turn that is no number is the first. */
export function dealt(deck: readonly Card[], turn: number, most: number): { cards: Card[]; next: number } {
  const at = Number.isInteger(turn) && turn > 0 && turn < 1000 ? turn : 0
  const some = Math.min(most, deck.length)
  return { cards: Array.from({ length: some }, (_, index) => deck[(at * most + index) % deck.length]!), next: at + 1 }
}

function shuffle(cards: readonly Card[], seed: string): Card[] {
  return cards.map((card) => ({ card, weight: mix(`${card.key} ${seed}`) })).sort((a, b) => a.weight - b.weight).map(({ card }) => card)
}

/** A number out of some words, the same every time (FNV-1a). */
function mix(words: string): number {
  return [...words].reduce((number, letter) => Math.imul(number ^ letter.charCodeAt(0), 16_777_619) >>> 0, 2_166_136_261)
}

function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim()
}
