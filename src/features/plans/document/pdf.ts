import { inEnglish, type Tongue } from '../../../kernel/languages/tongue.ts'
import { type PdfBlock, type PdfDocument, type PdfText, told, toldQuiet, toldRuns, toldStrong } from '../../../kernel/pdf/index.ts'
import { breakToRead, needHeadingsIn, needsToRead, noneToRead } from '../../needs/index.ts'
import type { PlanContent, PlanOutcome } from '../content.ts'
import { tell } from '../words.ts'
import { lastPlanLines } from '../last-plan/words.ts'
import { areasToRead, isToldInArea, standsInArea } from './areas.ts'
import { type PartName, partsFor, tongueFor } from './reader.ts'
import { aheadLines, caringLines, contactWords, historyOf, lawParts, outcomeReads, promiseWords, reviewWords, type Shown, somebodyLines } from './sentences.ts'

/** The carer's copy as a PDF: the same words as the printed page, its fixed words in the language asked for. A draft says so on every page. */
export function makePlanDocument({ content, agreement, genuine }: Shown, size: 'standard' | 'large' = 'standard', asked: Tongue = inEnglish): PdfDocument {
  const tongue = tongueFor(content, asked)
  const [say, { own }, { organisation }] = [tell(tongue), tongue, content]
  const name = own(content.carer)
  const also = lawParts(content, (clause) => !standsInArea(content, clause), tongue)
  const outcomes = content.outcomes.filter((outcome) => !isToldInArea(content, outcome))
  const part = (heading: string, text: string | null): PdfBlock[] => (text ? [headed(heading), { kind: 'paragraph', text: told(own(text)) }] : [])
  const caring = caringLines(content, tongue)
  const parts: Record<PartName, PdfBlock[]> = {
    now: [
      headed(say('now')),
      ...(content.caringNow ? [(content.caringNowExact ? { kind: 'words', text: content.caringNow, language: tongue.langOf(content.caringNow) } : { kind: 'paragraph', text: told(own(content.caringNow)) }) satisfies PdfBlock] : []),
      ...caring.map(({ about, facts }): PdfBlock => ({
        kind: 'paragraph', text: [...(about ? toldRuns(about) : []), ...facts.flatMap(({ label, words }, index) => [...(about || index > 0 ? ['\n'] : []), ...labelled(label, words)])],
      })),
      ...(!content.caringNow && caring.length === 0 ? [{ kind: 'paragraph', text: say('area.nothing') } satisfies PdfBlock] : []),
    ],
    matters: [
      ...(outcomes.length > 0 || content.outcomes.length === 0 ? [headed(say('matters', { name }))] : []),
      ...(content.outcomes.length === 0 ? [{ kind: 'paragraph', text: say('matters.none') } satisfies PdfBlock] : []),
      ...outcomes.flatMap((outcome) => outcomeBlocks(outcome, content.carer, 2, tongue)),
    ],
    areas: areaBlocks(content, tongue),
    promises: content.promises.length > 0 ? [headed(say('alsoPromised')), { kind: 'list', items: content.promises.map((promise) => labelled(`${own(promise.who)}:`, promiseWords(promise, tongue))) }] : [],
    needed: neededBlocks(content, tongue),
    keeps: part(say('keeps', { name }), content.keepsDoing),
    ill: [...part(say('ill', { name }), content.ifIllTomorrow), ...aheadBlocks(content, 'emergency', say('ill', { name }), tongue)],
    future: aheadBlocks(content, 'future', say('ahead.future'), tongue),
    last: lastPlanBlocks(content, tongue),
    again: [headed(say('again')), { kind: 'paragraph', text: told(reviewWords(content, tongue)) }],
    somebody: [headed(say('somebody.title')), { kind: 'paragraph', text: told(somebodyLines(content, tongue).join(' ')) }],
    law: [...(also.length > 0 ? [headed(say('law.also'))] : []), ...also.map(({ heading, words, clause }) => lineOf({ label: say('law.part', { heading }), words, beside: clause }))],
  }
  const blocks: PdfBlock[] = [
    ...(agreement ? [] : [{ kind: 'note', text: [{ strong: say('draft') }] } satisfies PdfBlock]),
    ...(genuine ? [] : [{ kind: 'note', title: say('notGenuine'), text: say('notGenuine.next') } satisfies PdfBlock]),
    { kind: 'small', text: told(historyOf({ content, agreement }, tongue).join(' ')) },
    ...(organisation.introduction ? [{ kind: 'paragraph', text: told(own(organisation.introduction)) } satisfies PdfBlock] : []),
    ...partsFor(content).flatMap((part) => parts[part]),
    { kind: 'rule' },
    { kind: 'small', text: told(contactWords(content, tongue)) },
  ]
  return { title: say('title', { name }), language: tongue.tag, size, author: organisation.name, labels: labelsOf(tongue), ...(agreement ? {} : { footer: say('draft') }), blocks }
}

/** The few words that the page itself says. */
export function labelsOf(tongue: Tongue): PdfDocument['labels'] {
  const say = tell(tongue)
  return { page: say('pdf.page', { page: '{page}', pages: '{pages}' }), now: say('crossing.now'), hopedFor: say('crossing.hopedFor'), inTheWay: say('crossing.inTheWay').replace(/\s*:$/, '') }
}

/** What is needed for what matters, and whether a break was thought about. On the copy an outcome reads as she worded it there. */
function neededBlocks(content: PlanContent, tongue: Tongue): PdfBlock[] {
  const [reads, headings] = [outcomeReads(content, true), needHeadingsIn(tongue)]
  const needs = needsToRead(content.needed, content.carer, (outcome) => tongue.own(reads(outcome)), tongue)
  const none = noneToRead(content.needed, tongue)
  const pauses = breakToRead(content.needed, content.carer, tongue)
  return [
    ...(needs.length > 0 || none ? [headed(headings.needs)] : []),
    ...(none ? [lineOf(none)] : []),
    ...needs.flatMap(({ words, lines }): PdfBlock[] => [{ kind: 'heading', level: 2, text: told(tongue.own(words)) }, ...lines.map(lineOf)]),
    ...(pauses.length > 0 ? [headed(headings.break)] : []),
    ...pauses.map((text): PdfBlock => ({ kind: 'paragraph', text: told(text) })),
  ]
}

/** The areas of an agreement, each with what was agreed there and who does it, when that is looked at, and whether it helped. */
function areaBlocks(content: PlanContent, tongue: Tongue): PdfBlock[] {
  const areas = areasToRead(content, tongue)
  return areas.length === 0 ? [] : [headed(tell(tongue)('area.title')), ...areas.flatMap(({ name, outcomes, lines }): PdfBlock[] => [
    { kind: 'heading', level: 2, text: told(name) }, ...outcomes.flatMap((outcome) => outcomeBlocks(outcome, content.carer, 3, tongue)),
    { kind: 'facts', facts: lines.map(({ label, words }) => ({ label, value: told(words) })) },
  ])]
}

/** What the last plan did for each of its outcomes, as it was said since. */
function lastPlanBlocks(content: PlanContent, tongue: Tongue): PdfBlock[] {
  const outcomes = lastPlanLines(content, tongue, (outcome) => isToldInArea(content, outcome))
  return outcomes.length === 0 ? [] : [headed(tell(tongue)('last.title')), ...outcomes.flatMap(({ statement, exact, lines }): PdfBlock[] => [
    { kind: 'heading', level: 2, text: marked(statement, exact, tongue) },
    ...lines.map(({ label, words, quoted }): PdfBlock => ({ kind: 'paragraph', text: [...(label ? [...toldStrong(label), ' '] : []), ...(quoted ? [{ quoted: words, language: tongue.langOf(words) }] : toldRuns(words))] })),
  ])]
}

function aheadBlocks(content: PlanContent, kind: 'emergency' | 'future', title: string, tongue: Tongue): PdfBlock[] {
  const shown = content.ahead?.[kind]
  if (!shown) return []
  return [
    ...(kind === 'emergency' && content.ifIllTomorrow ? [] : [headed(title)]),
    ...aheadLines(content, kind, tongue).map(lineOf),
    { kind: 'small', text: tell(tongue)(`ahead.from.${kind}`, { day: tongue.day(shown.writtenOn) }) },
  ]
}

function headed(text: string): PdfBlock {
  return { kind: 'heading', level: 1, text: told(text) }
}

function labelled(label: string, words: string) {
  return [...toldStrong(label), ...toldRuns(` ${words}`)]
}

function lineOf({ label, words, beside }: { label: string | null; words: string; /** Small and grey, behind it. */ beside?: string }): PdfBlock {
  const line = label ? labelled(label, words) : told(words)
  return { kind: 'paragraph', text: beside ? [...[line].flat(), ' ', ...toldQuiet(beside)] : line }
}

/** Quotation marks only round what was said word for word. */
function marked(words: string, said: boolean, tongue: Tongue): PdfText {
  return said ? [{ quoted: words, language: tongue.langOf(words) }] : told(tongue.own(words))
}

function outcomeBlocks(outcome: PlanOutcome, carer: string, level: 2 | 3, tongue: Tongue): PdfBlock[] {
  const [say, { own }] = [tell(tongue), tongue]
  const statement = outcome.onThisCopy ? told(own(outcome.onThisCopy)) : marked(outcome.statement, outcome.exact, tongue)
  const banks = outcome.nearBank !== null || outcome.farBank !== null
  const stones = outcome.inTheWay ? [own(outcome.inTheWay)] : []
  return [
    { kind: 'heading', level, text: statement },
    { kind: 'paragraph', text: told(say(`direction.${outcome.direction}`, { name: own(carer) })) },
    ...(outcome.looksLike && !outcome.onThisCopy ? [lineOf({ label: say('looksLike'), words: own(outcome.looksLike) })] : []),
    ...(banks ? [{
      kind: 'crossing', stones: stones.map(told), pads: outcome.promises.map((promise) => ({ who: told(own(promise.who)), does: told(promiseWords(promise, tongue)) })),
      ...(outcome.nearBank ? { now: marked(outcome.nearBank, outcome.nearSaid, tongue) } : {}), ...(outcome.farBank ? { hopedFor: marked(outcome.farBank, outcome.farSaid, tongue) } : {}),
    } satisfies PdfBlock] : []),
    ...(!banks && outcome.promises.length + stones.length > 0 ? [{
      kind: 'list', items: [...outcome.promises.map((promise) => labelled(`${own(promise.who)}:`, promiseWords(promise, tongue))), ...stones.map((stone): PdfText => labelled(say('crossing.inTheWay'), stone))],
    } satisfies PdfBlock] : []),
  ]
}
