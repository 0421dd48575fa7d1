import { createHash } from 'node:crypto'
import pg from 'pg'
import { migrate, type Place } from '../../src/database/migrate.ts'
import type { Written } from './functions.ts'
import { carers, organisation } from './people.ts'
import { functions } from './functions.ts'
import { bringBackIndexes, restIndexes } from './indexes.ts'
import { names, postcodeAreas } from './names.ts'
import { prepare } from './prepare.ts'
import { record } from './record.ts'
import { grammars } from './sentences.ts'

/** How large a world. Carers are numbered through all organisations, so a larger world holds the smaller one's people. */
export interface Size {
  carers: number
  organisations: number
  /** One talk of a line each, an outcome or two, and the history of the carers alone: to fill tables quickly, not to measure by. */
  brief?: boolean
}
export interface Made { rows: number; seconds: number; unitsBefore: number }

/** The day every generated world ends on. */
export const lastDay = '2026-06-15'
/** As many carers at once as fit well into memory, and as little as nobody minds to lose when it is cut off. */
const unitSize = 2_500
/** Less than this is written faster with the indexes there. */
const fewUnits = 4
/** Told from everything a world is made with: two that are equal here make the same world. */
export const edition = createHash('sha256').update(JSON.stringify([functions, organisation, carers, record, names, postcodeAreas, grammars, lastDay])).digest('hex').slice(0, 12)
const workersOf = (carersEach: number) => Math.max(2, Math.min(600, Math.ceil(carersEach / 40)))

interface Unit { name: string; run: (client: pg.Client) => Promise<number> }

/**
 * Fill a database with a believable world of this size, the same one each time. Cut off, it goes on where it was; what is there
 * already is left. Two connections work side by side.
 *
 * Rows are written set by set and with their change rows, as the app would have left them; the triggers and the look-up of
 * foreign keys rest meanwhile. Needs the owner, who is a superuser.
 */
export async function generate(owner: Place, size: Size, say: (line: string) => void): Promise<Made> {
  await migrate(owner)
  const [first, second] = [await connect(owner), await connect(owner)]
  try {
    return await fill(first, second, size, say)
  } finally {
    await Promise.all([first.end(), second.end()])
  }
}

async function fill(first: pg.Client, second: pg.Client, { carers: count, organisations, brief = false }: Size, say: (line: string) => void): Promise<Made> {
  const began = performance.now()
  await prepare(first)
  const done = new Set((await first.query<{ unit: string }>('select unit from bench.done')).rows.map(({ unit }) => unit))
  const each = Math.ceil(count / organisations)
  const all = unitsOf(count, organisations, each, brief)
  const left = all.filter(({ name }) => !done.has(name))
  await begunAlike(first, done.size, left.length, say)
  if (left.length > fewUnits) await restIndexes(first)
  let rows = 0
  let finished = 0
  const work = async (client: pg.Client) => {
    for (let unit = left.shift(); unit; unit = left.shift()) {
      // Named first: the other connection adds to the same sum meanwhile.
      const made = await inOne(client, unit)
      rows += made
      finished += 1
      if (finished % 10 === 0) say(`${done.size + finished} of ${all.length} parts, ${rows} rows, ${Math.round((performance.now() - began) / 1000)} s`)
    }
  }
  // Organisations first: what is in them points to them.
  const people = left.filter(({ name }) => name.startsWith('organisation'))
  for (const unit of people) {
    rows += await inOne(first, unit)
    finished += 1
  }
  left.splice(0, left.length, ...left.filter(({ name }) => !name.startsWith('organisation')))
  await Promise.all([work(first), work(second)])
  say('Making the indexes.')
  await bringBackIndexes([first, second])
  say('Looking over the tables, so that their plans are good.')
  await first.query('vacuum analyze')
  return { rows, seconds: (performance.now() - began) / 1000, unitsBefore: done.size }
}

/** A world that was begun by another edition of the generator is not finished by this one: it would be the same as no other. */
async function begunAlike(client: pg.Client, done: number, left: number, say: (line: string) => void): Promise<void> {
  if (done === 0) await client.query('insert into bench.edition values ($1) on conflict do nothing', [edition])
  else if ((await client.query('select 1 from bench.edition where edition = $1', [edition])).rows.length === 0) {
    if (left > 0) throw new Error('This world was begun by another edition of what makes it. Remove its folder, and make it anew.')
    say('This world was made by another edition of what makes it: remove its folder to make it as it would be made now.')
  }
}

async function connect(owner: Place): Promise<pg.Client> {
  const client = new pg.Client(owner)
  await client.connect()
  // What is made is the same rows the triggers would make; the process that makes it may lose the last second of it and go on.
  await client.query("set session_replication_role = replica; set synchronous_commit = off; set timezone = 'UTC'; set work_mem = '128MB'; set maintenance_work_mem = '256MB'")
  return client
}

function unitsOf(count: number, organisations: number, each: number, brief: boolean): Unit[] {
  const workers = workersOf(each)
  return Array.from({ length: organisations }, (_, at) => at + 1).flatMap((o) => {
    const from = (o - 1) * each + 1
    const to = Math.min(count, o * each)
    const parts: Unit[] = [{ name: `organisation ${o}`, run: (client) => runAll(client, organisation, [o, workers]) }]
    for (let start = from; start <= to; start += unitSize) {
      const end = Math.min(to, start + unitSize - 1)
      parts.push({ name: `carers ${start} to ${end}`, run: async (client) => await runAll(client, carers, [o, workers, start, end, lastDay, brief]) + await runAll(client, brief ? record.map(withoutHistory) : record, []) })
    }
    return parts
  })
}

/** One unit in one transaction, with the mark that it is done. */
async function inOne(client: pg.Client, { name, run }: Unit): Promise<number> {
  await client.query('begin')
  try {
    const rows = await run(client)
    await client.query('insert into bench.done values ($1, $2)', [name, rows])
    await client.query('commit')
    return rows
  } catch (error) {
    await client.query('rollback')
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

const withoutHistory = (one: string | Written): string => typeof one === 'string' ? one : one.insert

async function runAll(client: pg.Client, statements: readonly (string | Written)[], values: readonly unknown[]): Promise<number> {
  let rows = 0
  for (const one of statements) {
    const statement = typeof one === 'string' ? one : `with made as (${one.insert} returning *)${one.changes}`
    const wanted = Math.max(0, ...[...statement.matchAll(/\$(\d)/g)].map(([, number]) => Number(number)))
    const result = await client.query(statement, values.slice(0, wanted)).catch((error: Error) => { throw new Error(`${error.message} in: ${statement.trim().slice(0, 400)}`, { cause: error }) })
    // A statement with its change rows tells those, of which there is one for each row.
    if (result.command === 'INSERT') rows += (result.rowCount ?? 0) * (typeof one === 'string' ? 1 : 2)
  }
  return rows
}
