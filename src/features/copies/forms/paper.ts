import { fromTheRight, type LanguageTag } from '../../../kernel/languages/tags.ts'
import type { PdfBlock, PdfDocument, PdfText } from '../../../kernel/pdf/index.ts'
import { pictureFile } from '../../../kernel/ui/index.ts'
import type { CopyContent, CopyLine } from '../content.ts'
import { sayIn } from '../languages/words-in.ts'
import { easyLines } from './easy-read.ts'
import { pictureOf } from './pictures.ts'

export type PaperForm = 'standard' | 'large' | 'easy' | 'card'

/**
 * A copy as a PDF: the chosen words and nothing else, in the document's properties neither (its title is the copy's own, and no author is
 * named). What is meant for one page stays on one where it fits.
 */
export function makeCopyDocument(content: CopyContent, form: PaperForm): PdfDocument {
  const head: PdfBlock[] = content.name ? [{ kind: 'paragraph', text: [{ strong: content.name }] }] : []
  const foot: PdfBlock[] = [{ kind: 'rule' }, { kind: 'small', text: content.foot.join(' ') }]
  const ours = content.ours ?? 'en-GB'
  const say = (key: 'card.cut' | 'card.front' | 'card.back') => sayIn(ours, key).words
  const common = { title: content.title, language: ours, ...(readsFromTheRight(content) ? { direction: 'rtl' as const } : {}), labels: { page: sayIn(ours, 'pdf.page', { page: '{page}', pages: '{pages}' }).words }, size: form === 'standard' || form === 'card' ? 'standard' : 'large' } as const
  if (form === 'card') return { ...common, blocks: [{ kind: 'small', text: say('card.cut') }, cardOf(content, say)] }
  const parts = content.sections.flatMap(({ code, heading, headingIn, lines }): PdfBlock[] => form === 'easy'
    ? [{ kind: 'pictured', svg: pictureFile(pictureOf(content.kind, code)), heading: inLanguage(heading, headingIn, content), lines: lines.flatMap((line) => easyLines(line).map((one) => text(one, content))) }]
    : [{ kind: 'heading', level: 1, text: inLanguage(heading, headingIn, content) }, ...blocksOf(lines, content)])
  return { ...common, onePage: form === 'standard' && content.kind !== 'plan', blocks: [...head, ...parts, ...foot] }
}

/** What she said word for word stands by itself, larger; the rest is a list where there are several. */
function blocksOf(lines: readonly CopyLine[], content: CopyContent): PdfBlock[] {
  const blocks: PdfBlock[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    if (line.quoted && line.label === null) blocks.push({ kind: 'words', text: line.words, language: content.language })
    else if (last?.kind === 'list') last.items.push(text(line, content))
    else if (lines.length > 1) blocks.push({ kind: 'list', items: [text(line, content)] })
    else blocks.push({ kind: 'paragraph', text: text(line, content) })
  }
  return blocks
}

function text({ label, labelIn, words, quoted }: CopyLine, { language, ours = 'en-GB' }: CopyContent): PdfText {
  return [...(label ? [{ strong: label, language: labelIn ?? 'en-GB' }, ' '] : []), quoted ? { quoted: words, language } : language === ours ? words : { plain: words, language }]
}

function inLanguage(heading: string, headingIn: LanguageTag | undefined, { language, ours = 'en-GB' }: CopyContent): PdfText {
  const own = headingIn ?? language
  return own === ours ? heading : [{ plain: heading, language: own }]
}

/** The card: what helps on the front, the rest on the back, to cut out and fold. */
function cardOf(content: CopyContent, say: (key: 'card.front' | 'card.back') => string): PdfBlock {
  const { front, back } = sidesOf(content)
  const lines = (parts: typeof front) => parts.flatMap(({ heading, headingIn, lines: told }): PdfText[] => [[{ strong: heading, language: headingIn ?? content.language }], ...told.map((line) => text(line, content))])
  return {
    kind: 'folded-card', sides: [
      { label: say('card.front'), lines: [[{ strong: [content.title, content.name].filter(Boolean).join(': ') }], ...lines(front)], items: [] },
      { label: say('card.back'), lines: [...lines(back), content.foot[0] ?? ''], items: [] },
    ],
  }
}

/** Which way the page reads: as our own words on it do, and as hers where ours are English. */
export function readsFromTheRight({ language, ours = 'en-GB' }: Pick<CopyContent, 'language' | 'ours'>): boolean {
  return fromTheRight.includes(ours === 'en-GB' ? language : ours)
}

/** Which parts stand on which side of a card. */
export function sidesOf({ sections }: CopyContent) {
  return { front: sections.slice(0, Math.ceil(sections.length / 2)), back: sections.slice(Math.ceil(sections.length / 2)) }
}
