import { sayDay } from '../../../kernel/dates.ts'
import { breakToRead, needsToRead, noneToRead } from '../../needs/index.ts'
import { aheadLines, caringLines, lastPlanLines, lawParts, type PlanContent, promiseWords, reviewWords } from '../../plans/index.ts'
import type { CopyLine } from '../content.ts'
import { say } from '../words.ts'

/** A line, with what it is about, so that each kind of copy can offer what fits it. */
export interface Found extends CopyLine { key: string; of: 'now' | 'caring' | 'matters' | 'matters-more' | 'does' | 'keeps' | 'ill' | 'future' | 'again' | 'law' | 'contact' | 'people' | 'reach' | 'communicate' | 'please' | 'cared' | 'school' | 'needs' | 'break'; suggested?: string | null; /** The key of the line it is said of. */ under?: string }

/** Everything that a plan says, line by line, out of its own frozen words. */
export function linesOfPlan(content: PlanContent): Found[] {
  const plain = (of: Found['of'], key: string, words: string | null, label: string | null = null, quoted = false): Found[] => words ? [{ of, key, label, words, quoted }] : []
  const beneath = (under: string, lines: Found[]): Found[] => lines.map((line) => ({ ...line, under }))
  const outcomes = content.outcomes.flatMap(({ outcome: id, statement, exact, onThisCopy, nearBank, nearSaid, farBank, farSaid, looksLike, inTheWay }): Found[] => [
    { of: 'matters', key: `matters.${id}`, label: null, words: statement, quoted: exact, suggested: onThisCopy },
    ...beneath(`matters.${id}`, [
      ...plain('matters-more', `near.${id}`, nearBank, say('line.near'), nearSaid), ...plain('matters-more', `far.${id}`, farBank, say('line.far'), farSaid),
      ...plain('matters-more', `looks.${id}`, looksLike, say('line.looksLike')), ...plain('matters-more', `way.${id}`, inTheWay, say('line.inTheWay')),
    ]),
  ])
  const promises = [...content.outcomes.flatMap((one) => one.promises), ...content.promises]
  const { organisation } = content
  // What a need is for is an outcome of its own: it is chosen, or worded otherwise, where it stands, and is not told here a second time.
  const needs = ({ needed, carer }: PlanContent): Found[] => {
    const none = noneToRead(needed)
    return [
      ...plain('needs', 'noNeed', none && none.words, none && none.label),
      ...needsToRead(needed, carer, () => '').flatMap(({ words, lines }, at) => [
        ...plain('needs', `need.${at}`, words), ...beneath(`need.${at}`, lines.flatMap((line, nth) => /[^\s·]/.test(line.words) ? plain('needs', `need.${at}.${nth}`, line.words, line.label) : [])),
      ]),
      ...breakToRead(needed, carer).flatMap((words, at) => plain('break', `break.${at}`, words)),
    ]
  }
  return [
    ...plain('now', 'now', content.caringNow, null, content.caringNowExact),
    ...caringLines(content).flatMap(({ about, facts }, at) => facts.flatMap(({ label, words }, fact) => plain('caring', `caring.${at}.${fact}`, words, about ? `${about} ${label}` : label))),
    ...outcomes,
    ...promises.flatMap((promise, at) => plain('does', `does.${at}`, promiseWords(promise), `${promise.who}:`)),
    ...needs(content),
    ...plain('keeps', 'keeps', content.keepsDoing),
    ...plain('ill', 'ill', content.ifIllTomorrow), ...aheadLines(content, 'emergency').flatMap(({ label, words }, at) => plain('ill', `emergency.${at}`, words, label)),
    ...aheadLines(content, 'future').flatMap(({ label, words }, at) => plain('future', `future.${at}`, words, label)),
    ...plain('again', 'again', reviewWords(content)),
    ...lawParts(content).flatMap(({ heading, words }, at) => plain('law', `law.${at}`, words, `${heading}:`)),
    ...lastPlanLines(content).flatMap(({ statement, exact, lines }, at): Found[] => [
      { of: 'law', key: `last.${at}`, label: say('line.last'), words: statement, quoted: exact },
      ...beneath(`last.${at}`, lines.flatMap(({ label, words, quoted }, nth) => plain('law', `last.${at}.${nth}`, words, label || null, quoted))),
    ]),
    ...plain('contact', 'contact', [organisation.name, organisation.phone, organisation.address].filter(Boolean).join(', ')),
  ]
}

/** "The plan of 3 May 2026": what the lines are out of. */
export const planOf = (content: PlanContent) => say('from.plan', { day: sayDay(content.madeOn) })
