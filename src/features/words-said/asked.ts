/** What is looked for: words, or several words in this order; `beginning`: the last of them may be only begun. */
export interface Asked { terms: readonly string[]; beginning: boolean }

/** At most so much of a question is looked at; more would only slow it down. */
const most = { terms: 10, letters: 300 }

/** A question as it is asked: one line, and not longer than anybody needs. */
export function asOneLine(typed: string): string {
  return [...typed.replace(/\s+/g, ' ').trim()].slice(0, most.letters).join('')
}

/**
 * What somebody typed: each word by itself, and what stands in quotation marks together. Nothing when no word of it has at least two
 * letters or digits: that would find everything.
 */
export function askedOf(question: string): Asked | undefined {
  const parts = [...question.replace(/[“”„«»]/g, '"').matchAll(/"([^"]*)"?|[^\s"]+/g)].map(([whole, quoted]) => ({ term: quoted ?? whole, quoted: quoted !== undefined }))
    .filter(({ term }) => wordsIn(term).length > 0).slice(0, most.terms)
  const last = parts.at(-1)
  if (!last || !parts.some(({ term }) => wordsIn(term).some(({ plain }) => plain.length > 1))) return undefined
  return { terms: parts.map(({ term }) => term), beginning: !last.quoted }
}

/** A word where it stands, and as it is compared: small letters without accents. */
export interface Word { plain: string; starts: number; ends: number }

const unlike: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }

/** The words of a text, as the database takes them apart too (`words_apart`). */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => ({ plain: plainOf(found[0]), starts: found.index, ends: found.index + found[0].length }))
}

function plainOf(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[łøđðþßæœı]/g, (letter) => unlike[letter] ?? letter)
}
