import type { ComponentChildren } from 'preact'
import { sayDay } from '../../../kernel/dates.ts'
import { inEnglish } from '../../../kernel/languages/tongue.ts'
import { Button, Quiet, Select, Table } from '../../../kernel/ui/index.ts'
import { breakToRead, needHeadings, needsToRead, noneToRead } from '../../needs/index.ts'
import type { PlanContent, PlanOutcome } from '../content.ts'
import { areasToRead, isToldInArea, standsInArea } from '../document/areas.ts'
import { lastPlanLines } from '../last-plan/words.ts'
import { aheadLines, caringLines, lawParts, outcomeReads, promiseWords, reviewWords } from '../document/sentences.ts'
import type { Plan } from '../queries.ts'
import { say } from '../words.ts'

interface Compared { plan: string; other: string | undefined; versions: readonly Pick<Plan, 'id' | 'madeOn' | 'agreement'>[]; before: PlanContent | undefined; after: PlanContent }

/** Any two versions side by side, part by part, in words. What did not change is said once. */
export function ComparisonPage({ plan, other, versions, before, after }: Compared) {
  if (!before) return <><h1>{say('compare.title')}</h1><p>{say('compare.first')}</p></>
  const name = after.carer
  const parts: [string, (content: PlanContent) => string[]][] = [
    [say('now'), (content) => [content.caringNow ?? '', ...caringLines(content).flatMap(({ facts }) => facts.map(({ label, words }) => `${label} ${words}`))]],
    [say('alsoPromised'), (content) => content.promises.map((promise) => `${promise.who}: ${promiseWords(promise)}`)],
    [needHeadings.needs, neededWords],
    [needHeadings.break, (content) => breakToRead(content.needed, name)],
    [say('keeps', { name }), (content) => [content.keepsDoing ?? '']],
    [say('ill', { name }), (content) => [content.ifIllTomorrow ?? '']],
    ...(['emergency', 'future'] as const).map((kind): [string, (content: PlanContent) => string[]] => [say(kind === 'emergency' ? 'ahead.emergency' : 'ahead.future'), (content) => aheadLines(content, kind).map(({ label, words }) => [label, words].filter(Boolean).join(' '))]),
    ...lawHeadings(before, after).map((heading): [string, (content: PlanContent) => string[]] => [heading, (content) => lawParts(content).filter((one) => one.heading === heading).map(({ words }) => words)]),
    [say('area.title'), (content) => areasToRead(content).flatMap(({ name: area, outcomes: here, lines }) => [area, ...here.map(({ statement }) => `${say('area.agreed')}: ${statement}`), ...lines.map(({ label, words }) => `${label}: ${words}`)])],
    [say('last.title'), (content) => lastPlanLines(content, inEnglish, (outcome) => isToldInArea(content, outcome)).flatMap(({ statement, lines }) => [statement, ...lines.map(({ label, words }) => `${label} ${words}`)])],
    [say('again'), (content) => [reviewWords(content)]],
  ]
  const [first, ...others] = parts.map(([title, wordsOf]) => <Part title={title} before={before} after={after} left={wordsOf(before)} right={wordsOf(after)} />)
  const outcomes = [...after.outcomes.map(({ outcome }) => outcome), ...before.outcomes.map(({ outcome }) => outcome)]
  return (
    <>
      <h1>{say('compare.title')}</h1>
      <p>{say('compare.intro', { before: sayDay(before.madeOn), after: sayDay(after.madeOn) })} <a href={`/plans/${plan}`}>{say('compare.back')}</a></p>
      {versions.length > 1 && (
        <form method="get" action={`/plans/${plan}/comparison`}>
          <Select name="with" label={say('compare.with')} value={other} items={versions.map((one) => ({ value: one.id, text: `${say('compare.before', { day: sayDay(one.madeOn) })} · ${one.agreement ? say('list.agreed', { day: sayDay(one.agreement.onDay) }) : say('list.draft')}` }))} />
          <Button kind="secondary">{say('compare.go')}</Button>
        </form>
      )}
      {first}
      <h2>{say('matters', { name })}</h2>
      {[...new Set(outcomes)].map((id) => <OutcomePart before={before} after={after} was={find(before, id)} is={find(after, id)} />)}
      {others}
    </>
  )
}

function neededWords(content: PlanContent): string[] {
  const inWords = ({ label, words }: { label: string | null; words: string }) => [label, words].filter(Boolean).join(' ')
  const none = noneToRead(content.needed)
  return [...(none ? [inWords(none)] : []), ...needsToRead(content.needed, content.carer, outcomeReads(content, false)).flatMap(({ words, lines }) => [words, ...lines.map(inWords)])]
}

const lawHeadings = (...contents: PlanContent[]) => [...new Set(contents.flatMap((content) => lawParts(content, (clause) => !standsInArea(content, clause))).map(({ heading }) => heading))]
const find = (content: PlanContent, id: string) => content.outcomes.find(({ outcome }) => outcome === id)

function OutcomePart({ before, after, was, is }: { before: PlanContent; after: PlanContent; was?: PlanOutcome; is?: PlanOutcome }) {
  const title = (is ?? was)!.statement
  const note = is ? (was ? undefined : say('compare.only.after')) : say('compare.only.before')
  return <Part level={3} title={title} note={note} before={before} after={after} left={outcomeWords(was, after.carer)} right={outcomeWords(is, after.carer)} />
}

function outcomeWords(outcome: PlanOutcome | undefined, name: string): string[] {
  if (!outcome) return []
  const { statement, direction, nearBank, farBank, inTheWay, looksLike, onThisCopy, promises } = outcome
  return [
    statement, say(`direction.${direction}`, { name }),
    ...(looksLike ? [`${say('looksLike')} ${looksLike}`] : []),
    ...(onThisCopy ? [say('copy.says', { words: onThisCopy })] : []),
    ...(nearBank ? [`${say('crossing.now')}: ${nearBank}`] : []), ...(farBank ? [`${say('crossing.hopedFor')}: ${farBank}`] : []),
    ...promises.map((promise) => `${promise.who}: ${promiseWords(promise)}`),
    ...(inTheWay ? [`${say('crossing.inTheWay')} ${inTheWay}`] : []),
  ]
}

interface PartProps { title: string; note?: string; level?: 2 | 3; before: PlanContent; after: PlanContent; left: string[]; right: string[] }

function Part({ title, note, level = 2, before, after, left, right }: PartProps) {
  const Heading = `h${level}` as 'h2'
  const same = left.join('\n') === right.join('\n')
  if (left.join('') + right.join('') === '') return null
  return (
    <>
      <Heading dir="auto">{title}{note && <Quiet as="span"> · {note}</Quiet>}</Heading>
      {same ? <Quiet>{say('compare.same')}</Quiet> : (
        <Table class="two-versions" head={[say('compare.before', { day: sayDay(before.madeOn) }), say('compare.before', { day: sayDay(after.madeOn) })]} rows={[[lines(left), lines(right)]]} />
      )}
    </>
  )
}

function lines(words: string[]): ComponentChildren {
  const said = words.filter((one) => one !== '')
  return said.length === 0 ? <Quiet as="span">{say('compare.nothing')}</Quiet> : said.map((one) => <p class="said" dir="auto">{one}</p>)
}
