import { stoneWords } from '../../frameworks/stones.ts'
import { makeWords } from '../../kernel/words.ts'
import { monthsBetween } from './river-rows.ts'
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

/** How long a silence was: "11 months", "3 months". */
export function silenceInWords({ onDay, until }: { onDay: string; until: string }): string {
  return say('river.gap', { months: monthsBetween(onDay, until) })
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
