import type { VNode } from 'preact'
import { sayDay } from '../../kernel/dates.ts'
import { Quiet, Quote, Words } from '../../kernel/ui/index.ts'
import { hasStory, type MarkRow, type RiverRow, type Stones, type WorkersView } from './river-rows.ts'
import { type Across, type Afloat, shapeRiver, type ShapedRow } from './river-shape.ts'
import { answersInWords, type Banks, contributorInWords, nextInWords, say, silenceInWords, stoneInWords } from './words.ts'

export interface RiverProps {
  rows: readonly RiverRow[]
  /** The carer's own two banks. Neither is a score. */
  banks: Banks
  /** Today, so that days of this year are said without it. */
  today?: string
  /** Whose river it is: says under it what its width means. */
  name?: string
}

/** More rows than this, and the middle is folded away: where we began, and the last three, stand open. */
const mostOpen = 6
const lastOpen = 3

/**
 * An outcome through time, oldest first, down the page. One picture a row, so that words set the height and never time. What
 * the picture shows, the row says in words; a row without a place between the banks has no water, only words.
 */
export function River({ rows, banks, today, name }: RiverProps) {
  const shaped = shapeRiver(rows)
  if (!shaped.some(({ row }) => row.kind !== 'began' || hasStory(row))) return null
  const drawn = shaped.some(({ at }) => at !== null)
  const row = (one: ShapedRow) => rowOf(one, { banks, today, drawn })
  const folded = shaped.length > mostOpen ? shaped.slice(1, -lastOpen) : []
  const shown = folded.length > 0 ? shaped.slice(0, 1) : shaped
  return (
    <>
      <ol class={drawn ? 'river' : 'river in-words'} role="list">
        {drawn && (banks.near || banks.far) && <BankWords banks={banks} />}
        {shown.map(row)}
        {folded.length > 0 && (
          <li class="river-fold">
            <details>
              <summary>{say('river.fold', { from: sayDay(folded[0]!.row.onDay, today), to: sayDay(folded[folded.length - 1]!.row.onDay, today) })}</summary>
              <ol class={drawn ? 'river' : 'river in-words'} role="list">{folded.map(row)}</ol>
            </details>
          </li>
        )}
        {folded.length > 0 && shaped.slice(-lastOpen).map(row)}
      </ol>
      {drawn && name && <Quiet>{say(banks.nearSaid && banks.farSaid ? 'river.note.said' : 'river.note', { name })}</Quiet>}
    </>
  )
}

function BankWords({ banks }: { banks: Banks }) {
  const bank = (which: string, words: string | null, said?: boolean) => <span>{words && <><b class="which">{which} </b>{said ? <Quote>{words}</Quote> : <bdi>{words}</bdi>}</>}</span>
  return <li class="bank-words"><div class="banks">{bank(say('bank.left'), banks.near, banks.nearSaid)}{bank(say('bank.right'), banks.far, banks.farSaid)}</div></li>
}

/*
 * What is below are plain functions, not components: a river may have hundreds of rows, and calling a function is several times
 * quicker than setting up a component for each line and circle.
 */

function rowOf(shaped: ShapedRow, { banks, today, drawn }: { banks: Banks; today?: string; drawn: boolean }) {
  const { row } = shaped
  const day = <b>{sayDay(row.onDay, today)}</b>
  return (
    <li>
      {drawn && bedOf(shaped)}
      <div class="told">
        {row.kind === 'began' && <>{hasStory(row) && <Words>{row.story!}</Words>}{placeOf(row, banks)}{day} · {say('river.began')}</>}
        {row.kind === 'event' && <>{day} · <span dir="auto">{row.words}</span></>}
        {row.kind === 'changed' && <>{day} · <span dir="auto">{row.banks ? say('river.rebanked', { near: row.banks.near ?? say('bank.near'), far: row.banks.far ?? say('bank.far') }) : row.words}</span></>}
        {row.kind === 'gap' && <span class="quiet">{silenceInWords(row)}</span>}
        {row.kind === 'mark' && toldIn(row, banks, day)}
      </div>
    </li>
  )
}

function toldIn(row: MarkRow, banks: Banks, day: VNode) {
  const people = (way: 'helped' | 'in-the-way') => row.contributors.filter((one) => one.way === way).map(contributorInWords).join('; ')
  const [helped, inTheWay, answers, next] = [people('helped'), people('in-the-way'), answersInWords(row), row.next === 'carry-on' && !row.nextWords ? null : nextInWords(row)]
  const aside = [helped && say('river.helped', { who: helped }), inTheWay && say('river.inTheWay', { what: inTheWay }), row.widthWords && sentence(row.widthWords)].filter(Boolean).join(' ')
  return (
    <>
      <Words>{row.story!}</Words>
      {aside && <small dir="auto">{aside}</small>}
      {placeOf(row, banks, row.widthWords !== null)}
      {day}{answers && <> · {answers}</>}
      {next && <small dir="auto">{next}</small>}
      {row.worker && workersAnswer(row.worker)}
    </>
  )
}

/** The worker's own answer beside the carer's: not an error, and never merged with it. */
function workersAnswer(worker: WorkersView) {
  const answers = answersInWords(worker)
  return (
    <small dir="auto">
      {say('worker.differs', { name: worker.name ?? say('worker.unnamed') })}{answers && ` ${answers}.`}{worker.story && ` ${sentence(worker.story)}`}
    </small>
  )
}

/** What the water shows, for those who do not see it: where it is, and how wide, unless the carer said how wide in words. */
function placeOf(row: Stones & { story: string | null }, banks: Banks, said?: boolean) {
  if (!hasStory(row) || row.stone === null) return null
  const width = said ? [] : [row.badStone && say('place.bad', { where: stoneInWords(row.badStone, banks) }), row.goodStone && say('place.good', { where: stoneInWords(row.goodStone, banks) })]
  return <span class="govuk-visually-hidden">{[say('place.now', { where: stoneInWords(row.stone, banks) }), ...width].filter(Boolean).join(' ')} </span>
}

function sentence(words: string): string {
  return /[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`
}

function bedOf({ row, at, to, afloat }: ShapedRow) {
  return (
    <svg class="bed" aria-hidden="true" focusable="false">
      <line class="bank" x1="0" x2="0" y1="-1" y2="100%" />
      <line class="bank" x1="100%" x2="100%" y1="-1" y2="100%" />
      {at && to && waterOf(at, to)}
      {afloat.map(floatingOf)}
      {(row.kind === 'event' || row.kind === 'changed') && <line class="event-line" x1="0" x2="100%" y1="12" y2="12" />}
      {row.kind !== 'event' && row.kind !== 'changed' && at && <circle class="mark" cx={`${at.line}%`} cy="12" r="6.5" />}
    </svg>
  )
}

function waterOf({ line: a, edges: here }: Across, { line: b, edges: there }: Across) {
  const bend = (x: number, next: number) => `M${x} 0${curve(x, next)}`
  return (
    <svg y="12" width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" overflow="visible">
      {here && there && (
        <>
          <path class="span" d={`${bend(here[0], there[0])}L${there[1]} 100C${there[1]} 50 ${here[1]} 50 ${here[1]} 0Z`} />
          <path class="edge" d={bend(here[0], there[0]) + bend(here[1], there[1])} />
        </>
      )}
      <path class="line" d={bend(a, b)} />
    </svg>
  )
}

function curve(x: number, next: number): string {
  return `C${x} 50 ${next} 50 ${next} 100`
}

function floatingOf({ kind, x, y }: Afloat) {
  return (
    <svg x={`${x}%`} y={`${y}%`} overflow="visible">
      {kind === 'stone' ? <ellipse class="stone" rx="15" ry="9" /> : <use href={kind === 'flower' ? '#pad-flower' : '#pad'} />}
    </svg>
  )
}
