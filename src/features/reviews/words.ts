import { stoneWords } from '../../frameworks/stones.ts'
import { makeWords } from '../../kernel/words.ts'
import type { ContributorKind, HopedAnswer, NextAnswer, NowAnswer, Sayer, Share, Sure } from './schema.ts'
import english from './words.en.json'

export const say = makeWords(english)

/** At the beginning of a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1)
}

interface Answered { now: NowAnswer | null; hoped: HopedAnswer | null }

/** The answers as they are said in running words: "closer, as hoped". Two questions with the same answer stay two. */
export function answersInWords({ now, hoped }: Answered): string {
  if (now === hoped && (now === 'too-soon' || now === 'not-discussed')) return say(`both.${now}`)
  return [now && say(`now.${now}`), hoped && say(`hoped.${hoped}`)].filter(Boolean).join(', ')
}

/** What comes next, where something was said about it. */
export function nextInWords({ next, nextWords }: { next: NextAnswer | null; nextWords: string | null }): string | null {
  if (next === null) return nextWords && say('then.open', { words: nextWords })
  if (nextWords) return say(`then.${next}.words`, { words: nextWords })
  return say(`then.${next}`)
}

/** "her sister Meera, a lot"; somebody without a name is called by their kind. */
export function contributorInWords({ kind, name, share, saidBy, sure }: { kind: ContributorKind; name: string; share: Share | null; saidBy?: Sayer | null; sure?: Sure | null }): string {
  const who = name || say(`kind.${kind}.plain`)
  const told = share === null ? who : say('contributor', { who, share: say(`share.${share}`) })
  const aside = [saidBy && saidBy !== 'carer' && say(`said.${saidBy}`), sure && sure !== 'sure' && say(`sure.${sure}`)].filter(Boolean)
  return aside.length > 0 ? say('contributor.aside', { told, aside: aside.join(', ') }) : told
}

/** The carer's own two banks. Quotation marks stand round one only where she said it word for word (`nearSaid`, `farSaid`). */
export interface Banks { near: string | null; far: string | null; nearSaid?: boolean; farSaid?: boolean }

/** The banks as they stand in a sentence: her own words, or simply "one bank" and "the other". */
export function banksInWords({ near, far, nearSaid, farSaid }: Banks): [string, string] {
  const bank = (words: string | null, said: boolean | undefined, otherwise: string) => words === null ? otherwise : said ? say('bank.words', { words }) : words
  return [bank(near, nearSaid, say('bank.near')), bank(far, farSaid, say('bank.far'))]
}

/** Where a stone lies, in words: "near “Up with Dad four times”". */
export function stoneInWords(stone: number, banks: Banks): string {
  return stoneWords(stone, ...banksInWords(banks))
}

/** Who and what helped, or got in the way, as a sentence each; an empty string where nobody was named. */
export function peopleInWords(contributors: readonly { way: 'helped' | 'in-the-way'; kind: ContributorKind; name: string; share: Share | null; saidBy?: Sayer | null; sure?: Sure | null }[]): { helped: string; inTheWay: string } {
  const of = (way: 'helped' | 'in-the-way') => contributors.filter((one) => one.way === way).map(contributorInWords).join('; ')
  const [helped, inTheWay] = [of('helped'), of('in-the-way')]
  return { helped: helped && say('helped', { who: helped }), inTheWay: inTheWay && say('inTheWay', { what: inTheWay }) }
}

/** Where it is, and on a bad and on a good day, as sentences; `width` false leaves the days out. */
export function placesInWords({ stone, goodStone, badStone }: { stone: number | null; goodStone: number | null; badStone: number | null }, banks: Banks, width = true): string[] {
  const one = (key: 'place.now' | 'place.bad' | 'place.good', at: number | null) => at === null ? [] : [say(key, { where: stoneInWords(at, banks) })]
  return [...one('place.now', stone), ...(width ? [...one('place.bad', badStone), ...one('place.good', goodStone)] : [])]
}
