import { sql } from 'kysely'
import { dayIn } from '../../kernel/clock.ts'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { untilAllHaveAsked } from '../../kernel/asking/together.ts'
import { hasRole } from '../../kernel/actor.ts'
import { findWorkers } from '../workers/index.ts'
import { type Access, mayReadCarer } from './policy.ts'
import { nameToShow } from './schema.ts'

/** The facts policy needs about several records at once, by carer. A record that does not exist is simply not there. */
export async function findAccess(tx: Tx, carers: readonly string[]): Promise<Map<string, Access>> {
  if (!tx.snapshot) return askAccess(tx, carers)
  // Every room asks before it reads. Inside one unchanging snapshot the answer stays the same, and those who ask at once ask together.
  const { known, ask } = asked.get(tx) ?? begin(tx)
  for (const carer of carers) if (!known.has(carer)) known.set(carer, ask(carer))
  const found = await Promise.all(carers.map((carer) => known.get(carer)))
  return new Map(found.flatMap((access) => access ? [[access.carer, access]] : []))
}

interface Asked { known: Map<string, Promise<Access | undefined>>; ask: (carer: string) => Promise<Access | undefined> }
const asked = new WeakMap<Tx, Asked>()

function begin(tx: Tx): Asked {
  let next: { carers: string[]; answer: Promise<Map<string, Access>> } | undefined
  const ask = async (carer: string): Promise<Access | undefined> => {
    if (!next) {
      const carers: string[] = []
      next = { carers, answer: untilAllHaveAsked().then(() => { next = undefined; return askAccess(tx, carers) }) }
    }
    next.carers.push(carer)
    return (await next.answer).get(carer)
  }
  const fresh: Asked = { known: new Map(), ask }
  asked.set(tx, fresh)
  return fresh
}

/** Whether the record of the carer `c` is kept and not used: as the database's own `is_still` says it, in words that are planned with the question they stand in. */
export const isStillNow = sql<boolean>`exists (select 1 from record_stills s where s.organisation_id = c.organisation_id and s.carer_id = c.id
  and not exists (select 1 from record_still_endings e where e.organisation_id = s.organisation_id and e.still_id = s.id))`

async function askAccess(tx: Tx, carers: readonly string[]): Promise<Map<string, Access>> {
  if (carers.length === 0) return new Map()
  const { rows } = await sql<Omit<Access, 'coverAllowed'> & { cover: string | null }>`
    with today as (select (${tx.at}::timestamptz at time zone o.zone)::date as day from organisations o where o.organisation_id = ${tx.actor.organisation})
    select c.id as carer,
      own.workers as "ownWorkers",
      array(select distinct m.team_id from team_members m where m.organisation_id = c.organisation_id and m.worker_id = any(own.workers) and m.left_at is null) as "ownTeams",
      array(select r.worker_id from worker_refusals r where r.organisation_id = c.organisation_id and r.carer_id = c.id and r.lifted_at is null
        -- A carer who works here: her own account as a worker, and whoever shares a team with her, are kept out like one she refused.
        union select h.worker_id from works_here h where h.organisation_id = c.organisation_id and h.carer_id = c.id and h.ended_at is null
        union select t.worker_id from works_here h join team_members m on m.organisation_id = h.organisation_id and m.worker_id = h.worker_id and m.left_at is null join team_members t on t.organisation_id = h.organisation_id and t.team_id = m.team_id and t.left_at is null
          where h.organisation_id = c.organisation_id and h.carer_id = c.id and h.ended_at is null) as refused,
      case when exists (select 1 from restrictions r where r.organisation_id = c.organisation_id and r.carer_id = c.id and r.lifted_at is null)
        then array(select n.worker_id from restriction_namings n where n.organisation_id = c.organisation_id and n.carer_id = c.id and n.ended_at is null) end as "restrictedTo",
      array(select r.worker_id from cover_reasons r, today where r.organisation_id = c.organisation_id and r.carer_id = c.id and r.on_day = today.day) as "reasonToday",
      array(select p.worker_id from openings p where p.organisation_id = c.organisation_id and p.carer_id = c.id and p.opened_at <= ${tx.at} and p.until_at > ${tx.at}) as "openedNow",
      case when ${isStillNow} then array(select u.worker_id from record_still_uses u, today where u.organisation_id = c.organisation_id and u.carer_id = c.id and u.on_day = today.day) end as still,
      (select s.words from organisation_settings s, today where s.organisation_id = ${tx.actor.organisation} and s.name = 'cover' and s.effective_on <= today.day
        order by s.effective_on desc, s.recorded_at desc limit 1) as cover
    -- Looked up carer by carer, so that four hundred cost ten times as much as forty, and not a hundred times.
    from carers c cross join lateral (
      select array(select distinct a.worker_id from allocations a, today
        where a.organisation_id = c.organisation_id and a.carer_id = c.id and a.ended_at is null and a.from_day <= today.day and (a.until_day is null or a.until_day >= today.day)
          -- Who left, or works with carers no more, works with nobody: a supervisor can then say who does.
          and exists (select 1 from workers w join worker_roles r on r.organisation_id = w.organisation_id and r.worker_id = w.id and r.taken_at is null
            where w.organisation_id = a.organisation_id and w.id = a.worker_id and w.left_on is null and r.role in ('support worker', 'supervisor'))) as workers offset 0) own
    where c.organisation_id = ${tx.actor.organisation} and c.id = any(${carers})
      -- A record that was brought together with another rests: it is not there any more.
      and not exists (select 1 from carer_merges m where m.organisation_id = c.organisation_id and m.carer_id = c.id)`.execute(tx.db)
  return new Map(rows.map(({ cover, ...row }) => [row.carer, { ...row, coverAllowed: cover !== 'no' }]))
}

/** The facts about one record; throws {@link NotFound} when there is none in this organisation. */
export async function getAccess(tx: Tx, carer: string): Promise<Access> {
  const found = isId(carer) ? (await findAccess(tx, [carer])).get(carer) : undefined
  if (!found) throw new NotFound()
  return found
}

/**
 * Every record this worker may read now, without anything more being asked of them: policy is asked about each, one by one, of all
 * that may come into question. What a worker may only know of is not among them.
 */
export async function findReadable(tx: Tx): Promise<Access[]> {
  const { actor } = tx
  if (actor.kind !== 'worker') return []
  const { organisation } = actor
  const teams = hasRole(actor, 'supervisor') ? [...actor.teams] : []
  const { rows } = await sql<{ id: string }>`
    select a.carer_id as id from allocations a where a.organisation_id = ${organisation} and a.ended_at is null and (a.worker_id = ${actor.id} or a.worker_id = any(array(
      select m.worker_id from team_members m where m.organisation_id = ${organisation} and m.team_id = any(${teams}::uuid[]) and m.left_at is null)))
    union select n.carer_id from restriction_namings n where n.organisation_id = ${organisation} and n.worker_id = ${actor.id} and n.ended_at is null
    union select r.carer_id from cover_reasons r join organisations o on o.organisation_id = r.organisation_id
      where r.organisation_id = ${organisation} and r.worker_id = ${actor.id} and r.on_day = (${tx.at}::timestamptz at time zone o.zone)::date
    union select p.carer_id from openings p where p.organisation_id = ${organisation} and p.worker_id = ${actor.id} and p.opened_at <= ${tx.at} and p.until_at > ${tx.at}`.execute(tx.db)
  const found = await findAccess(tx, rows.map(({ id }) => id))
  return [...found.values()].filter((access) => mayReadCarer(actor, access))
}

/** Today, for the people of this organisation. */
export async function getToday(tx: Tx): Promise<string> {
  const { zone } = await tx.db.selectFrom('organisations').select('zone').executeTakeFirstOrThrow()
  return dayIn(zone, tx.at)
}

/** A carer as far as a page of this room needs to call her something. Ask policy first. */
export async function getNamed(tx: Tx, carer: string): Promise<{ id: string; name: string; still: boolean }> {
  const row = await tx.db.selectFrom('carers').select(['call_name as callName', 'full_name as fullName', sql<boolean>`is_still(organisation_id, id)`.as('still')]).where('id', '=', carer).executeTakeFirst()
  if (!row) throw new NotFound()
  const restriction = await findRestriction(tx, carer)
  return { id: carer, name: nameToShow({ ...row, initials: restriction?.initials ?? null }), still: row.still }
}

export interface Allocation { id: string; workerId: string; worker: string; kind: 'own' | 'cover'; from: string; until: string | null; handover: string | null; endedAt: Date | null }

/** Who works and worked with a carer, newest first. */
export async function findAllocations(tx: Tx, carer: string): Promise<Allocation[]> {
  const rows = await tx.db.selectFrom('allocations').innerJoin('workers', (join) => join.onRef('workers.organisation_id', '=', 'allocations.organisation_id').onRef('workers.id', '=', 'allocations.worker_id'))
    .select(['allocations.id', 'workers.id as workerId', 'workers.name as worker', 'kind', 'from_day as from', 'until_day as until', 'handover', 'ended_at as endedAt'])
    .where('carer_id', '=', carer).orderBy('from_day', 'desc').orderBy('allocations.recorded_at', 'desc').execute()
  return rows as Allocation[]
}

export interface Refusal { id: string; worker: string; saidOn: string; liftedAt: Date | null }

/** The workers a carer does not want, and did not want once. */
export async function findRefusals(tx: Tx, carer: string): Promise<Refusal[]> {
  return tx.db.selectFrom('worker_refusals').innerJoin('workers', (join) => join.onRef('workers.organisation_id', '=', 'worker_refusals.organisation_id').onRef('workers.id', '=', 'worker_refusals.worker_id'))
    .select(['worker_refusals.id', 'workers.name as worker', 'said_on as saidOn', 'lifted_at as liftedAt'])
    .where('carer_id', '=', carer).orderBy('worker_refusals.recorded_at', 'desc').execute()
}

export interface WorksHere { id: string; workerId: string; worker: string; saidOn: string; endedAt: Date | null }

/** As whom this carer works here, now and before. */
export async function findWorksHere(tx: Tx, carer: string): Promise<WorksHere[]> {
  return tx.db.selectFrom('works_here').innerJoin('workers', (join) => join.onRef('workers.organisation_id', '=', 'works_here.organisation_id').onRef('workers.id', '=', 'works_here.worker_id'))
    .select(['works_here.id', 'workers.id as workerId', 'workers.name as worker', 'said_on as saidOn', 'ended_at as endedAt'])
    .where('carer_id', '=', carer).orderBy('works_here.recorded_at', 'desc').execute()
}

/** A worker, and whoever shares a team with them now. */
export async function findColleagues(tx: Tx, worker: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select ${worker}::uuid as id union select t.worker_id from team_members m join team_members t on t.organisation_id = m.organisation_id and t.team_id = m.team_id and t.left_at is null
    where m.organisation_id = ${tx.actor.organisation} and m.worker_id = ${worker} and m.left_at is null`.execute(tx.db)
  return rows.map(({ id }) => id)
}

export interface Restriction { id: string; carer: string; initials: string; since: Date }

/** The restriction of a record that is in force, if there is one. */
export async function findRestriction(tx: Tx, carer: string): Promise<Restriction | undefined> {
  return tx.db.selectFrom('restrictions').select(['id', 'carer_id as carer', 'initials', 'recorded_at as since'])
    .where('carer_id', '=', carer).where('lifted_at', 'is', null).orderBy('recorded_at', 'desc').limit(1).executeTakeFirst()
}

/** A restricted record by its number; throws {@link NotFound} also when it is restricted no longer. */
export async function getRestriction(tx: Tx, id: string): Promise<Restriction> {
  const row = await tx.db.selectFrom('restrictions').select(['id', 'carer_id as carer', 'initials', 'recorded_at as since'])
    .where('id', '=', id).where('lifted_at', 'is', null).executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

export interface Naming { workerId: string; worker: string; by: string | null; at: Date }

/** Who a restricted record names now, and who named them. */
export async function findNamings(tx: Tx, carer: string): Promise<Naming[]> {
  return tx.db.selectFrom('restriction_namings').innerJoin('workers', (join) => join.onRef('workers.organisation_id', '=', 'restriction_namings.organisation_id').onRef('workers.id', '=', 'restriction_namings.worker_id'))
    .leftJoin('accounts', (join) => join.onRef('accounts.organisation_id', '=', 'restriction_namings.organisation_id').onRef('accounts.id', '=', 'restriction_namings.named_by'))
    .select(['workers.id as workerId', 'workers.name as worker', 'accounts.name as by', 'named_at as at'])
    .where('restriction_namings.carer_id', '=', carer).where('ended_at', 'is', null).orderBy('named_at').execute()
}

/** Who may open a record besides the person it is about: the workers who are theirs, by name; and whether others who work here may, with a reason. */
export interface Readers { workers: readonly string[]; others: boolean }

/** Who may open a record, to be told in one line. */
export async function findReaders(tx: Tx, access: Access): Promise<Readers> {
  const own = (await findWorkers(tx)).filter(({ id }) => access.ownWorkers.includes(id))
  return { workers: own.map(({ name }) => name).toSorted(), others: access.coverAllowed && access.restrictedTo === null }
}

/** The reason this worker gave last for opening a record that is not their own; nothing when it is. */
export async function findReason(tx: Tx, access: Access): Promise<string | undefined> {
  const { actor } = tx
  if (actor.kind !== 'worker' || access.ownWorkers.includes(actor.id)) return undefined
  return (await findReasons(tx, [access.carer])).get(access.carer)
}

/** The reason this worker gave last for opening each of these records, asked at once, by carer; one that needed none is not there. */
export async function findReasons(tx: Tx, carers: readonly string[]): Promise<Map<string, string>> {
  if (carers.length === 0) return new Map()
  const { rows } = await sql<{ carer: string; why: string }>`
    select distinct on (g.carer_id) g.carer_id as carer, g.why from (
      select r.carer_id, r.why, r.recorded_at from cover_reasons r where r.organisation_id = ${tx.actor.organisation} and r.carer_id = any(${carers}) and r.worker_id = ${tx.actor.id}
      union all select p.carer_id, p.why, p.recorded_at from openings p where p.organisation_id = ${tx.actor.organisation} and p.carer_id = any(${carers}) and p.worker_id = ${tx.actor.id}) g
    order by g.carer_id, g.recorded_at desc`.execute(tx.db)
  return new Map(rows.map(({ carer, why }) => [carer, why]))
}

/** Carers of whom nothing is counted, in SQL: restricted records are unknown, also in numbers, and so is one that is kept and not used. */
export const carersLeftOut = (organisation: string) => sql<{ carer_id: string }>`
  select r.carer_id from restrictions r where r.organisation_id = ${organisation} and r.lifted_at is null
  union select s.carer_id from record_stills s where s.organisation_id = ${organisation} and not exists (select 1 from record_still_endings e where e.organisation_id = s.organisation_id and e.still_id = s.id)`
