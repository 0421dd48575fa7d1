import { coach, type Coached } from './coach.ts'
import { english } from './reading/english.ts'
import { type Language, languages } from './reading/language.ts'
import { plain } from './reading/matcher.ts'
import { read, type Tagger } from './reading/statement.ts'
import { say } from './words.ts'

/** What one line of input asks. `actions` are sentences, or things with a `who` or `owner`. */
export interface Asked { id: unknown; text: string; lang?: Language | null; actions?: readonly unknown[] }

/** What one line of output says, as `lilypad coach` writes it. */
export interface Said { id: unknown; labels: Coached['labels']; hints: Coached['hints'] }

/** Read one line of JSON. Throws with what is wrong with it. */
export function readAsked(line: string): Asked {
  let given: unknown
  try {
    given = JSON.parse(line)
  } catch {
    throw new Error('this is not JSON')
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Error('this is not an object with an "id" and a "text"')
  const { id, text, lang, actions } = given as Record<string, unknown>
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error('"id" is missing: give a text or a number')
  if (typeof text !== 'string') throw new Error('"text" is missing: give the statement')
  if (actions !== undefined && !Array.isArray(actions)) throw new Error('"actions" is not a list')
  return { id, text, lang: languageNamed(lang), actions }
}

/** A language by its code; null for one that we do not read, which is then told from the words. */
export function languageNamed(code: unknown): Language | null {
  return languages.find((one) => one === code) ?? null
}

/** Answer one line. What may be about somebody's safety comes first, and is no writing tip. */
export function answer({ id, text, lang, actions }: Asked, tag?: Tagger): Said {
  const { labels, hints, safety } = coach(text, actions === undefined ? {} : { actions: actions.map((one) => ({ owner: ownerOf(one) })) }, lang, tag)
  const route = safety.length > 0 ? [{ rule: 'R21', words: safety, question: say('ask.R21', { words: safety.slice(0, 3).join(', ') }) }] : []
  return { id, labels, hints: [...route, ...hints] }
}

/** Whose an action is, as far as its words tell; what they do not tell is not held against anybody. */
function ownerOf(action: unknown): string {
  const { who, owner, what, text } = (typeof action === 'object' && action !== null ? action : { text: action }) as Record<string, unknown>
  const named = plain(String(owner ?? who ?? ''))
  const told = named || plain(String(text ?? what ?? ''))
  if (/^(?:carer|person|family|friend|community)$/.test(named)) return named
  if (read(told).first || english.people.has(told) || /^(?:the )?carer\b/.test(told)) return 'carer'
  return english.staff.has(told) || english.services.has(told) || read(told).opening === 'service' ? 'service' : 'community'
}
