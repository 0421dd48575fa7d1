import { sayDay } from '../../../kernel/dates.ts'
import { sayIfKnown } from '../../../kernel/words.ts'
import { say } from '../words.ts'
import english from '../words.en.json'
import { coveredMark, covered, type Part } from './part.ts'

/** What stands in a copy besides the record itself. */
export interface CopyAbout { organisation: string; notice: string | null; phone: string | null; name: string; madeOn: string; files: readonly { name: string; title: string }[] }

/** The headings, in the order in which they are read. */
const titles = Object.keys(english).filter((key) => key.startsWith('table.')).map((key) => key.slice('table.'.length))

/** How many parts are not in it, and which kind: nothing of what they say. */
const leftOut = (parts: readonly Part[]) => parts.filter((part) => part.asks && !part.goes).length
const coveredIn = (parts: readonly Part[]) => parts.filter((part) => part.goes && part.decided?.decision === 'cover').length

/** Everything that is kept about a carer, to be read: what the law asks to be told with it, then the record under plain headings. */
export function CopyDocument({ parts, about, level = 1 }: { parts: readonly Part[]; about: CopyAbout; level?: 1 | 2 }) {
  const Top = `h${level}` as 'h1'
  const Head = `h${level + 1}` as 'h2'
  const there = parts.filter((part) => part.goes)
  return (
    <>
      <Top>{say('copy.title', { organisation: about.organisation })}</Top>
      <p>{say('copy.for', { name: about.name, day: sayDay(about.madeOn) })}</p>
      <Head>{say('copy.about')}</Head>
      {about.notice && <p class="typed">{about.notice}</p>}
      <ul>{(['why', 'who', 'long', 'rights', 'complain'] as const).map((key) => <li>{say(`copy.about.${key}`)}</li>)}</ul>
      {about.phone && <p>{say('copy.phone', { phone: about.phone })}</p>}
      <Head>{say('copy.notHere')}</Head>
      <ul>
        {(['secret', 'numbering', 'elsewhere', 'apart'] as const).map((key) => <li>{say(`copy.notHere.${key}`)}</li>)}
        {leftOut(parts) > 0 && <li>{say('copy.leftOut', { count: leftOut(parts) })}</li>}
        {coveredIn(parts) > 0 && <li>{say('copy.covered', { count: coveredIn(parts), mark: coveredMark })}</li>}
      </ul>
      {[...new Set([...titles, ...there.map((part) => part.table)])].map((table) => <Rows level={level} table={table} parts={there.filter((part) => part.table === table)} />)}
      {about.files.length > 0 && (
        <>
          <Head>{say('copy.files')}</Head>
          <ul>{about.files.map((file) => <li><a href={`files/${file.name}`}>{file.title}</a></li>)}</ul>
        </>
      )}
    </>
  )
}

function Rows({ table, parts, level }: { table: string; parts: readonly Part[]; level: 1 | 2 }) {
  if (parts.length === 0) return null
  const Head = `h${level + 1}` as 'h2'
  return (
    <>
      <Head>{sayIfKnown(english, say, `table.${table}`) ?? table.replaceAll('_', ' ')}</Head>
      {parts.map((part) => <PartFields part={part} />)}
    </>
  )
}

/** One row, field by field. `open`: with nothing covered, for whoever decides. */
export function PartFields({ part, open = false }: { part: Part; open?: boolean }) {
  const fields = open ? part.fields : covered(part.fields, part.decided)
  return <dl class="copied">{fields.map(({ column, value }) => <><dt>{fieldName(column)}</dt><dd dir="auto">{valueInWords(value)}</dd></>)}</dl>
}

/** What a column is called: the same words wherever it stands. */
export function fieldName(column: string): string {
  return sayIfKnown(english, say, `field.${column}`) ?? column.replaceAll('_', ' ')
}

const code = /^[a-z]+(-[a-z0-9]+)+$/

/** A value on one line. */
export function valueInLine(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueInLine).join(', ')
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) return Object.values(value).filter((one) => one !== null).map(valueInLine).join(', ')
  const plain = valueInWords(value)
  return typeof plain === 'string' ? plain : String(value)
}

/** A value as it is read: days as days, codes without hyphens, lists and pages as lists. */
function valueInWords(value: unknown) {
  if (value instanceof Date) return `${sayDay(value.toISOString().slice(0, 10))}, ${value.toISOString().slice(11, 16)} UTC`
  if (value === true || value === false) return say(value ? 'yes' : 'no')
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? sayDay(value) : code.test(value) ? value.replaceAll('-', ' ') : value
  if (Array.isArray(value)) return <ul>{value.map((one) => <li>{valueInWords(one)}</li>)}</ul>
  if (typeof value === 'object' && value !== null) return <ul>{Object.entries(value).filter(([, one]) => one !== null).map(([name, one]) => <li><b>{name}</b>: {valueInWords(one)}</li>)}</ul>
  return String(value)
}
