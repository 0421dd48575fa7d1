import { type RawBuilder, sql } from 'kysely'
import { type HappeningKind, type TriggerKind, triggerKinds } from '../../frameworks/triggers.ts'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { type Access, findAccess, getAccess, getToday, isOwnWorker } from '../access/index.ts'
import { type Action, findActions } from '../actions/index.ts'
import { findConversations, findReadablePassages, mayReachCopy } from '../conversations/index.ts'
import { findOutcomes, type Outcome } from '../outcomes/index.ts'
import { mayNamePlan, mayReadPlan } from './policy.ts'
import type { Extent } from './schema.ts'
import { happeningWords } from './sooner/words.ts'

/** Agreed by whom and how; its content is frozen from then on. */
export interface Agreement { id: string; by: string; how: string; extent: Extent; comment: string | null; onDay: string; recordedBy: string | null }
/** Another authority approved it. */
export interface Approval { id: string; authority: string; by: string; words: string | null; onDay: string; recordedBy: string | null }

/** Said to have happened, which brings the look back forward. */
export interface Happening { id: string; kind: HappeningKind; words: string; onDay: string; by: string | null; /** She said so herself, on her own page. */ byCarer: boolean; saidAt: Date }

/** One version of a carer's plan: the words of its own. What it takes from the record is in its content. */
export interface Plan {
  id: string
  carer: string
  version: number
  sequence: number
  supersedes: string | null
  madeOn: string
  writtenBy: string | null
  caringNow: string | null
  keepsDoing: string | null
  ifIllTomorrow: string | null
  reviewOn: string | null
  reviewSooner: string | null
  agreement: Agreement | null
  approvals: Approval[]
  /** What was said to have happened since, the newest first. */
  happenings: Happening[]
  /** A later version was agreed. */
  superseded: boolean
  /** The first of those that took its place, and when. */
  supersededBy: { id: string; onDay: string } | null
  /** The day it ended without another in its place; null while it goes on. */
  endedOn: string | null
  /** This is the one that holds now: the newest agreed. */
  current: boolean
}

/** A plan `p` that holds: agreed, with none agreed after it, and not ended. For questions that go across carers. */
export const holds = sql`(exists (select 1 from plan_agreements a where a.organisation_id = p.organisation_id and a.plan_id = p.id)
  and not exists (select 1 from plans l join plan_agreements h on h.organisation_id = l.organisation_id and h.plan_id = l.id
    where l.organisation_id = p.organisation_id and l.carer_id = p.carer_id and l.sequence > p.sequence)
  and not exists (select 1 from endings e where e.organisation_id = p.organisation_id and e.about_id = p.id and e.kind = 'ends' and e.undone_at is null))`

async function findRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Plan[]> {
  const { rows } = await sql<Omit<Plan, 'current' | 'superseded'>>`
    select p.id, p.carer_id as carer, p.version, p.sequence, p.supersedes_id as supersedes, p.made_on as "madeOn", w.name as "writtenBy",
      p.caring_now as "caringNow", p.keeps_doing as "keepsDoing", p.if_ill_tomorrow as "ifIllTomorrow", p.review_on as "reviewOn", p.review_sooner as "reviewSooner",
      (select jsonb_build_object('id', a.id, 'by', a.agreed_by, 'how', a.how, 'extent', a.extent, 'comment', a.comment, 'onDay', a.on_day, 'recordedBy', k.name)
        from plan_agreements a left join workers k on k.organisation_id = a.organisation_id and k.id = a.recorded_by
        where a.organisation_id = p.organisation_id and a.plan_id = p.id) as agreement,
      coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'authority', v.authority, 'by', v.approved_by, 'words', v.words, 'onDay', v.on_day, 'recordedBy', u.name) order by v.on_day, v.recorded_at, v.id)
        from plan_approvals v left join workers u on u.organisation_id = v.organisation_id and u.id = v.recorded_by
        where v.organisation_id = p.organisation_id and v.plan_id = p.id), '[]') as approvals,
      coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'kind', h.kind, 'words', h.words, 'onDay', h.on_day, 'by', b.name, 'byCarer', b.id is null, 'saidAt', h.recorded_at) order by h.on_day desc, h.recorded_at desc, h.id)
        from plan_happenings h left join workers b on b.organisation_id = h.organisation_id and b.id = h.recorded_by
        where h.organisation_id = p.organisation_id and h.plan_id = p.id), '[]') as happenings,
      (select jsonb_build_object('id', l.id, 'onDay', a.on_day) from plans l join plan_agreements a on a.organisation_id = l.organisation_id and a.plan_id = l.id
        where l.organisation_id = p.organisation_id and l.carer_id = p.carer_id and l.sequence > p.sequence order by l.sequence limit 1) as "supersededBy",
      (select e.on_day from endings e where e.organisation_id = p.organisation_id and e.about_id = p.id and e.kind = 'ends' and e.undone_at is null) as "endedOn"
    from plans p left join workers w on w.organisation_id = p.organisation_id and w.id = p.recorded_by
    where p.organisation_id = ${tx.actor.organisation} and ${condition} order by p.sequence desc, p.recorded_at desc`.execute(tx.db)
  return rows.map((plan) => ({ ...plan, happenings: plan.happenings.map((one) => ({ ...one, saidAt: new Date(one.saidAt) })), superseded: plan.supersededBy !== null, current: plan.agreement !== null && plan.supersededBy === null }))
}

/** Every version of a carer's plan that this person may read, newest first. A carer finds only what was agreed. */
export async function findPlans(tx: Tx, carer: string): Promise<Plan[]> {
  const { access, rows } = await together({ access: getAccess(tx, carer), rows: findRows(tx, sql`p.carer_id = ${carer}`) })
  return rows.filter((plan) => mayReadPlan(tx.actor, access, { agreed: plan.agreement !== null }))
}

/** The plan that holds now: the newest one agreed. */
export async function findCurrentPlan(tx: Tx, carer: string): Promise<Plan | undefined> {
  return (await findPlans(tx, carer)).find((plan) => plan.current)
}

/** One plan, if this person may read it; throws {@link NotFound} otherwise. */
export async function getPlan(tx: Tx, id: string): Promise<{ plan: Plan; access: Access }> {
  const [plan] = isId(id) ? await findRows(tx, sql`p.id = ${id}`) : []
  if (!plan) throw new NotFound()
  const access = await getAccess(tx, plan.carer)
  if (!mayReadPlan(tx.actor, access, { agreed: plan.agreement !== null })) throw new NotFound()
  return { plan, access }
}

/** Whose plan or remark this is, to be asked before the record is opened. Throws {@link NotFound}. */
export async function getOwnerOf(tx: Tx, table: 'plans' | 'plan_remarks', id: string): Promise<{ carer: string; agreed: boolean; plan: string }> {
  if (!isId(id)) throw new NotFound()
  const { rows } = await sql<{ carer: string; agreed: boolean; plan: string }>`
    select p.carer_id as carer, p.id as plan, exists (select 1 from plan_agreements a where a.organisation_id = p.organisation_id and a.plan_id = p.id) as agreed
    from plans p where p.organisation_id = ${tx.actor.organisation} and ${table === 'plans' ? sql`p.id = ${id}` : sql`p.id = (select r.plan_id from plan_remarks r where r.organisation_id = p.organisation_id and r.id = ${id})`}`.execute(tx.db)
  if (!rows[0]) throw new NotFound()
  return rows[0]
}

/** An outcome chosen for a plan: its place, other words for the copy, what is in the way; and whether it was let go since it was chosen. */
export interface Chosen { outcome: string; position: number; onThisCopy: string | null; inTheWay: string | null; letGo: boolean }

/** What was chosen for a plan, in order. */
export async function findChosen(tx: Tx, plan: string): Promise<{ outcomes: Chosen[]; actions: string[]; triggers: TriggerKind[] }> {
  const { outcomes, actions, kinds } = await together({
    outcomes: tx.db.selectFrom('plan_outcomes').select(['outcome_id as outcome', 'position', 'on_this_copy as onThisCopy', 'in_the_way as inTheWay',
      sql<boolean>`coalesce((select s.state in ('let-go', 'not-possible') and s.recorded_at > plan_outcomes.recorded_at from outcome_states s
        where s.organisation_id = plan_outcomes.organisation_id and s.outcome_id = plan_outcomes.outcome_id order by s.on_day desc, s.recorded_at desc, s.id desc limit 1), false)`.as('letGo')])
      .where('plan_id', '=', plan).orderBy('position').orderBy('id').execute(),
    actions: tx.db.selectFrom('plan_actions').select('action_id').where('plan_id', '=', plan).orderBy('position').orderBy('id').execute(),
    kinds: tx.db.selectFrom('plan_triggers').select('kind').where('plan_id', '=', plan).execute(),
  })
  const triggers = kinds.map(({ kind }) => kind)
  return { outcomes, actions: actions.map((row) => row.action_id), triggers: triggerKinds.filter((kind) => triggers.includes(kind)) }
}

/** The frozen content of an agreed plan, and the hash it was given that day. */
export async function findFrozen(tx: Tx, plan: string): Promise<{ content: unknown; hash: Buffer } | undefined> {
  return tx.db.selectFrom('plan_agreements').select(['content', 'content_hash as hash']).where('plan_id', '=', plan).executeTakeFirst()
}

/** "That's not what I said", and what was answered. */
export interface Remark { id: string; carer: string; plan: string; words: string; saidOn: string; byCarer: boolean; answers: { words: string; by: string | null; onDay: string }[] }

async function findRemarkRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Remark[]> {
  const { rows } = await sql<Remark>`
    select r.id, r.carer_id as carer, r.plan_id as plan, r.words, r.said_on as "saidOn",
      not exists (select 1 from workers w where w.organisation_id = r.organisation_id and w.id = r.recorded_by) as "byCarer",
      coalesce((select jsonb_agg(jsonb_build_object('words', n.words, 'by', k.name, 'onDay', (n.recorded_at at time zone o.zone)::date) order by n.recorded_at, n.id)
        from plan_remark_answers n left join workers k on k.organisation_id = n.organisation_id and k.id = n.recorded_by
        where n.organisation_id = r.organisation_id and n.remark_id = r.id), '[]') as answers
    from plan_remarks r join organisations o on o.organisation_id = r.organisation_id
    where r.organisation_id = ${tx.actor.organisation} and ${condition} order by r.said_on desc, r.recorded_at desc`.execute(tx.db)
  return rows
}

/** What was said about one version, newest first. Ask for the plan first: this asks no policy of its own. */
export async function findRemarks(tx: Tx, plan: string): Promise<Remark[]> {
  return findRemarkRows(tx, sql`r.plan_id = ${plan}`)
}

/** Remarks on any version of this carer's plans that nobody answered yet, newest first. Open the record first. */
export async function findWaitingRemarks(tx: Tx, carer: string): Promise<Remark[]> {
  return findRemarkRows(tx, sql`r.carer_id = ${carer} and not exists (select 1 from plan_remark_answers n where n.organisation_id = r.organisation_id and n.remark_id = r.id)`)
}

// The carers of one worker, today. It narrows; policy still says of each whether it may be named.
const ownOf = (tx: Tx, worker: string, carer: RawBuilder<unknown>) => sql`exists (
  select 1 from allocations a join organisations z on z.organisation_id = a.organisation_id
  where a.organisation_id = ${tx.actor.organisation} and a.carer_id = ${carer} and a.worker_id = ${worker} and a.ended_at is null and a.from_day <= (${tx.at}::timestamptz at time zone z.zone)::date
    and (a.until_day is null or a.until_day >= (${tx.at}::timestamptz at time zone z.zone)::date))`

/** Remarks that nobody answered yet, of this worker's own carers, oldest first. */
export async function findOpenRemarks(tx: Tx, worker: string): Promise<Remark[]> {
  const rows = await findRemarkRows(tx, sql`not exists (select 1 from plan_remark_answers n where n.organisation_id = r.organisation_id and n.remark_id = r.id)
    and ${ownOf(tx, worker, sql`r.carer_id`)}`)
  return (await onlyNameable(tx, rows)).reverse()
}

/** When the plan that holds now should be looked at again, up to a day, for this worker's own carers, and what is said to have happened that brings it forward; soonest first. */
export interface ReviewDue { carer: string; plan: string; reviewOn: string; reviewSooner: string | null; /** It is due because this is said to have happened, on that day. */ happened?: Pick<Happening, 'kind' | 'words' | 'onDay' | 'saidAt'> }

export async function findReviewsDue(tx: Tx, worker: string, untilDay: string, among?: readonly string[]): Promise<ReviewDue[]> {
  const asked = among ? sql`p.carer_id = any(${among}::uuid[])` : sql`true`
  const { rows } = await sql<ReviewDue>`
    select p.carer_id as carer, p.id as plan, p.review_on as "reviewOn", p.review_sooner as "reviewSooner"
    from plans p where p.organisation_id = ${tx.actor.organisation} and p.review_on <= ${untilDay}::date and ${asked} and ${ownOf(tx, worker, sql`p.carer_id`)} and ${holds}
    order by p.review_on, p.id`.execute(tx.db)
  const { rows: happened } = await sql<{ carer: string; plan: string; reviewOn: string; kind: HappeningKind; words: string; saidAt: Date }>`
    select p.carer_id as carer, p.id as plan, h.on_day as "reviewOn", h.kind, h.words, h.recorded_at as "saidAt"
    from plan_happenings h join plans p on p.organisation_id = h.organisation_id and p.id = h.plan_id
    where h.organisation_id = ${tx.actor.organisation} and ${asked} and ${ownOf(tx, worker, sql`p.carer_id`)} and ${holds} order by h.on_day, h.recorded_at, h.id`.execute(tx.db)
  const sooner = happened.map(({ kind, words, saidAt, ...one }): ReviewDue => ({ ...one, reviewSooner: happeningWords({ kind, words }), happened: { kind, words, onDay: one.reviewOn, saidAt } }))
  return onlyNameable(tx, [...rows, ...sooner].toSorted((a, b) => (a.reviewOn < b.reviewOn ? -1 : 1)))
}

/** The day of the next look back that is planned with the carer, today or later. What is planned with others only is no look of hers. */
export async function findNextLook(tx: Tx, carer: string): Promise<string | undefined> {
  const { today, talks } = await together({ today: getToday(tx), talks: findConversations(tx, carer) })
  const planned = talks.filter((talk) => talk.heldAt === null && talk.kind === 'review' && talk.onDay >= today)
  const hers = planned.filter(({ people }) => people.some(({ voice }) => voice === 'carer') || people.every(({ workerId }) => workerId !== null))
  return hers.map(({ onDay }) => onDay).sort()[0]
}

async function onlyNameable<T extends { carer: string }>(tx: Tx, rows: readonly T[]): Promise<T[]> {
  const access = await findAccess(tx, [...new Set(rows.map((row) => row.carer))])
  return rows.filter((row) => { const facts = access.get(row.carer); return facts !== undefined && mayNamePlan(tx.actor, facts) })
}

/**
 * The outcomes that may enter a plan. Not those whose words are for one conversation only, or were withdrawn or moved away, and not
 * a young person's words that the carer was not there to hear: a plan goes to her. Own workers can read all else, so what they cannot read is here only.
 */
export async function findAllowedOutcomes(tx: Tx, access: Access): Promise<Outcome[]> {
  const { outcomes, lifted, readable } = await together({ outcomes: findOutcomes(tx, access.carer), lifted: findOnceLifted(tx, access.carer), readable: findReadablePassages(tx, access, {}) })
  const passages = new Map(readable.map((passage) => [passage.id, passage]))
  const own = isOwnWorker(tx.actor, access)
  return outcomes.filter(({ id, source }) => {
    if (!source) return !lifted.has(id)
    const passage = passages.get(source.passage)
    return passage ? mayReachCopy(passage, passage.carerWasThere ? [{ voice: 'carer' }] : []) : !own
  })
}

/** Which outcomes of a carer were lifted out of words, whether or not those words still stand here. */
async function findOnceLifted(tx: Tx, carer: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select distinct h.outcome_id as id from highlights h join outcomes o on o.organisation_id = h.organisation_id and o.id = h.outcome_id where h.organisation_id = ${tx.actor.organisation} and o.carer_id = ${carer}`.execute(tx.db)
  return new Set(rows.map((row) => row.id))
}

/** The promises that may enter a plan: those for an outcome that may, and those for none. */
export async function findAllowedActions(tx: Tx, access: Access): Promise<Action[]> {
  const { outcomes, actions } = await together({ outcomes: findAllowedOutcomes(tx, access), actions: findActions(tx, access.carer) })
  const allowed = new Set(outcomes.map(({ id }) => id))
  return actions.filter(({ outcome }) => outcome === null || allowed.has(outcome))
}
