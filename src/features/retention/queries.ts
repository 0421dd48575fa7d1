import { sql } from 'kysely'
import type { RecordKind, Trigger } from '../../frameworks/retention.ts'
import type { Database } from '../../database/tables.ts'
import { hasRole } from '../../kernel/actor.ts'
import { demand, NotFound } from '../../kernel/errors.ts'
import { declarations } from '../../kernel/held.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { findAccess, getToday } from '../access/index.ts'
import { isDue, keptUntil, type KeptUntil, type RecordFacts, rulesInForce, type RuleInForce, type RuleVersion } from './due.ts'
import { mayKeepRecord, mayReadCertificate, maySignDisposal } from './policy.ts'
import type { HoldReason } from './schema.ts'

/** Every version of the organisation’s own rules, newest first. */
export async function findRuleVersions(tx: Tx): Promise<RuleVersion[]> {
  const rows = await tx.db.selectFrom('retention_rules').select(['kind', 'trigger', 'years', 'in_use', 'effective_on', 'why']).orderBy('effective_on', 'desc').orderBy('recorded_at', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => ({ kind: row.kind as RecordKind, trigger: row.trigger as Trigger, years: row.years, inUse: row.in_use === 'yes', effectiveOn: row.effective_on, why: row.why }))
}

/** The rules in force today. */
export async function findRules(tx: Tx): Promise<RuleInForce[]> {
  return rulesInForce(await findRuleVersions(tx), await getToday(tx))
}

/** Something that holds a record, or (without a carer) all of them. */
export interface Hold { id: string; carer: string | null; reason: HoldReason; words: string; lookOn: string | null; by: string | null; onDay: string; lifted: { on: string; by: string | null; why: string } | null }

/** Holds on one record, or on all of them, newest first; those that were lifted too. */
export async function findHolds(tx: Tx, carer: string | null): Promise<Hold[]> {
  const { rows } = await sql<Omit<Hold, 'lifted'> & { liftedOn: string | null; liftedBy: string | null; liftedWhy: string | null }>`
    select h.id, h.carer_id as carer, h.reason, h.words, h.look_on as "lookOn", a.name as by, (h.recorded_at at time zone o.zone)::date as "onDay", (h.lifted_at at time zone o.zone)::date as "liftedOn", b.name as "liftedBy", h.lifted_why as "liftedWhy"
    from retention_holds h join organisations o on o.organisation_id = h.organisation_id left join accounts a on a.organisation_id = h.organisation_id and a.id = h.recorded_by left join accounts b on b.organisation_id = h.organisation_id and b.id = h.lifted_by
    where h.organisation_id = ${tx.actor.organisation} and h.carer_id is not distinct from ${carer} order by h.recorded_at desc, h.id`.execute(tx.db)
  return rows.map(({ liftedOn, liftedBy, liftedWhy, ...row }) => ({ ...row, lifted: liftedOn === null ? null : { on: liftedOn, by: liftedBy, why: liftedWhy ?? '' } }))
}

/** One hold; throws {@link NotFound}. */
export async function getHold(tx: Tx, id: string): Promise<Hold> {
  const row = isId(id) ? await tx.db.selectFrom('retention_holds').select('carer_id').where('id', '=', id).executeTakeFirst() : undefined
  const found = row && (await findHolds(tx, row.carer_id)).find((one) => one.id === id)
  if (!found) throw new NotFound()
  return found
}

/** How a record stands: until when it is kept, what holds it, and whether it is due. */
export interface Standing extends KeptUntil { carer: string; held: boolean; delayedUntil: string | null; due: boolean; facts: RecordFacts }

/** The days that count as a contact, out of what the rooms declare. */
function contactDays(tx: Tx) {
  return sql.join(Object.entries(declarations()).filter(([, { columns }]) => 'carer_id' in columns).flatMap(([table, { columns }]) => Object.entries(columns).filter(([, { contact }]) => contact).map(([column]) =>
    sql`select carer_id, (${sql.ref(column)})::date as day from ${sql.table(table as keyof Database)} where organisation_id = ${tx.actor.organisation} and ${sql.ref(column)} is not null`)), sql` union all `)
}

/** Whether anything was worked out together. That the first contact opened the spell of support is not yet support. */
function workTogether() {
  return sql.join((['plans', 'outcomes', 'actions', 'needs', 'need_statements', 'reviews', 'emergency_plans'] as const).map((table) =>
    sql`exists (select 1 from ${sql.table(table)} w where w.organisation_id = c.organisation_id and w.carer_id = c.id)`), sql` or `)
}

/** How records stand today: these, or all that are their own. */
export async function findStanding(tx: Tx, carers?: readonly string[]): Promise<Standing[]> {
  const [rules, today] = [await findRules(tx), await getToday(tx)]
  const { rows } = await sql<Omit<RecordFacts, 'lastContact'> & { carer: string; lastContact: string; held: boolean; delayedUntil: string | null }>`
    with known as (select carer_id, max(day) as day from (${contactDays(tx)}) days where day <= ${today} group by carer_id)
    select c.id as carer, c.date_of_birth as "dateOfBirth", c.still_at_school as "stillAtSchool", c.kind_override as "kindOverride", c.died_on as "diedOn",
      coalesce(k.day, (c.recorded_at at time zone o.zone)::date) as "lastContact",
      (select case when e.kind = 'closed' then e.on_day end from spell_events e where e.organisation_id = c.organisation_id and e.carer_id = c.id order by e.on_day desc, e.recorded_at desc, e.id desc limit 1) as "endedOn",
      (exists (select 1 from conversations t where t.organisation_id = c.organisation_id and t.carer_id = c.id and t.held_at is not null)
        or exists (select 1 from plan_offers f where f.organisation_id = c.organisation_id and f.carer_id = c.id and f.answer in ('accepted', 'asked-for-it'))
        or exists (select 1 from spell_events e where e.organisation_id = c.organisation_id and e.carer_id = c.id and (e.kind in ('paused', 'reopened')
          or (e.kind = 'opened' and not exists (select 1 from contacts f where f.organisation_id = e.organisation_id and f.carer_id = e.carer_id and f.recorded_at = e.recorded_at))))
        or ${workTogether()}) as supported,
      exists (select 1 from concerns n where n.organisation_id = c.organisation_id and n.carer_id = c.id) as concern,
      (exists (select 1 from retention_holds h where h.organisation_id = c.organisation_id and h.lifted_at is null and (h.carer_id is null or h.carer_id = c.id))
        or is_still(c.organisation_id, c.id)
        or exists (select 1 from subject_requests r where r.organisation_id = c.organisation_id and r.carer_id = c.id
          and not exists (select 1 from request_steps s where s.organisation_id = r.organisation_id and s.request_id = r.id and s.kind in ('given', 'done', 'refused', 'taken-back')))) as held,
      (select d.until_day from retention_delays d where d.organisation_id = c.organisation_id and d.carer_id = c.id order by d.recorded_at desc, d.id desc limit 1) as "delayedUntil"
    from carers c join organisations o on o.organisation_id = c.organisation_id left join known k on k.carer_id = c.id
    where c.organisation_id = ${tx.actor.organisation} and not exists (select 1 from carer_merges m where m.organisation_id = c.organisation_id and m.carer_id = c.id) and (${carers === undefined}::boolean or c.id = any(${[...(carers ?? [])]}::uuid[]))
    order by c.id`.execute(tx.db)
  return rows.map(({ carer, held, delayedUntil, ...facts }) => {
    const kept = keptUntil(facts, rules)
    return { ...kept, carer, held, delayedUntil, facts, due: isDue(kept, { held, delayedUntil }, today) }
  })
}

/** How one record stands; throws {@link NotFound} when there is none. Policy is the caller’s. */
export async function getStanding(tx: Tx, carer: string): Promise<Standing> {
  const [found] = isId(carer) ? await findStanding(tx, [carer]) : []
  if (!found) throw new NotFound()
  return found
}

/** A disposal: signed once, or twice, or turned down. */
export interface Disposal { id: string; carer: string; kind: RecordKind; dueOn: string; rules: { trigger: Trigger; years: number; day: string | null }[]; restricted: boolean; first: { id: string; name: string; on: string }; second: { id: string; name: string; on: string; answer: 'yes' | 'no' } | null; certificate: { id: string; counts: Record<string, number>; at: Date } | null }

/** Every disposal there is, newest first. Policy is the caller’s. */
export async function findDisposals(tx: Tx): Promise<Disposal[]> {
  const { rows } = await sql<Disposal>`
    select d.id, d.carer_id as carer, d.kind, d.due_on as "dueOn", d.rules, d.restricted = 'yes' as restricted,
      json_build_object('id', d.recorded_by, 'name', a.name, 'on', (d.recorded_at at time zone o.zone)::date) as first,
      case when s.id is not null then json_build_object('id', s.recorded_by, 'name', b.name, 'on', (s.recorded_at at time zone o.zone)::date, 'answer', s.answer) end as second,
      case when c.id is not null then json_build_object('id', c.id, 'counts', c.counts, 'at', c.recorded_at) end as certificate
    from disposals d join organisations o on o.organisation_id = d.organisation_id left join accounts a on a.organisation_id = d.organisation_id and a.id = d.recorded_by
    left join disposal_signatures s on s.organisation_id = d.organisation_id and s.disposal_id = d.id left join accounts b on b.organisation_id = s.organisation_id and b.id = s.recorded_by
    left join disposal_certificates c on c.organisation_id = d.organisation_id and c.disposal_id = d.id
    where d.organisation_id = ${tx.actor.organisation} order by d.recorded_at desc, d.id`.execute(tx.db)
  return rows.map((row) => ({ ...row, certificate: row.certificate && { ...row.certificate, at: new Date(row.certificate.at) } }))
}

/** One disposal that waits for its second signature and may be signed by whoever acts; throws {@link NotFound}. */
export async function getToSign(tx: Tx, id: string): Promise<Disposal> {
  const found = (await findDisposals(tx)).find((one) => one.id === id)
  const access = found && (await findAccess(tx, [found.carer])).get(found.carer)
  demand(found !== undefined && access !== undefined && found.second === null && maySignDisposal(tx.actor, access, found.first.id))
  return found
}

/** A certificate, for whoever may read it; throws {@link NotFound}. */
export async function getCertificate(tx: Tx, id: string): Promise<Disposal> {
  const found = (await findDisposals(tx)).find(({ certificate }) => certificate?.id === id)
  demand(found !== undefined && mayReadCertificate(tx.actor, { restricted: found.restricted, signers: [found.first.id, found.second?.id ?? ''] }))
  return found
}

/** What the one who acts sees of what is due: by name where they may keep the record, by number alone where they only sign. */
export interface DueLine { carer: string; dueOn: string; kinds: RecordKind[]; settled: boolean }

export async function findDisposalList(tx: Tx): Promise<{ due: DueLine[]; nameless: number; toSign: Disposal[]; mine: Disposal[]; done: Disposal[] }> {
  const [standing, disposals] = [(await findStanding(tx)).filter(({ due }) => due), await findDisposals(tx)]
  const open = disposals.filter(({ second }) => second === null)
  const access = await findAccess(tx, [...new Set([...standing, ...open].map(({ carer }) => carer))])
  const waiting = new Set(open.map(({ carer }) => carer))
  const due = standing.filter(({ carer }) => !waiting.has(carer))
  return {
    due: due.filter(({ carer }) => access.has(carer) && mayKeepRecord(tx.actor, access.get(carer)!)).map(({ carer, dueOn, kinds, settled }) => ({ carer, dueOn: dueOn!, kinds: kinds.slice(0, 1), settled })),
    // How many an administrator, who may know no names, should ask after. One that is restricted is not counted.
    nameless: hasRole(tx.actor, 'administrator') ? due.filter(({ carer }) => access.get(carer)?.restrictedTo === null).length : 0,
    toSign: open.filter(({ carer, first }) => access.has(carer) && maySignDisposal(tx.actor, access.get(carer)!, first.id)),
    mine: open.filter(({ first }) => first.id === tx.actor.id),
    done: disposals.filter(({ certificate, restricted, first, second }) => certificate !== null && mayReadCertificate(tx.actor, { restricted, signers: [first.id, second?.id ?? ''] })),
  }
}
