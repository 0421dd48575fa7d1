import type { Actor } from '../../kernel/actor.ts'
import { type Access, isOwnWorker, mayKnowCarer, mayReadCarer } from '../access/policy.ts'
import type { PassageVoice, Reach, Voice } from './schema.ts'

/** What must be known of a passage to say who may read it. */
export interface PassageFacts { reach: Reach }

/**
 * May this person read the passage? Those who heard it and the carer's own workers; when it was widened, all who may read the
 * record. `heard` are the workers who heard it. Whether it may leave its own page is another question: {@link mayLeavePage}.
 */
export function mayReadPassage(actor: Actor, access: Access, passage: PassageFacts, heard: readonly string[]): boolean {
  if (actor.kind !== 'worker' || !mayKnowCarer(actor, access)) return false
  if (isOwnWorker(actor, access) || heard.includes(actor.id)) return true
  return passage.reach === 'record' && mayReadCarer(actor, access)
}

/** May the words be seen anywhere but on the page of their own conversation: plan, search, print, export, copy? */
export function mayLeavePage(passage: Pick<PassageFacts, 'reach'>): boolean {
  return passage.reach !== 'here'
}

/**
 * May the words stand on something the carer is given? Never those for this conversation only. What was said while she was not
 * in the room only when somebody widened it, and a child's words then never; nor words that may be a child's, for all that has
 * been said. `people` are those who heard it.
 */
export function mayReachCopy(passage: Pick<PassageFacts, 'reach'> & { voice: PassageVoice }, people: readonly { voice: Voice }[]): boolean {
  if (!mayLeavePage(passage)) return false
  if (passage.voice === 'carer' || people.some((person) => person.voice === 'carer')) return true
  return passage.voice !== 'young-person' && passage.voice !== 'unsaid' && passage.reach === 'record'
}

/** May an outcome be lifted from it? An outcome goes where the plan goes, a quote and a risk have pages of their own, so not from words for this conversation only. */
export function mayLift(passage: Pick<PassageFacts, 'reach'>, kind: string): boolean {
  return ['outcome', 'quote', 'risk'].includes(kind) ? mayLeavePage(passage) : true
}

/**
 * Are these, word for word, what somebody said in one of these passages? Quotation marks stand round nothing else. How the page
 * writes it is not what was said: spaces, the shape of an apostrophe, a capital to begin with and a mark at the end do not count.
 */
export function isSaid(words: string, passages: readonly { words: string }[]): boolean {
  const sought = plain(words).replace(/[\s.,;:!?…]+$/u, '')
  if (!/[\p{L}\p{N}]/u.test(sought)) return false
  const [first = '', ...rest] = [...sought].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const begins = [...new Set([first, first.toLocaleLowerCase('en-GB'), first.toLocaleUpperCase('en-GB')])].join('|')
  const whole = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${begins})${rest.join('')}(?![\\p{L}\\p{M}\\p{N}])`, 'u')
  return passages.some((passage) => whole.test(plainOf(passage)))
}

/** Made plain once a passage, however often words are looked for in it. */
const plainWords = new WeakMap<object, string>()

function plainOf(passage: { words: string }): string {
  const known = plainWords.get(passage) ?? plain(passage.words)
  plainWords.set(passage, known)
  return known
}

function plain(words: string): string {
  return words.normalize('NFC').replace(/[‘’ʼ]/g, "'").replace(/[“”]/g, '"').replace(/[^\S ]\s*| \s+/g, ' ').trim()
}

/** May the words be called anybody's exact words? Not while nobody has said whose they are. */
export function mayQuote(passage: { voice: PassageVoice }): boolean {
  return passage.voice !== 'unsaid'
}
