import { sql } from 'kysely'
import type { KinshipCode } from '../../frameworks/kinship.ts'
import { demand } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { getAccess } from '../access/index.ts'
import { mayReadCircle } from './policy.ts'
import { type CircleKind, type CircleLine, type EndingKind, type Honest, type HoursBand, type StatementKind, statementKinds } from './schema.ts'

/** What the carer said on a day; `words` is null when she would rather not say. */
export interface Statement { words: string | null; saidOn: string }
/** How a child comes to live with the carer, in law, as it was said on a day. */
export interface Kinship { standing: KinshipCode; words: string | null; saidOn: string }
export interface Ended { how: EndingKind; on: string; words: string | null }

/** What a carer does for one person. What she says stands here; the person's own few facts stand in a table of their own. */
export interface Relationship {
  id: string
  version: number
  relation: string
  since: string | null
  hoursBand: HoursBand | null
  livesWith: Honest
  /** How it is between them, as the carer sees it; null is: not talked about. */
  line: CircleLine | null
  personId: string
  personVersion: number
  personName: string
  birthYear: number | null
  /** The newest statement of each kind. */
  nature: Statement | null
  able: Statement | null
  willing: Statement | null
  limit: Statement | null
  /** What the person cared for gives her. */
  given: Statement | null
  /** Every statement that a newer one replaced, newest first. */
  earlier: readonly (Statement & { kind: StatementKind })[]
  /** Where it is a child who lives with her: how that stands in law, and what was said of it before; null when it was not raised. */
  kinship: Kinship | null
  kinshipBefore: readonly Kinship[]
  ended: Ended | null
}

export interface CirclePerson {
  id: string
  version: number
  name: string
  who: string
  kind: CircleKind
  line: CircleLine | null
  /** What flows to the carer, and what flows from her. */
  gives: string | null
  gets: string | null
  contact: string | null
  leftOn: string | null
}

export interface Circle { relationships: Relationship[]; people: CirclePerson[] }

/** Everyone around a carer: whom she cares for (what goes on first, then what has ended), and the others (those who left come last). */
export async function findCircle(tx: Tx, carer: string): Promise<Circle> {
  demand(mayReadCircle(tx.actor, await getAccess(tx, carer)))
  const { rows, statements, ended, kin, people } = await together({
    rows: tx.db.selectFrom('caring_relationships as r')
      .innerJoin('cared_for_people as p', (join) => join.onRef('p.organisation_id', '=', 'r.organisation_id').onRef('p.id', '=', 'r.cared_for_person_id'))
      .select(['r.id', 'r.version', 'r.relation', 'r.since', 'r.hours_band as hoursBand', 'r.lives_with as livesWith', 'r.line', 'p.id as personId', 'p.version as personVersion', 'p.name as personName', 'p.birth_year as birthYear'])
      .where('r.carer_id', '=', carer).orderBy('r.recorded_at').orderBy('r.id').execute(),
    statements: tx.db.selectFrom('caring_statements').select(['relationship_id as relationship', 'kind', 'words', 'said_on as saidOn'])
      .where('carer_id', '=', carer).orderBy('said_on', 'desc').orderBy('recorded_at', 'desc').orderBy('id', 'desc').execute(),
    ended: tx.db.selectFrom('caring_endings').select(['relationship_id as relationship', 'how', 'on_day as on', 'words'])
      .where('carer_id', '=', carer).where('withdrawn_at', 'is', null).execute(),
    kin: tx.db.selectFrom('kinship_standings').select(['relationship_id as relationship', 'in_law as standing', 'words', 'said_on as saidOn'])
      .where('carer_id', '=', carer).orderBy('said_on', 'desc').orderBy('recorded_at', 'desc').orderBy('id', 'desc').execute(),
    people: findPeople(tx, carer),
  })
  const relationships = rows.map((row) => ({
    ...row,
    ...kinshipOf(kin.filter((one) => one.relationship === row.id).map(({ standing, words, saidOn }) => ({ standing: standing as KinshipCode, words, saidOn }))),
    hoursBand: row.hoursBand as HoursBand | null,
    livesWith: row.livesWith as Honest,
    line: row.line as CircleLine | null,
    ...newestOf(statements.filter((one) => one.relationship === row.id).map(({ kind, words, saidOn }) => ({ kind: kind as StatementKind, words, saidOn }))),
    ended: ended.filter((one) => one.relationship === row.id).map(({ how, on, words }) => ({ how: how as EndingKind, on, words }))[0] ?? null,
  }))
  return { relationships: relationships.sort((a, b) => Number(a.ended !== null) - Number(b.ended !== null)), people }
}

function kinshipOf([kinship, ...kinshipBefore]: readonly Kinship[]) {
  return { kinship: kinship ?? null, kinshipBefore }
}

function newestOf(statements: readonly (Statement & { kind: StatementKind })[]) {
  const newest = new Map(statementKinds.map((kind) => [kind, statements.find((one) => one.kind === kind)]))
  const shown = (kind: StatementKind): Statement | null => { const one = newest.get(kind); return one ? { words: one.words, saidOn: one.saidOn } : null }
  return {
    nature: shown('nature'), able: shown('able'), willing: shown('willing'), limit: shown('limit'), given: shown('given'),
    earlier: statements.filter((one) => newest.get(one.kind) !== one),
  }
}

async function findPeople(tx: Tx, carer: string): Promise<CirclePerson[]> {
  const rows = await tx.db.selectFrom('circle_people').select(['id', 'version', 'name', 'who', 'kind', 'line', 'gives', 'gets', 'contact', 'left_on as leftOn'])
    .where('carer_id', '=', carer).orderBy((order) => order('left_on', 'is not', null)).orderBy('recorded_at').orderBy('id').execute()
  return rows.map((row) => ({ ...row, kind: row.kind as CircleKind, line: row.line as CircleLine | null }))
}

/**
 * Of these carers, those for whom there are days and not months: somebody they care for is terminally ill, and still there. Plans are short then,
 * nothing is measured and no machine reminds anybody. It asks no policy and is for rooms that have asked.
 */
export async function findCountedDays(tx: Tx, carers: readonly string[]): Promise<Set<string>> {
  if (carers.length === 0) return new Set()
  const { rows } = await sql<{ carer: string }>`
    select distinct n.carer_id as carer from terminal_illness_notices n where n.organisation_id = ${tx.actor.organisation} and n.carer_id = any(${carers}::uuid[]) and n.withdrawn_on is null
      and not exists (select 1 from caring_endings e where e.organisation_id = n.organisation_id and e.relationship_id = n.relationship_id and e.withdrawn_at is null)`.execute(tx.db)
  return new Set(rows.map(({ carer }) => carer))
}
