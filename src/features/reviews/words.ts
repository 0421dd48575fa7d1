import { makeWords } from '../../kernel/words.ts'
import { monthsBetween } from './river-rows.ts'
import type { ContributorKind, HopedAnswer, NextAnswer, NowAnswer, Share } from './schema.ts'
import english from './words.en.json'

export const say = makeWords(english)

interface Answered { now: NowAnswer | null; hoped: HopedAnswer | null }

/** The answers as they are said in running words: "closer, as hoped". The same words are not said twice. */
export function answersInWords({ now, hoped }: Answered): string {
  return [...new Set([now && say(`now.${now}`), hoped && say(`hoped.${hoped}`)])].filter(Boolean).join(', ')
}

/** What comes next, where it is more than going on as before. */
export function nextInWords({ next, nextWords }: { next: NextAnswer | null; nextWords: string | null }): string | null {
  if (next === null) return nextWords && say('then.carry-on.words', { words: nextWords })
  if (nextWords) return say(`then.${next}.words`, { words: nextWords })
  return next === 'carry-on' ? null : say(`then.${next}`)
}

/** "her sister Meera, a lot"; somebody without a name is called by their kind. */
export function contributorInWords({ kind, name, share }: { kind: ContributorKind; name: string; share: Share | null }): string {
  const who = name || say(`kind.${kind}.plain`)
  return share === null ? who : say('contributor', { who, share: say(`share.${share}`) })
}

/** How long a silence was: "11 months", "3 months". */
export function silenceInWords({ onDay, until }: { onDay: string; until: string }): string {
  return say('river.gap', { months: monthsBetween(onDay, until) })
}

export interface Banks { near: string | null; far: string | null }

/** Where a stone lies, in words: the carer's own two banks, or simply "one bank" and "the other". */
export function stoneInWords(stone: number, { near, far }: Banks): string {
  const banks = { near: near ? say('bank.words', { words: near }) : say('bank.near'), far: far ? say('bank.words', { words: far }) : say('bank.far') }
  const key = stone === 1 ? '1' : stone < 4 ? '2' : stone === 4 ? '4' : stone === 5 ? '5' : stone === 6 ? '6' : stone < 9 ? '8' : '9'
  return say(`place.${key}`, banks)
}
