import { createRequire } from 'node:module'
import { type Coverage, readCoverage } from './cmap.ts'

/**
 * The typefaces of every printed page, in the order they are tried. Each is shipped in two weights, and the page asks for no
 * other: where a machine has a font of the same name, an exact match is ours first, so that every machine prints the same.
 */
const families = [
  { family: 'Atkinson Hyperlegible Next', folder: 'atkinson-hyperlegible-next', file: 'AtkinsonHyperlegibleNext' },
  { family: 'Noto Sans Arabic', folder: 'noto-sans-arabic', file: 'NotoSansArabic' },
  { family: 'Noto Sans Gurmukhi', folder: 'noto-sans-gurmukhi', file: 'NotoSansGurmukhi' },
  { family: 'Noto Sans Devanagari', folder: 'noto-sans-devanagari', file: 'NotoSansDevanagari' },
  { family: 'Noto Sans Bengali', folder: 'noto-sans-bengali', file: 'NotoSansBengali' },
  // Cyrillic, Greek, Vietnamese: after the scripts that have a family of their own.
  { family: 'Noto Sans', folder: 'noto-sans', file: 'NotoSans' },
  { family: 'Noto Sans SC', folder: 'noto-sans-sc', file: 'NotoSansSC' },
  { family: 'Noto Emoji', folder: 'noto-emoji', file: 'NotoEmoji' },
] as const

const weights = ['400Regular', '700Bold'] as const

/** The family names, first choice first. */
export const familyNames: readonly string[] = families.map((each) => each.family)

/** The font files of one weight, in the order of `familyNames`; found from the module at `anchor`. */
export function fontFiles(anchor: string, weight: (typeof weights)[number]): string[] {
  const require = createRequire(anchor)
  return families.map((each) => require.resolve(`@expo-google-fonts/${each.folder}/${weight}/${each.file}_${weight}.ttf`))
}

/** Every font file there is. */
export function allFontFiles(anchor: string): string[] {
  return weights.flatMap((weight) => fontFiles(anchor, weight))
}

let known: Coverage[] | undefined

/** What each family can draw, in the order they are tried. Read once. */
export function fontCoverage(anchor: string): Coverage[] {
  known ??= fontFiles(anchor, '400Regular').map(readCoverage)
  return known
}
