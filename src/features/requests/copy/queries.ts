import { sql } from 'kysely'
import { declarations, findHeld, findRecordsOf, type HeldRow } from '../../../kernel/held.ts'
import type { Column, Table } from '../../../kernel/personal-data.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { findDecided } from '../queries.ts'
import { type Field, type Part, settle } from './part.ts'

/** Everything that is about a carer, row by row, as the rooms declare it; each with whether somebody has to decide, and what they decided. */
export async function findParts(tx: Tx, carer: string, request: string): Promise<Part[]> {
  const records = await findRecordsOf(tx, carer)
  const found = new Map<string, Part>()
  const tables = inOrder(declarations()).flatMap(([name, table]) => {
    const given = Object.entries(table.columns).filter(([, column]) => column.given === 'yes')
    const content = given.filter(([column]) => !['recorded_at', 'recorded_by'].includes(column))
    // Pieces of a file are put together when the file is: they are many and large.
    return content.length === 0 || name === 'document_chunks' ? [] : [{ name, table, given }]
  })
  const { decided, doubted, names, held } = await together({
    decided: findDecided(tx, request), doubted: findDoubted(tx, records), names: findNames(tx), held: Promise.all(tables.map(({ name }) => findHeld(tx, records, name))),
  })
  for (const [at, { name, table, given }] of tables.entries()) {
    for (const row of held[at]!) {
      const fields = given.flatMap(([column, declared]): Field[] => row[column] === null || row[column] === undefined ? [] : [{ column, whose: whoseIs(declared, row), value: readable(declared, row[column], names) }])
      const follows = table.follows ? `${(table.columns[table.follows]!.tie)!}.${String(row[table.follows])}` : null
      const part = `${name}.${row.id}`
      found.set(part, settle({ part, table: name, row: row.id, fields, voice: voiceOf(row), tied: tiedTo(table, row), follows, why: doubtOf(row, doubted, part) }, decided, found))
    }
  }
  return [...found.values()]
}

/** What a row leads to comes before it, so that it can be followed. */
function inOrder(tables: Readonly<Record<string, Table>>): [string, Table][] {
  const entries = Object.entries(tables)
  return [...entries.filter(([, table]) => !table.follows), ...entries.filter(([, table]) => table.follows)]
}

const tiedTo = ({ belongs }: Table, row: HeldRow): string | null => belongs.by === 'row' ? String(row[belongs.column]) : null
const voiceOf = (row: HeldRow): string | null => typeof row.voice === 'string' ? row.voice : null

/** Whose a field is: as declared, or as the voice of its row says. Nobody’s voice yet is somebody else’s until it is said. */
function whoseIs(column: Column, row: HeldRow): Field['whose'] {
  if (column.whose !== 'as-voiced') return column.whose === 'nobody' ? 'carer' : column.whose
  const voice = voiceOf(row)
  return voice === 'carer' || voice === 'person' || voice === 'worker' ? voice : 'third-party'
}

function readable(column: Column, value: unknown, names: ReadonlyMap<string, string>): unknown {
  return column.whose === 'worker' && typeof value === 'string' ? names.get(value) ?? value : value
}

function doubtOf(row: HeldRow, doubted: ReadonlyMap<string, 'withdrawn'>, part: string): Part['why'] {
  if (row.reach === 'here') return 'here'
  return doubted.get(part) ?? null
}

/** What was taken away as written on the wrong person, or by mistake: it may be about somebody else altogether. */
async function findDoubted(tx: Tx, records: readonly string[]): Promise<Map<string, 'withdrawn'>> {
  const { rows } = await sql<{ part: string }>`
    select 'passages.' || p.id as part from passages p join withdrawals w on w.organisation_id = p.organisation_id and w.conversation_id = p.conversation_id and (w.passage_id is null or w.passage_id = p.id) where p.organisation_id = ${tx.actor.organisation} and p.carer_id = any(${records}::uuid[])
    union select 'conversations.' || w.conversation_id from withdrawals w where w.organisation_id = ${tx.actor.organisation} and w.passage_id is null and w.carer_id = any(${records}::uuid[])
    union select 'documents.' || d.id from documents d where d.organisation_id = ${tx.actor.organisation} and d.withdrawn_at is not null and d.carer_id = any(${records}::uuid[])
    union select t.name || '.' || t.id from emergency_plan_withdrawals w join lateral (
      select 'emergency_plans' as name, w.plan_id as id
      union select 'emergency_plan_parts', e.id from emergency_plan_parts e where e.organisation_id = w.organisation_id and e.plan_id = w.plan_id
      union select 'emergency_plan_people', e.id from emergency_plan_people e where e.organisation_id = w.organisation_id and e.plan_id = w.plan_id
      union select 'emergency_plan_decisions', e.id from emergency_plan_decisions e where e.organisation_id = w.organisation_id and e.plan_id = w.plan_id) t on true
    where w.organisation_id = ${tx.actor.organisation} and w.carer_id = any(${records}::uuid[])`.execute(tx.db)
  return new Map(rows.map(({ part }) => [part, 'withdrawn']))
}

/** What everybody who has an account here is called. */
async function findNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.db.selectFrom('accounts').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** One file of the record, whole, to go into the copy. */
export interface CopiedFile { id: string; title: string; mediaType: string; content: Buffer }

/** The files that were decided for, with what is in them. */
export async function findFiles(tx: Tx, ids: readonly string[]): Promise<CopiedFile[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; title: string; mediaType: string; pieces: Buffer[] }>`
    select d.id, d.title, d.media_type as "mediaType", array(select c.content from document_chunks c where c.organisation_id = d.organisation_id and c.document_id = d.id order by c.position) as pieces
    from documents d where d.organisation_id = ${tx.actor.organisation} and d.id = any(${[...ids]}::uuid[]) order by d.recorded_at, d.id`.execute(tx.db)
  return rows.map(({ pieces, ...file }) => ({ ...file, content: Buffer.concat(pieces) }))
}
