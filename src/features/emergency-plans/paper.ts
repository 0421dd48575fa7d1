import type { PdfBlock, PdfDocument, PdfText } from '../../kernel/pdf/index.ts'
import type { CardSides } from './card.tsx'
import { copiesOf, historyOf, type Line, readerLines, say, sectionsOf, type Shown, standsWords } from './views.tsx'

export interface PrintedBy { name: string; phone?: string | null }

/** The plan as a PDF: the same words as the printed page, on one page wherever they fit. */
export function makeEmergencyDocument(shown: Shown, organisation: PrintedBy, size: 'standard' | 'large'): PdfDocument {
  const { plan, about } = shown
  const stands = standsWords(plan, about.name)
  const sections = sectionsOf(shown)
  const [copies, readers] = [copiesOf(shown).there, readerLines(shown.readers)]
  const brief = sections.filter((one) => one.brief).map(({ heading, words, mark }) => ({ label: heading, value: [words ?? '', ...(mark ? [`\n${mark}`] : [])] satisfies PdfText }))
  const blocks: PdfBlock[] = [
    { kind: 'small', text: historyOf(shown, true).join(' ') },
    ...(stands ? [{ kind: 'paragraph', text: stands } satisfies PdfBlock] : []),
    ...(sections.length === 0 && !stands ? [{ kind: 'paragraph', text: say('nothing') } satisfies PdfBlock] : []),
    ...sections.filter((one) => !one.brief).flatMap(({ heading, words, lines, numbered }): PdfBlock[] => [
      { kind: 'heading', level: 1, text: heading },
      ...(words ? [{ kind: 'paragraph', text: words } satisfies PdfBlock] : []),
      ...(lines ? [{ kind: 'list', items: lines.map(item), numbered } satisfies PdfBlock] : []),
    ]),
    {
      kind: 'facts', facts: [
        ...brief,
        { label: say('copies'), value: copies.length === 0 ? say('copies.none') : copies.map(({ text }) => text).join('\n') },
        { label: say('readers'), value: readers.length === 0 ? say('readers.none', { name: about.name }) : readers.map(({ text }) => text).join('\n') },
      ],
    },
  ]
  const footer = [organisation.name, organisation.phone].filter(Boolean).join(', ')
  return { title: say(`title.${plan.kind}`, { name: about.name }), language: 'en-GB', size, author: organisation.name, footer, onePage: size === 'standard', blocks }
}

function item({ strong, text, phone, notice }: Line): PdfText {
  const name = [strong, phone].filter(Boolean).join(', ')
  return [...(name ? [{ strong: text ? `${name}.` : name }] : []), ...(text ? [`${name ? ' ' : ''}${text}`] : []), ...(notice ? [`\n${notice}`] : [])]
}

/** The wallet card as a PDF: 85 by 54 millimetres, both sides beside each other, to cut out and fold. */
export function makeCardDocument({ front, back, age }: CardSides, title: string, organisation: PrintedBy): PdfDocument {
  const people: PdfText[] = front.people.map(({ name, phone }) => [{ strong: name }, ...(phone ? [` ${phone}`] : [])])
  return {
    title, language: 'en-GB', size: 'standard', author: organisation.name,
    blocks: [
      { kind: 'small', text: say('card.intro') },
      {
        kind: 'folded-card', sides: [
          { label: say('card.front'), lines: [...(front.line ? [front.line] : []), ...(front.title ? [[{ strong: front.title }]] : []), ...(people.length > 0 ? [[{ strong: say('card.ring') }]] : [])], items: people },
          { label: say('card.back'), lines: [...back.map(({ label, words }): PdfText => [...(label ? [{ strong: label }, ' '] : []), words]), age], items: [] },
        ],
      },
    ],
  }
}
