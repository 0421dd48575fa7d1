import { sql } from 'kysely'
import { hasRole } from '../../kernel/actor.ts'
import { demand, NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { type Access, getAccess } from '../access/index.ts'
import { findWorkers } from '../workers/index.ts'
import { canBeNamed, type ConcernWalls, mayKnowWhose, mayReadConcern } from './policy.ts'

export interface ConcernFacts extends ConcernWalls { id: string; carer: string | null }
export interface ConcernLine { id: string; about: string; noticedOn: string; at: Date; by: string }
export interface Concern extends ConcernLine {
  carer: string | null
  /** Whether the one who asks may see whose record it belongs to, and name others. */
  whoseKnown: boolean
  words: string
  done: string | null
  notes: { id: string; words: string; by: string; at: Date }[]
  /** Everyone who may see it, the author first. */
  seenBy: { id: string; name: string }[]
}

const facts = sql`c.id, c.carer_id as carer, c.recorded_by as author, array(select n.worker_id from concern_namings n where n.organisation_id = c.organisation_id and n.concern_id = c.id) as named,
  case when exists (select 1 from restrictions r where r.organisation_id = c.organisation_id and r.carer_id = c.carer_id and r.lifted_at is null)
    then array(select n.worker_id from restriction_namings n where n.organisation_id = c.organisation_id and n.carer_id = c.carer_id and n.ended_at is null) end as "restrictedTo"`

/** What policy needs to know about one concern; nothing when there is none in this organisation. */
export async function findConcernFacts(tx: Tx, id: string): Promise<ConcernFacts | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await sql<ConcernFacts>`select ${facts} from concerns c where c.organisation_id = ${tx.actor.organisation} and c.id = ${id}`.execute(tx.db)
  return rows[0]
}

/** The same; throws {@link NotFound} unless this person may see it. There is no other answer for anybody else. */
export async function demandConcern(tx: Tx, id: string): Promise<ConcernFacts> {
  const found = await findConcernFacts(tx, id)
  if (!found) throw new NotFound()
  demand(mayReadConcern(tx.actor, found))
  return found
}

/** The concerns that name the one who asks, or were written by them, newest first. */
export async function findMyConcerns(tx: Tx): Promise<ConcernLine[]> {
  const { actor } = tx
  if (!hasRole(actor, 'support worker') && !hasRole(actor, 'supervisor')) return []
  const { rows } = await sql<ConcernFacts & ConcernLine>`
    select ${facts}, c.about, c.noticed_on as "noticedOn", c.recorded_at as at, a.name as by
    from concerns c join accounts a on a.organisation_id = c.organisation_id and a.id = c.recorded_by
    where c.organisation_id = ${tx.actor.organisation} and (c.recorded_by = ${actor.id} or exists (select 1 from concern_namings n where n.organisation_id = c.organisation_id and n.concern_id = c.id and n.worker_id = ${actor.id}))
    order by c.recorded_at desc, c.id desc`.execute(tx.db)
  return rows.filter((row) => mayReadConcern(actor, row)).map(({ id, about, noticedOn, at, by }) => ({ id, about, noticedOn, at, by }))
}

/** One concern in full, for those who may see it; throws {@link NotFound} for everybody else. */
export async function getConcern(tx: Tx, id: string): Promise<Concern> {
  const walls = await demandConcern(tx, id)
  const workers = await findWorkers(tx)
  const nameOf = (worker: string) => workers.find((one) => one.id === worker)?.name ?? ''
  const row = await tx.db.selectFrom('concerns').select(['about', 'words', 'done', 'noticed_on as noticedOn', 'recorded_at as at']).where('id', '=', id).executeTakeFirstOrThrow()
  const notes = await tx.db.selectFrom('concern_notes').select(['id', 'words', 'recorded_by', 'recorded_at as at']).where('concern_id', '=', id)
    .orderBy('recorded_at').orderBy('id').execute()
  const named = walls.named.filter((one) => one !== walls.author && (walls.restrictedTo === null || walls.restrictedTo.includes(one)))
  return {
    ...row, id, carer: walls.carer, whoseKnown: mayKnowWhose(tx.actor, walls), by: nameOf(walls.author),
    notes: notes.map(({ recorded_by, ...note }) => ({ ...note, by: nameOf(recorded_by) })),
    seenBy: [walls.author, ...named].map((one) => ({ id: one, name: nameOf(one) })),
  }
}

/** Who can be named to a concern from this record, with those who are named unless somebody says otherwise: the supervisors. */
export async function findNameable(tx: Tx, carer: string | null): Promise<{ id: string; name: string; supervisor: boolean }[]> {
  const access: Pick<Access, 'refused' | 'restrictedTo'> = carer === null ? { refused: [], restrictedTo: null } : await getAccess(tx, carer)
  const workers = await findWorkers(tx)
  return workers
    .filter((worker) => !worker.leftOn && worker.roles.some((role) => role === 'support worker' || role === 'supervisor') && canBeNamed(worker.id, access))
    .map((worker) => ({ id: worker.id, name: worker.name, supervisor: worker.roles.includes('supervisor') }))
}

/** Whom to ask about how the organisation has set Lilypad up. */
export async function findAdministrators(tx: Tx): Promise<string[]> {
  return (await findWorkers(tx)).filter((worker) => !worker.leftOn && worker.roles.includes('administrator')).map((worker) => worker.name)
}
