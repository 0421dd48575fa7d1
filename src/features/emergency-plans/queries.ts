import { type RawBuilder, sql } from 'kysely'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { findAccess, getAccess, getToday, isOwnWorker } from '../access/index.ts'
import { findSettings } from '../organisations/index.ts'
import { findPermissions, type Permission } from '../permissions/index.ts'
import { mayReadEmergencyPlan } from './policy.ts'
import type { CopyForm, PartAnswer, PartName, PlanKind, Standing } from './schema.ts'

export interface Part { part: PartName; answer: PartAnswer; words: string | null; card: string | null }
/** Who steps in, in the order in which they are asked. `leftOn`: they stand in the circle no more, since that day. */
export interface StepsIn {
  circle: string | null
  name: string
  who: string | null
  phone: string | null
  agreed: 'yes' | 'asked' | 'not-asked' | null
  can: string | null
  cannot: string | null
  key: 'yes' | 'no' | null
  card: 'on' | 'off'
  leftOn: string | null
}
export interface Decision { what: string; by: string | null; asked: string | null }
export interface Agreement { id: string; by: string; how: string; onDay: string }
export interface Copy { id: string; plan: string; holder: string; form: CopyForm; how: string | null; onDay: string; goneOn: string | null }

/** One version, whole: what was written on that day, and what has been said of it since. */
export interface EmergencyPlan {
  id: string
  carer: string
  kind: PlanKind
  standing: Standing
  why: string | null
  writtenOn: string
  lookOn: string | null
  /** From this day on it is worth a look together. */
  lookAgainOn: string
  writtenBy: string | null
  cardName: string | null
  cardLine: string | null
  cardWhere: string | null
  parts: Part[]
  people: StepsIn[]
  decisions: Decision[]
  /** Oldest first: the first is when it was agreed, the others say that it was still right. */
  agreements: Agreement[]
  copies: Copy[]
  /** The newest this person may read: the one that stands. */
  current: boolean
}

/** After how many months a plan is worth a look together, if the organisation says nothing: ours, no law's. */
export const usualMonths = 6

async function findRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Omit<EmergencyPlan, 'current'>[]> {
  const months = Number((await findSettings(tx))['emergency-plan-months']) || usualMonths
  const { rows } = await sql<Omit<EmergencyPlan, 'current'>>`
    select e.id, e.carer_id as carer, e.kind, e.standing, e.why, e.written_on as "writtenOn", e.look_on as "lookOn", w.name as "writtenBy",
      e.card_name as "cardName", e.card_line as "cardLine", e.card_where as "cardWhere",
      case when e.look_on > t.last then e.look_on else (t.last + make_interval(months => ${months}::int))::date end as "lookAgainOn",
      coalesce((select jsonb_agg(jsonb_build_object('part', p.part, 'answer', p.answer, 'words', p.words, 'card', p.card) order by p.id)
        from emergency_plan_parts p where p.organisation_id = e.organisation_id and p.plan_id = e.id), '[]') as parts,
      coalesce((select jsonb_agg(jsonb_build_object('circle', p.circle_person_id, 'name', p.name, 'who', p.who, 'phone', p.phone, 'agreed', p.agreed, 'can', p.can_do, 'cannot', p.cannot_do,
          'key', p.has_key, 'card', p.card, 'leftOn', c.left_on) order by p.position)
        from emergency_plan_people p left join circle_people c on c.organisation_id = p.organisation_id and c.id = p.circle_person_id
        where p.organisation_id = e.organisation_id and p.plan_id = e.id), '[]') as people,
      coalesce((select jsonb_agg(jsonb_build_object('what', d.what, 'by', d.by_day, 'asked', d.who) order by d.position)
        from emergency_plan_decisions d where d.organisation_id = e.organisation_id and d.plan_id = e.id), '[]') as decisions,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'by', a.agreed_by, 'how', a.how, 'onDay', a.on_day) order by a.on_day, a.recorded_at, a.id)
        from emergency_plan_agreements a where a.organisation_id = e.organisation_id and a.plan_id = e.id), '[]') as agreements,
      coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'plan', k.plan_id, 'holder', k.holder, 'form', k.form, 'how', k.how, 'onDay', k.on_day, 'goneOn', k.gone_on) order by k.on_day, k.recorded_at, k.id)
        from emergency_plan_copies k where k.organisation_id = e.organisation_id and k.plan_id = e.id), '[]') as copies
    from emergency_plans e left join workers w on w.organisation_id = e.organisation_id and w.id = e.recorded_by
      cross join lateral (select greatest(e.written_on, (select max(a.on_day) from emergency_plan_agreements a where a.organisation_id = e.organisation_id and a.plan_id = e.id)) as last) t
    where e.organisation_id = ${tx.actor.organisation} and ${condition} and not exists (select 1 from emergency_plan_withdrawals x where x.organisation_id = e.organisation_id and x.plan_id = e.id)
    order by e.written_on desc, e.recorded_at desc, e.id desc`.execute(tx.db)
  return rows
}

/** Every version of one kind that this person may read, newest first; what was taken away is not among them. A carer finds what she agreed to. */
export async function findEmergencyPlans(tx: Tx, carer: string, kind: PlanKind): Promise<EmergencyPlan[]> {
  const { access, all } = await together({ access: getAccess(tx, carer), all: findRows(tx, sql`e.carer_id = ${carer} and e.kind = ${kind}`) })
  const rows = all.filter((row) => mayReadEmergencyPlan(tx.actor, access, { agreed: row.agreements.length > 0 }))
  return rows.map((row, index) => ({ ...row, current: index === 0 }))
}

/** The version that stands, if there is one this person may read. */
export async function findStanding(tx: Tx, carer: string, kind: PlanKind): Promise<EmergencyPlan | undefined> {
  return (await findEmergencyPlans(tx, carer, kind))[0]
}

/** One version with those it stands among; throws {@link NotFound}. Open the record first: the look comes before the words. */
export async function getEmergencyPlan(tx: Tx, id: string): Promise<{ plan: EmergencyPlan; versions: EmergencyPlan[] }> {
  const owner = await getOwnerOfPlan(tx, id)
  const versions = await findEmergencyPlans(tx, owner.carer, owner.kind)
  const plan = versions.find((one) => one.id === id)
  if (!plan) throw new NotFound()
  return { plan, versions }
}

/** Whose version this is and which, without a word of it; throws {@link NotFound}. */
export async function getOwnerOfPlan(tx: Tx, id: string): Promise<{ carer: string; kind: PlanKind; agreed: boolean }> {
  const { rows: [row] } = isId(id) ? await sql<{ carer: string; kind: PlanKind; agreed: boolean }>`
    select e.carer_id as carer, e.kind, exists (select 1 from emergency_plan_agreements a where a.organisation_id = e.organisation_id and a.plan_id = e.id) as agreed
    from emergency_plans e where e.organisation_id = ${tx.actor.organisation} and e.id = ${id} and not exists (select 1 from emergency_plan_withdrawals x where x.organisation_id = e.organisation_id and x.plan_id = e.id)`.execute(tx.db) : { rows: [] }
  if (!row) throw new NotFound()
  return row
}

/** Of which version a copy or a remark is; throws {@link NotFound}. */
export async function getPlanOf(tx: Tx, table: 'emergency_plan_copies' | 'emergency_plan_remarks', id: string): Promise<string> {
  const row = isId(id) ? await tx.db.selectFrom(table).select('plan_id as plan').where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw new NotFound()
  return row.plan
}

/** Who may see a plan of this kind, as the carer said it: those permissions that are about it. Open the record first. */
export async function findReaders(tx: Tx, carer: string, kind: PlanKind): Promise<Permission[]> {
  const { rows, permissions } = await together({
    rows: tx.db.selectFrom('emergency_plan_readers').select('permission_id').where('carer_id', '=', carer).where('kind', '=', kind).execute(), permissions: findPermissions(tx, carer),
  })
  const ids = new Set(rows.map((row) => row.permission_id))
  return permissions.filter(({ id }) => ids.has(id))
}

/** "That's not right any more", and what was answered. */
export interface Remark { id: string; carer: string; plan: string; kind: PlanKind; words: string; saidOn: string; byCarer: boolean; answers: { words: string; by: string | null; onDay: string }[] }

async function findRemarkRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Remark[]> {
  const { rows } = await sql<Remark>`
    select r.id, r.carer_id as carer, r.plan_id as plan, e.kind, r.words, r.said_on as "saidOn",
      not exists (select 1 from workers w where w.organisation_id = r.organisation_id and w.id = r.recorded_by) as "byCarer",
      coalesce((select jsonb_agg(jsonb_build_object('words', n.words, 'by', k.name, 'onDay', (n.recorded_at at time zone o.zone)::date) order by n.recorded_at, n.id)
        from emergency_plan_remark_answers n left join workers k on k.organisation_id = n.organisation_id and k.id = n.recorded_by
        where n.organisation_id = r.organisation_id and n.remark_id = r.id), '[]') as answers
    from emergency_plan_remarks r join organisations o on o.organisation_id = r.organisation_id
      join emergency_plans e on e.organisation_id = r.organisation_id and e.id = r.plan_id
    where r.organisation_id = ${tx.actor.organisation} and ${condition} and not exists (select 1 from emergency_plan_withdrawals x where x.organisation_id = e.organisation_id and x.plan_id = e.id)
    order by r.said_on desc, r.recorded_at desc`.execute(tx.db)
  return rows
}

/** What was said about any version of this kind that is not right any more, newest first. Open the record first. */
export async function findEmergencyRemarks(tx: Tx, carer: string, kind: PlanKind): Promise<Remark[]> {
  return findRemarkRows(tx, sql`r.carer_id = ${carer} and e.kind = ${kind}`)
}

/** Remarks that nobody answered yet, of this worker's own carers, oldest first. */
export async function findOpenEmergencyRemarks(tx: Tx, worker: string): Promise<Remark[]> {
  const rows = await findRemarkRows(tx, sql`exists (select 1 from allocations a where a.organisation_id = r.organisation_id and a.carer_id = r.carer_id and a.worker_id = ${worker} and a.ended_at is null)
    and not exists (select 1 from emergency_plan_remark_answers n where n.organisation_id = r.organisation_id and n.remark_id = r.id)`)
  const access = await findAccess(tx, [...new Set(rows.map((row) => row.carer))])
  return rows.filter((row) => { const facts = access.get(row.carer); return facts !== undefined && facts.ownWorkers.includes(worker) && isOwnWorker(tx.actor, facts) }).reverse()
}

/** What the carer's plan said of an emergency before there was a page for it, to begin with: nothing is typed twice. Own workers only; the caller has asked. */
export async function findWordsOfPlan(tx: Tx, carer: string): Promise<string | undefined> {
  const row = await tx.db.selectFrom('plans').select('if_ill_tomorrow as words').where('carer_id', '=', carer).where('if_ill_tomorrow', 'is not', null)
    .orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  return row?.words ?? undefined
}

/** What a carer's plan shows of a plan of this room: whether there is one, what happens and who steps in. Keys, medicines and telephones stay on their own page. */
export interface Ahead {
  plan: string
  kind: PlanKind
  writtenOn: string
  agreed: boolean
  standing: Standing
  why: string | null
  /** It answers whether there are arrangements. That it does not apply is no answer to that. */
  tells: boolean
  parts: { part: PartName; answer: PartAnswer; words: string | null }[]
  people: { name: string; who: string | null; agreed: StepsIn['agreed'] }[]
  decisions: Decision[]
}

const inPlans: readonly PartName[] = ['firstHour', 'firstDays', 'matters', 'wishes']

/** What stands in the carer's plan of her emergency plan and her plan for later. */
export async function findAhead(tx: Tx, carer: string): Promise<{ emergency?: Ahead; future?: Ahead }> {
  const { emergency, future } = await together({ emergency: findStanding(tx, carer, 'emergency'), future: findStanding(tx, carer, 'future') })
  return { ...(emergency ? { emergency: aheadOf(emergency) } : {}), ...(future ? { future: aheadOf(future) } : {}) }
}

function aheadOf({ id, kind, writtenOn, agreements, standing, why, parts, people, decisions }: EmergencyPlan): Ahead {
  const honestly = standing === 'none' || standing === 'rather-not'
  return {
    plan: id, kind, writtenOn, agreed: agreements.length > 0, standing, why,
    tells: standing !== 'not-applicable' && (honestly || parts.length + people.length + decisions.length > 0),
    parts: parts.filter(({ part }) => inPlans.includes(part)).map(({ part, answer, words }) => ({ part, answer, words })),
    people: people.map(({ name, who, agreed }) => ({ name, who, agreed })), decisions,
  }
}

/** All that a page about one version needs besides it. */
export async function findSurroundings(tx: Tx, plan: EmergencyPlan): Promise<{ readers: Permission[]; remarks: Remark[]; today: string }> {
  return together({ readers: findReaders(tx, plan.carer, plan.kind), remarks: findEmergencyRemarks(tx, plan.carer, plan.kind), today: getToday(tx) })
}
