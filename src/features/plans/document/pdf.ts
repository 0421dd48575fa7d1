import { sayDay } from '../../../kernel/dates.ts'
import type { PdfBlock, PdfDocument, PdfText } from '../../../kernel/pdf/index.ts'
import { breakToRead, needHeadings, needsToRead, noneToRead } from '../../needs/index.ts'
import type { PlanContent, PlanOutcome, PlanPromise } from '../content.ts'
import { say } from '../words.ts'
import { lastPlanLines } from '../last-plan/words.ts'
import { areasToRead, standsInArea } from './areas.ts'
import { aheadLines, caringLines, historyOf, lawParts, outcomeReads, promiseWords, reviewWords, type Shown } from './sentences.ts'

/** The carer's copy as a PDF: the same words as the printed page. A draft says so on every page. */
export function makePlanDocument({ content, agreement, genuine }: Shown, size: 'standard' | 'large' = 'standard'): PdfDocument {
  const name = content.carer
  const title = say('title', { name })
  const { organisation } = content
  const also = lawParts(content, (clause) => !standsInArea(content, clause))
  const part = (heading: string, text: string | null): PdfBlock[] => (text ? [headed(heading), { kind: 'paragraph', text }] : [])
  const blocks: PdfBlock[] = [
    ...(agreement ? [] : [{ kind: 'note', text: [{ strong: say('draft') }] } satisfies PdfBlock]),
    ...(genuine ? [] : [{ kind: 'note', title: say('notGenuine'), text: say('notGenuine.next') } satisfies PdfBlock]),
    { kind: 'small', text: historyOf({ content, agreement }).join(' ') },
    ...(organisation.introduction ? [{ kind: 'paragraph', text: organisation.introduction } satisfies PdfBlock] : []),
    headed(say('now')),
    ...(content.caringNow ? [(content.caringNowExact ? { kind: 'words', text: content.caringNow } : { kind: 'paragraph', text: content.caringNow }) satisfies PdfBlock] : []),
    ...caringLines(content).map(({ about, facts }): PdfBlock => ({
      kind: 'paragraph', text: [...(about ? [about] : []), ...facts.flatMap(({ label, words }, index) => [...(about || index > 0 ? ['\n'] : []), { strong: label }, ` ${words}`])],
    })),
    headed(say('matters', { name })),
    ...(content.outcomes.length === 0 ? [{ kind: 'paragraph', text: say('matters.none') } satisfies PdfBlock] : []),
    ...content.outcomes.flatMap((outcome) => outcomeBlocks(outcome, name)),
    ...(content.promises.length > 0 ? [headed(say('alsoPromised')), { kind: 'list', items: content.promises.map(line) } satisfies PdfBlock] : []),
    ...areaBlocks(content),
    ...neededBlocks(content),
    ...part(say('keeps', { name }), content.keepsDoing),
    ...part(say('ill', { name }), content.ifIllTomorrow),
    ...aheadBlocks(content, 'emergency', say('ill', { name })),
    ...aheadBlocks(content, 'future', say('ahead.future')),
    ...lastPlanBlocks(content),
    headed(say('again')),
    { kind: 'paragraph', text: reviewWords(content) },
    ...(also.length > 0 ? [headed(say('law.also'))] : []),
    ...also.map(({ heading, words }): PdfBlock => ({ kind: 'paragraph', text: [{ strong: say('law.part', { heading }) }, ` ${words}`] })),
    { kind: 'rule' },
    { kind: 'small', text: [organisation.name, organisation.phone, organisation.address].filter(Boolean).join(', ') },
  ]
  return { title, language: 'en-GB', size, author: organisation.name, ...(agreement ? {} : { footer: say('draft') }), blocks }
}

/** What is needed for what matters, and whether a break was thought about. On the copy an outcome reads as she worded it there. */
function neededBlocks(content: PlanContent): PdfBlock[] {
  const lineOf = ({ label, words }: { label: string | null; words: string }): PdfBlock => ({ kind: 'paragraph', text: [...(label ? [{ strong: label }, ' '] : []), words] })
  const needs = needsToRead(content.needed, content.carer, outcomeReads(content, true))
  const none = noneToRead(content.needed)
  const pauses = breakToRead(content.needed, content.carer)
  return [
    ...(needs.length > 0 || none ? [headed(needHeadings.needs)] : []),
    ...(none ? [lineOf(none)] : []),
    ...needs.flatMap(({ words, lines }): PdfBlock[] => [{ kind: 'heading', level: 2, text: words }, ...lines.map(lineOf)]),
    ...(pauses.length > 0 ? [headed(needHeadings.break)] : []),
    ...pauses.map((text): PdfBlock => ({ kind: 'paragraph', text })),
  ]
}

/** The four areas of an agreement, each with what was agreed, who, when, and whether it helped. */
function areaBlocks(content: PlanContent): PdfBlock[] {
  const areas = areasToRead(content, true)
  return areas.length === 0 ? [] : [headed(say('area.title')), ...areas.flatMap(({ name, lines }): PdfBlock[] => [
    { kind: 'heading', level: 2, text: name }, ...lines.map(({ label, words }): PdfBlock => ({ kind: 'paragraph', text: [{ strong: `${label}:` }, ` ${words}`] })),
  ])]
}

/** What the last plan did for each of its outcomes, as it was said since. */
function lastPlanBlocks(content: PlanContent): PdfBlock[] {
  const outcomes = lastPlanLines(content)
  return outcomes.length === 0 ? [] : [headed(say('last.title')), ...outcomes.flatMap(({ statement, exact, lines }): PdfBlock[] => [
    { kind: 'heading', level: 2, text: marked(statement, exact) },
    ...lines.map(({ label, words, quoted }): PdfBlock => ({ kind: 'paragraph', text: [...(label ? [{ strong: label }, ' '] : []), ...(quoted ? [{ quoted: words }] : [words])] })),
  ])]
}

function aheadBlocks(content: PlanContent, kind: 'emergency' | 'future', title: string): PdfBlock[] {
  const told = content.ahead?.[kind]
  if (!told) return []
  return [
    ...(kind === 'emergency' && content.ifIllTomorrow ? [] : [headed(title)]),
    ...aheadLines(content, kind).map(({ label, words }): PdfBlock => ({ kind: 'paragraph', text: [...(label ? [{ strong: label }, ' '] : []), words] })),
    { kind: 'small', text: say(`ahead.from.${kind}`, { day: sayDay(told.writtenOn) }) },
  ]
}

function headed(text: string): PdfBlock {
  return { kind: 'heading', level: 1, text }
}

/** Quotation marks only round what was said word for word. */
function marked(words: string, said: boolean): PdfText {
  return said ? [{ quoted: words }] : words
}

function line(promise: PlanPromise): PdfText {
  return [{ strong: `${promise.who}:` }, ` ${promiseWords(promise)}`]
}

function outcomeBlocks(outcome: PlanOutcome, name: string): PdfBlock[] {
  const statement = outcome.onThisCopy ?? marked(outcome.statement, outcome.exact)
  const banks = outcome.nearBank !== null || outcome.farBank !== null
  const stones = outcome.inTheWay ? [outcome.inTheWay] : []
  return [
    { kind: 'heading', level: 2, text: statement },
    { kind: 'paragraph', text: say(`direction.${outcome.direction}`, { name }) },
    ...(outcome.looksLike && !outcome.onThisCopy ? [{ kind: 'paragraph', text: [{ strong: say('looksLike') }, ` ${outcome.looksLike}`] } satisfies PdfBlock] : []),
    ...(banks ? [{
      kind: 'crossing', stones, pads: outcome.promises.map((promise) => ({ who: promise.who, does: promiseWords(promise) })),
      ...(outcome.nearBank ? { now: marked(outcome.nearBank, outcome.nearSaid) } : {}), ...(outcome.farBank ? { hopedFor: marked(outcome.farBank, outcome.farSaid) } : {}),
    } satisfies PdfBlock] : []),
    ...(!banks && outcome.promises.length + stones.length > 0 ? [{
      kind: 'list', items: [...outcome.promises.map(line), ...stones.map((stone): PdfText => [{ strong: say('crossing.inTheWay') }, ` ${stone}`])],
    } satisfies PdfBlock] : []),
  ]
}
