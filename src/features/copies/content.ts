import type { LanguageTag } from '../../kernel/languages/tags.ts'
import type { LeftOff } from '../plans/index.ts'
import type { CopyKind } from './schema.ts'
import { sectionsOf } from './schema.ts'

/** Something that may stand on a copy. Quotation marks stand round exact words only. */
export interface CopyLine { label: string | null; words: string; quoted: boolean; /** Where the label is in another language than English. */ labelIn?: LanguageTag }

/** A line out of the record that can be chosen. `suggested` is how the carer has worded it for a copy before. */
export interface Offer extends CopyLine { key: string; section: string; suggested?: string | null; /** The key of the line it is said of: it stands beneath it where lines are chosen. */ under?: string }

/** All that a copy says, by itself, every word of it as it was that day. What was not chosen is nowhere in it. */
export interface CopyContent {
  form: 1
  kind: CopyKind
  title: string
  name: string | null
  /** The language of the words. */
  language: LanguageTag
  /** The language of our own small words: headings, the foot. Not there on copies made before there was any but English. */
  ours?: LanguageTag
  /** The language of the title: ours as long as nobody changed it. Not there on the same early copies. */
  titleIn?: LanguageTag
  sections: { code: string; heading: string; headingIn?: LanguageTag; lines: CopyLine[] }[]
  /** The last lines, small: when it was made, and who chose what stands on it. */
  foot: string[]
}

/** What was chosen: keys of lines, other words for some of them, own words and other headings by part. */
export interface Chosen {
  choose: readonly string[]
  as: Readonly<Record<string, string | null>>
  own: Readonly<Record<string, string | null>>
  headings: Readonly<Record<string, string | null>>
}

interface Around { kind: CopyKind; title: string; titleIn: LanguageTag; name: string | null; language: LanguageTag; ours: LanguageTag; heading: (section: string) => { words: string; language: LanguageTag }; label: (english: string) => string | undefined; foot: string[] }

/** Put a copy together: the chosen lines of each part in their order, then her own words. A part that holds nothing is not there. */
export function composeCopy(offers: readonly Offer[], chosen: Chosen, around: Around): CopyContent {
  const labelled = (line: CopyLine): CopyLine => {
    const label = line.label === null ? undefined : around.label(line.label)
    return label === undefined ? line : { ...line, label, labelIn: around.ours }
  }
  const sections = sectionsOf[around.kind].map((code) => ({
    code,
    ...headed(chosen.headings[code] ?? null, around, code),
    lines: [
      ...offers.filter(({ section, key }) => section === code && chosen.choose.includes(key)).map(({ key, label, words, quoted }) => labelled(asWorded({ label, words, quoted }, chosen.as[key] ?? null))),
      ...(chosen.own[code] ?? '').split('\n').map((words) => words.trim()).filter((words) => words !== '').map((words) => ({ label: null, words, quoted: false })),
    ],
  }))
  const { kind, title, titleIn, name, language, ours, foot } = around
  return { form: 1, kind, title, name, language, ours, titleIn, sections: sections.filter(({ lines }) => lines.length > 0), foot }
}

// A heading she wrote herself is in the language of her words.
function headed(own: string | null, { heading, language }: Around, code: string): { heading: string; headingIn: LanguageTag } {
  if (own !== null) return { heading: own, headingIn: language }
  const { words, language: headingIn } = heading(code)
  return { heading: words, headingIn }
}

function asWorded(line: CopyLine, words: string | null): CopyLine {
  // Other words are no exact ones, and what she worded herself has no label of ours before it.
  return words === null || words === line.words ? line : { label: null, words, quoted: false }
}

/** The chosen lines that read otherwise on the copy: what the record says, and what the copy does. */
export function wordingsOf(offers: readonly Offer[], { choose, as }: Chosen): { key: string; original: string; words: string }[] {
  return offers.flatMap(({ key, label, words }) => {
    const other = as[key]
    return choose.includes(key) && other && other !== words ? [{ key, original: label ? `${label} ${words}` : words, words: other }] : []
  })
}

/** What was left off each part, in the order in which they are read; a part of which every line stands there is not among them. */
export function leftOffOf(offers: readonly Offer[], choose: readonly string[], kind: CopyKind, heading: (section: string) => string): LeftOff[] {
  return sectionsOf[kind].flatMap((section): LeftOff[] => {
    const there = offers.filter((offer) => offer.section === section)
    const left = there.filter(({ key }) => !choose.includes(key)).length
    return left > 0 ? [{ part: heading(section), left, of: there.length }] : []
  })
}
