import type { VNode } from 'preact'
import { sayDay } from '../../../kernel/dates.ts'
import { html, Quiet, Quote, Words } from '../../../kernel/ui/index.ts'
import type { Stones } from '../queries.ts'
import { answersInWords, type Banks, nextInWords, peopleInWords, placesInWords, say } from '../words.ts'
import { hasStory, type MarkRow, type RiverRow, type WorkersView } from './rows.ts'
import { type Across, type Afloat, shapeBack, shapeRiver, type ShapedRow } from './shape.ts'
import { bankOr, silenceInWords } from './words.ts'

export interface RiverProps {
  rows: readonly RiverRow[]
  /** The carer's own two banks. Neither is a score. */
  banks: Banks
  /** Today, so that days of this year are said without it. */
  today?: string
  /** Whose river it is: says under it what its width means. */
  name?: string
  /** How many of the newest rows of a long river stand open: fewer where many rivers stand on one page. */
  open?: number
}

/** A river of more rows than this begins with the newest, so many of them open and the older ones folded. */
const mostOpen = 6
const newestOpen = 4

/**
 * An outcome through time, down the page: oldest first while it is short, newest first with the older folded when it is long. One
 * picture a row, so that words set the height and never time. What the picture shows, the row says in words; a row without a
 * place between the banks has no water, only words.
 */
export function River({ rows, banks, today, name, open = newestOpen }: RiverProps) {
  const forwards = shapeRiver(rows)
  if (!forwards.some(({ row }) => row.kind !== 'began' || hasStory(row))) return null
  const long = forwards.length > mostOpen
  const shaped = long ? shapeBack(rows) : forwards
  // One place alone, far back in a long river, is told in words: banks with no water between them say nothing.
  const drawn = shaped.filter(({ at }) => at !== null).length > (long ? 1 : 0)
  const list = drawn ? 'river' : 'river in-words'
  const row = (one: ShapedRow) => rowOf(one, { banks, today, drawn })
  const folded = long ? shaped.slice(open) : []
  return (
    <>
      {long && <Quiet>{say('river.newest')}</Quiet>}
      <ol class={list} role="list">
        {drawn && (banks.near || banks.far) && <BankWords banks={banks} />}
        {(long ? shaped.slice(0, open) : shaped).map(row)}
        {folded.length > 0 && (
          <li class="river-fold">
            <details>
              <summary>{say('river.fold', { from: sayDay(folded.at(-1)!.row.onDay, today), to: sayDay(folded[0]!.row.onDay, today) })}</summary>
              <ol class={list} role="list">{folded.map(row)}</ol>
            </details>
          </li>
        )}
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
 * What is below are plain functions, not components, and written as it is sent: a river may have hundreds of rows, and to set up a
 * component or an element for each line and circle takes several times longer.
 */

function rowOf(shaped: ShapedRow, { banks, today, drawn }: { banks: Banks; today?: string; drawn: boolean }) {
  return html`<li>${drawn && bedOf(shaped)}<div class="told">${told(shaped.row, sayDay(shaped.row.onDay, today), banks, drawn)}</div></li>`
}

function told(row: RiverRow, day: string, banks: Banks, drawn: boolean): VNode {
  if (row.kind === 'began') return html`${hasStory(row) && Words({ children: row.story! })}${drawn && placeOf(row, banks)}<b>${day}</b> · ${say('river.began')}`
  if (row.kind === 'event') return html`<b>${day}</b> · <span dir="auto">${row.words}</span>`
  if (row.kind === 'changed') return html`<b>${day}</b> · <span dir="auto">${row.banks ? say('river.rebanked', bankOr(row.banks)) : row.words}</span>`
  return row.kind === 'gap' ? html`<span class="quiet">${silenceInWords(row)}</span>` : toldIn(row, day, banks, drawn)
}

function toldIn(row: MarkRow, day: string, banks: Banks, drawn: boolean) {
  const { helped, inTheWay } = peopleInWords(row.contributors)
  const [answers, next] = [answersInWords(row), row.next === 'carry-on' && !row.nextWords ? null : nextInWords(row)]
  const aside = [helped, inTheWay, row.widthWords && sentence(row.widthWords)].filter(Boolean).join(' ')
  return html`${Words({ children: row.story! })}${aside && small(aside)}${drawn && placeOf(row, banks, row.widthWords !== null)}<b>${day}</b>${answers && ` · ${answers}`}${next && small(next)}${row.worker && workersAnswer(row.worker)}`
}

/** The worker's own answer beside the carer's: not an error, and never merged with it. */
function workersAnswer(worker: WorkersView) {
  const answers = answersInWords(worker)
  return small([say('worker.differs', { name: worker.name ?? say('worker.unnamed') }), answers && ` ${answers}.`, worker.story && ` ${sentence(worker.story)}`].join(''))
}

function small(words: string) {
  return html`<small dir="auto">${words}</small>`
}

/** What the water shows, for those who do not see it: where it is, and how wide, unless the carer said how wide in words. */
function placeOf(row: Stones & { story: string | null }, banks: Banks, said?: boolean) {
  if (!hasStory(row) || row.stone === null) return null
  return html`<span class="govuk-visually-hidden">${placesInWords(row, banks, !said).join(' ')} </span>`
}

function sentence(words: string): string {
  return /[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`
}

function bedOf({ row, at, to, afloat }: ShapedRow) {
  const happened = row.kind === 'event' || row.kind === 'changed'
  return html`<svg class="bed" aria-hidden="true" focusable="false"><line class="bank" x1="0" x2="0" y1="-1" y2="100%"></line><line class="bank" x1="100%" x2="100%" y1="-1" y2="100%"></line>${at && to && waterOf(at, to)}${afloat.map(floatingOf)}${happened && eventLine}${!happened && at && markAt(at.line)}</svg>`
}

const eventLine = html`<line class="event-line" x1="0" x2="100%" y1="12" y2="12"></line>`
const markAt = (line: number) => html`<circle class="mark" cx="${line}%" cy="12" r="6.5"></circle>`

function waterOf({ line: a, edges: here }: Across, { line: b, edges: there }: Across) {
  const bend = (x: number, next: number) => `M${x} 0${curve(x, next)}`
  const span = here && there && html`<path class="span" d="${bend(here[0], there[0])}L${there[1]} 100C${there[1]} 50 ${here[1]} 50 ${here[1]} 0Z"></path><path class="edge" d="${bend(here[0], there[0]) + bend(here[1], there[1])}"></path>`
  return html`<svg y="12" width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" overflow="visible">${span}<path class="line" d="${bend(a, b)}"></path></svg>`
}

function curve(x: number, next: number): string {
  return `C${x} 50 ${next} 50 ${next} 100`
}

function floatingOf({ kind, x, y }: Afloat) {
  return html`<svg x="${x}%" y="${y}%" overflow="visible">${kind === 'stone' ? stone : kind === 'flower' ? flower : pad}</svg>`
}

const stone = html`<ellipse class="stone" rx="15" ry="9"></ellipse>`
const flower = html`<use href="#pad-flower"></use>`
const pad = html`<use href="#pad"></use>`
