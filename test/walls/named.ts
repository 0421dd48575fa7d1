import { wholeTables } from '../../src/database/distribute/obstacles.ts'
import { owners } from '../architecture/owners.ts'

// Does a piece of SQL say, of each table it reads or changes, whose rows it means? On several machines that decides which one is asked.

const tables = new Set<string>(Object.values(owners).flat().filter((name) => !(name in wholeTables)))
/** What stands for a value in a template; one that is the organisation is told apart. */
const [value, organisation] = ['$value', '$organisation']

/** One `select`, `update` or `delete`, with the tables it names by the name it calls them. */
interface Scope { within: Scope | undefined; named: Map<string, string> }
interface Equal { scope: Scope; one: string; other: string }

/** Every piece of SQL in a file of code, each by itself: what is put into another piece stands there as a value. */
export function templatesIn(code: string): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = []
  for (const { index, 0: opening } of code.matchAll(/\bsql(?:<[^`]*?>)?`/g)) found.push({ line: code.slice(0, index).split('\n').length, text: readTemplate(code, index + opening.length) })
  return found
}

/** The text of a template from its first letter to its last, with `$value` or `$organisation` for what is put in. */
function readTemplate(code: string, from: number): string {
  let text = ''
  for (let at = from; code[at] !== '`'; at += 1) {
    if (code[at] === '\\') text += code[at += 1]
    else if (code.startsWith('${', at)) {
      const end = endOfValue(code, at + 2)
      text += ` ${/^[\w.]*\borganisation$/.test(code.slice(at + 2, end).trim()) ? organisation : value} `
      at = end
    } else text += code[at]
  }
  return text
}

/** Where the value that begins here ends: at its closing bracket. */
function endOfValue(code: string, from: number): number {
  for (let at = from, depth = 0; ; at += 1) {
    if (code[at] === '`') at += readLength(code, at + 1)
    else if (code[at] === '{') depth += 1
    else if (code[at] === '}' && depth-- === 0) return at
  }
}

function readLength(code: string, from: number): number {
  for (let at = from; ; at += 1) {
    if (code[at] === '\\') at += 1
    else if (code.startsWith('${', at)) at = endOfValue(code, at + 2)
    else if (code[at] === '`') return at - from + 1
  }
}

const ends = /^(?:where|group|order|having|limit|set|returning|union|intersect|except|window|for|on|select|values)$/
const noAlias = /^(?:where|on|set|using|join|left|right|inner|cross|full|natural|lateral|order|group|having|limit|union|returning|as|for|and|or)$/

/**
 * The tables of one piece of SQL of which it does not say whose rows are meant: neither by the organisation itself, nor by that of another
 * table of which it is said. What stands around a piece (an alias it does not make itself) is held to have been said there. `given` are
 * further words that stand for the organisation: the arguments of a function.
 */
export function unnamedIn(sql: string, given: RegExp = /^$/): string[] {
  const tokens = sql.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, "''").toLowerCase().match(/\$\w+|[\w.]+|''|[^\s]/g) ?? []
  const scopes: Scope[] = []
  const equals: Equal[] = []
  const open = (within: Scope | undefined): Scope => { const scope = { within, named: new Map<string, string>() }; scopes.push(scope); return scope }
  let scope = open(undefined)
  const groups: { scope: Scope; listing: boolean }[] = []
  let listing = false
  tokens.forEach((token, at) => {
    const next = tokens[at + 1] ?? ''
    if (token === '(') { groups.push({ scope, listing }); listing = false } else if (token === ')') ({ scope, listing } = groups.pop() ?? { scope, listing: false })
    else if (/^(?:select|delete|update)$/.test(token) && !(token === 'update' && /^(?:for|key|do)$/.test(tokens[at - 1] ?? ''))) { scope = open(groups.at(-1)?.scope); listing = token === 'update' } else if (ends.test(token)) listing = false
    else if ((/^(?:from|join)$/.test(token) && tokens[at - 1] !== 'distinct') || (token === 'using' && next !== '(')) listing = true
    const starts = (/^(?:from|join|using|update)$/.test(token) && tokens[at - 1] !== 'distinct') || (token === ',' && listing)
    const name = /^(?:only|lateral)$/.test(next) ? tokens[at + 2] : next
    if (starts && listing && name !== undefined && (tables.has(name) || name === value) && tokens[at + 2] !== '(') {
      const said = tokens[at + 2] === 'as' ? tokens[at + 3] : tokens[at + 2]
      const alias = said !== undefined && /^[a-z_]\w*$/.test(said) && !noAlias.test(said) ? said : name
      scope.named.set(alias, name)
    }
    if (/(?:^|\.)organisation_id$/.test(token) && next === '=') equals.push({ scope, one: token, other: tokens[at + 2] ?? '' })
    else if (/(?:^|\.)organisation_id$/.test(next) && token === '=' && !/(?:^|\.)organisation_id$/.test(tokens[at - 1] ?? '')) equals.push({ scope, one: next, other: tokens[at - 1] ?? '' })
  })
  const known = new Set<string>(['said'])
  const pairs = equals.map(({ scope: from, one, other }) => [placeOf(from, one, scopes, given), placeOf(from, other, scopes, given)] as const)
  for (let grown = true; grown;) {
    grown = false
    for (const [one, other] of pairs) if (one !== other && known.has(one) !== known.has(other)) { known.add(one).add(other); grown = true }
  }
  return scopes.flatMap((one, n) => [...one.named].filter(([alias]) => !known.has(`${n} ${alias}`)).map(([alias, table]) => alias === table ? table : `${table} ${alias}`))
}

/** Which table of which scope an `alias.organisation_id` is, `said` where it is the organisation itself or stands outside of the piece, and `unknown` where it is neither. */
function placeOf(scope: Scope, word: string, scopes: readonly Scope[], given: RegExp): string {
  if (word === organisation || given.test(word)) return 'said'
  if (!/(?:^|\.)organisation_id$/.test(word)) return 'unknown'
  const alias = word.includes('.') ? word.split('.')[0]! : undefined
  for (let here: Scope | undefined = scope; here; here = here.within) {
    if (alias === undefined && here.named.size > 0) return `${scopes.indexOf(here)} ${[...here.named.keys()][0]}`
    if (alias !== undefined && here.named.has(alias)) return `${scopes.indexOf(here)} ${alias}`
  }
  return alias === undefined ? 'unknown' : 'said'
}
