import { type LanguageTag, languageMeant } from './tags.ts'
import type { WrittenWords } from './telling.ts'
import { type Tongue, tongueOf } from './tongue.ts'

/** How a document is told, and which other language of ours its reader has, if we have the words. */
export interface AskedTongue { tongue: Tongue; theirs: LanguageTag | undefined }

/** In the language that was asked for, where the words exist; else in the one that stands in their details, where they exist; else in English. */
export function tongueAsked(asked: string | undefined, said: string | null, written: WrittenWords): AskedTongue {
  const meant = languageMeant(said)
  const theirs = meant && written[meant] ? meant : undefined
  const known = asked === 'en-GB' || (asked !== undefined && Object.hasOwn(written, asked))
  return { tongue: tongueOf(known ? asked as LanguageTag : theirs ?? 'en-GB'), theirs }
}
