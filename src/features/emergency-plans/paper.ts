import { inEnglish, type Tongue } from '../../kernel/languages/tongue.ts'
import { type PdfBlock, type PdfDocument, type PdfText, told, toldRuns, toldStrong } from '../../kernel/pdf/index.ts'
import { type CardSides, onCard } from './card.tsx'
import { tell } from './languages/words.ts'
import { copiesOf, historyOf, type Line, readerLines, sectionsOf, type Shown, standsWords } from './views.tsx'

export interface PrintedBy { name: string; phone?: string | null }

/** The plan as a PDF: the same words as the printed page, on one page wherever they fit. */
export function makeEmergencyDocument(shown: Shown, organisation: PrintedBy, size: 'standard' | 'large', tongue: Tongue = inEnglish): PdfDocument {
  const [{ plan, about }, say, name] = [shown, tell(tongue), tongue.own(shown.about.name)]
  const stands = standsWords(plan, about.name, tongue)
  const sections = sectionsOf(shown, undefined, tongue)
  const [copies, readers] = [copiesOf(shown, undefined, tongue).there, readerLines(shown.readers, undefined, tongue)]
  const brief = sections.filter((one) => one.brief).map(({ heading, words, mark }) => ({ label: told(heading), value: [...toldRuns(words ?? ''), ...(mark ? toldRuns(`\n${mark}`) : [])] satisfies PdfText }))
  const blocks: PdfBlock[] = [
    { kind: 'small', text: told(historyOf(shown, true, tongue).join(' ')) },
    ...(stands ? [{ kind: 'paragraph', text: told(stands) } satisfies PdfBlock] : []),
    ...(sections.length === 0 && !stands ? [{ kind: 'paragraph', text: say('nothing') } satisfies PdfBlock] : []),
    ...sections.filter((one) => !one.brief).flatMap(({ heading, words, lines, numbered }): PdfBlock[] => [
      { kind: 'heading', level: 1, text: told(heading) },
      ...(words ? [{ kind: 'paragraph', text: told(words) } satisfies PdfBlock] : []),
      ...(lines ? [{ kind: 'list', items: lines.map(item), numbered } satisfies PdfBlock] : []),
    ]),
    {
      kind: 'facts', facts: [
        ...brief,
        { label: say('copies'), value: copies.length === 0 ? say('copies.none') : told(copies.map(({ text }) => text).join('\n')) },
        { label: say('readers'), value: readers.length === 0 ? told(say('readers.none', { name })) : told(readers.map(({ text }) => text).join('\n')) },
      ],
    },
  ]
  const footer = [organisation.name, organisation.phone].filter(Boolean).join(', ')
  return { title: say(`title.${plan.kind}`, { name }), language: tongue.tag, labels: { page: say('pdf.page', { page: '{page}', pages: '{pages}' }) }, size, author: organisation.name, footer, onePage: size === 'standard', blocks }
}

function item({ strong, text, phone, notice }: Line): PdfText {
  const name = [strong, phone].filter(Boolean).join(', ')
  return [...(name ? toldStrong(text ? `${name}.` : name) : []), ...(text ? toldRuns(`${name ? ' ' : ''}${text}`) : []), ...(notice ? toldRuns(`\n${notice}`) : [])]
}

/** The wallet card as a PDF: 85 by 54 millimetres, both sides beside each other, to cut out and fold. */
export function makeCardDocument({ front, back, age }: CardSides, organisation: PrintedBy, tongue: Tongue = inEnglish): PdfDocument {
  const [say, { own }] = [tell(tongue), tongue]
  const people: PdfText[] = front.people.map(({ name, phone }) => [...toldStrong(own(name)), ...(phone ? toldRuns(` ${own(phone)}`) : [])])
  return {
    title: say('card'), language: tongue.tag, labels: { page: say('pdf.page', { page: '{page}', pages: '{pages}' }) }, size: 'standard', author: organisation.name,
    blocks: [
      { kind: 'small', text: say('card.intro') },
      {
        kind: 'folded-card', sides: [
          { label: say('card.front'), lines: [...(front.line ? [told(own(front.line))] : []), ...(front.title ? [toldStrong(own(front.title))] : []), ...(people.length > 0 ? [toldStrong(onCard('card.ring', tongue))] : [])], items: people },
          { label: say('card.back'), lines: [...back.map(({ label, words }): PdfText => [...(label ? [...toldStrong(label), ' '] : []), ...toldRuns(own(words))]), age], items: [] },
        ],
      },
    ],
  }
}
