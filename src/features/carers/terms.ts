import { nicknames } from '../../frameworks/nicknames.ts'

/** At most this many words of a question are looked at; more would only slow it down. */
const mostTerms = 6

const groups = new Map<string, Set<string>>()
for (const group of nicknames) {
  for (const name of group) groups.set(name, new Set([...(groups.get(name) ?? []), ...group]))
}

/**
 * What somebody typed to find a carer, as the search function takes it: one text a word, with what else that word may stand for
 * after bars ("liz|elizabeth|betty"). The first part is found anywhere in a word or nearly so; the others only as whole words.
 * Digits that stand together are one number, however they were spaced.
 */
export function termsOf(question: string): string[] {
  const plain = question.normalize('NFC').replace(/[|"“”()<>,;:*]/g, ' ').trim()
  const joined = plain.replace(/(?<![\p{L}\d])(?:\+|00)44[\s-]*(?:0[\s-]*)?(?=\d)/gu, '').replace(/(?<=(?<![\p{L}])\d)[\s-]+(?=\d+(?![\p{L}\d]))/gu, '')
  return joined.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).slice(0, mostTerms).map((word) => [withoutTrunk(word.slice(0, 60)), ...othersOf(word)].join('|'))
}

/** A whole telephone number loses its leading nought, so that it is found with and without +44. */
function withoutTrunk(word: string): string {
  return /^0\d{9,}$/.test(word) ? word.slice(1) : word
}

function othersOf(word: string): string[] {
  const name = word.toLocaleLowerCase('en').normalize('NFD').replace(/\p{M}/gu, '')
  if (!/^[a-z]{2,}$/.test(name)) return []
  return [...new Set([...(groups.get(name) ?? []), ...swapped(name)])].filter((other) => other !== name)
}

/** Two letters in the wrong order ("Ahsa"): what trigrams are too coarse to see in a short name. */
function swapped(name: string): string[] {
  if (name.length < 4 || name.length > 8) return []
  return Array.from({ length: name.length - 1 }, (_, at) => name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2))
}
