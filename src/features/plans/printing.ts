import type { PdfBlock, PdfDocument, PdfText } from '../../kernel/pdf/index.ts'
import type { PlanOutcome, PlanPromise } from './content.ts'
import { caringLines, historyOf, promiseWords, reviewWords, say, type Shown } from './views.tsx'

/** The carer's copy as a PDF: the same words as the printed page. A draft says so on every page. */
export function makePlanDocument({ content, agreement, genuine }: Shown, size: 'standard' | 'large' = 'standard'): PdfDocument {
  const name = content.carer
  const title = say('title', { name })
  const { organisation } = content
  const part = (heading: string, text: string | null): PdfBlock[] => (text ? [headed(heading), { kind: 'paragraph', text }] : [])
  const blocks: PdfBlock[] = [
    { kind: 'heading', level: 1, text: title },
    ...(agreement ? [] : [{ kind: 'note', text: [{ strong: say('draft') }] } satisfies PdfBlock]),
    ...(genuine ? [] : [{ kind: 'note', title: say('notGenuine'), text: say('notGenuine.next') } satisfies PdfBlock]),
    { kind: 'small', text: historyOf({ content, agreement }).join(' ') },
    ...(organisation.introduction ? [{ kind: 'paragraph', text: organisation.introduction } satisfies PdfBlock] : []),
    headed(say('now')),
    ...(content.caringNow ? [(content.caringNowExact ? { kind: 'words', text: content.caringNow } : { kind: 'paragraph', text: content.caringNow }) satisfies PdfBlock] : []),
    ...caringLines(content).map(({ about, facts }): PdfBlock => ({
      kind: 'paragraph', text: [...(about ? [`${about} `] : []), ...facts.flatMap(({ label, words }) => [{ strong: label }, ` ${words} `])],
    })),
    headed(say('matters', { name })),
    ...(content.outcomes.length === 0 ? [{ kind: 'paragraph', text: say('matters.none') } satisfies PdfBlock] : []),
    ...content.outcomes.flatMap((outcome) => outcomeBlocks(outcome, name)),
    ...(content.promises.length > 0 ? [headed(say('alsoPromised')), { kind: 'list', items: content.promises.map(line) } satisfies PdfBlock] : []),
    ...part(say('keeps', { name }), content.keepsDoing),
    ...part(say('ill', { name }), content.ifIllTomorrow),
    headed(say('again')),
    { kind: 'paragraph', text: reviewWords(content) },
    { kind: 'rule' },
    { kind: 'small', text: [organisation.name, organisation.phone, organisation.address].filter(Boolean).join(', ') },
    ...(agreement?.comment ? [{ kind: 'small', text: [`${say('agreed.comment', { name: agreement.by })} `, { quoted: agreement.comment }] } satisfies PdfBlock] : []),
  ]
  return { title, language: 'en-GB', size, author: organisation.name, ...(agreement ? {} : { footer: say('draft') }), blocks }
}

function headed(text: string): PdfBlock {
  return { kind: 'heading', level: 2, text }
}

function line(promise: PlanPromise): PdfText {
  return [{ strong: `${promise.who}:` }, ` ${promiseWords(promise)}`]
}

function outcomeBlocks(outcome: PlanOutcome, name: string): PdfBlock[] {
  const statement: PdfText = outcome.onThisCopy ?? (outcome.exact ? [{ quoted: outcome.statement }] : outcome.statement)
  const banks = outcome.nearBank !== null || outcome.farBank !== null
  const stones = outcome.inTheWay ? [outcome.inTheWay] : []
  return [
    { kind: 'heading', level: 3, text: statement },
    { kind: 'paragraph', text: say(`direction.${outcome.direction}`, { name }) },
    ...(banks ? [{
      kind: 'crossing', stones, pads: outcome.promises.map((promise) => ({ who: promise.who, does: promiseWords(promise) })),
      ...(outcome.nearBank ? { now: [{ quoted: outcome.nearBank }] } : {}), ...(outcome.farBank ? { hopedFor: [{ quoted: outcome.farBank }] } : {}),
    } satisfies PdfBlock] : []),
    ...(!banks && outcome.promises.length + stones.length > 0 ? [{
      kind: 'list', items: [...outcome.promises.map(line), ...stones.map((stone): PdfText => [{ strong: say('crossing.inTheWay') }, ` ${stone}`])],
    } satisfies PdfBlock] : []),
  ]
}
