import { sql } from 'kysely'
import { addDays } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { findCountedDays } from '../circles/index.ts'
import { findPlannedTalks } from '../conversations/index.ts'
import { findHolds } from '../endings/index.ts'
import { answersOf, earlyLook, findReviewsDue, holds, type ReviewDue } from '../plans/index.ts'
import { findLooksBack } from '../reviews/index.ts'
import { findReasonsFor } from '../timescales/index.ts'

/**
 * Reviews that are due for this worker up to a day, unless somebody has looked since, or a talk to look back is already planned, or they are held after a death; each plan once.
 * What is said to have happened comes before the plan's own day, and stands until somebody has looked, planned or not. Where somebody wrote down why it is later, it rests, or comes on the day they gave.
 * With `among`, of these carers alone.
 */
export async function findLookAgain(tx: Tx, worker: string, today: string, until: string, among?: readonly string[]): Promise<ReviewDue[]> {
  const { due, talks } = await together({ due: findReviewsDue(tx, worker, until, among), talks: findPlannedTalks(tx, worker, today, addDays(today, 400)) })
  const carers = due.map((one) => one.carer)
  const { looks, held, reasons } = await together({ looks: findLooksBack(tx, carers), held: findHolds(tx, carers), reasons: findReasonsFor(tx, carers, 'review') })
  const planned = talks.filter((talk) => talk.kind === 'review').map((talk) => talk.carer)
  const answered = ({ carer, reviewOn: dueOn, happened }: ReviewDue) => (!happened && planned.includes(carer)) || answersOf({ dueOn, happened: happened ?? null }, looks.get(carer) ?? []).length > 0
  const open = due.filter((one) => !held.has(one.carer) && !answered(one))
  const moved = open.flatMap((one) => {
    const newest = reasons.find(({ carer, dueOn }) => carer === one.carer && dueOn === one.reviewOn)
    if (!newest || (newest.otherDay === null && one.reviewOn >= today && !one.happened)) return [one]
    return newest.otherDay !== null && newest.otherDay <= until ? [{ ...one, reviewOn: newest.otherDay }] : []
  })
  const first = moved.toSorted((a, b) => Number(Boolean(b.happened)) - Number(Boolean(a.happened)))
  return first.filter((one, at) => first.findIndex(({ plan }) => plan === one.plan) === at).toSorted((a, b) => (a.reviewOn < b.reviewOn ? -1 : 1))
}

/** What somebody last said about reminders; undefined when they never said. */
export async function findWish(tx: Tx, account: string): Promise<boolean | undefined> {
  const row = await tx.db.selectFrom('reminder_wishes').select('wanted').where('account_id', '=', account).orderBy('recorded_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row?.wanted
}

/** Whose support rests, who has days and not months, or who are held after a death, among these carers: nobody is reminded of them by a machine. */
export async function findLeftInPeace(tx: Tx, carers: readonly string[]): Promise<Set<string>> {
  if (carers.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select c.id from carers c where c.organisation_id = ${tx.actor.organisation} and c.id = any(${carers}::uuid[]) and (
      (select s.kind from spell_events s where s.organisation_id = c.organisation_id and s.carer_id = c.id order by s.on_day desc, s.recorded_at desc, s.id desc limit 1) in ('closed', 'paused')
      or exists (select 1 from reviews r where r.organisation_id = c.organisation_id and r.carer_id = c.id and r.why = 'bereavement'))`.execute(tx.db)
  return new Set([...rows.map((row) => row.id), ...await findCountedDays(tx, carers), ...(await findHolds(tx, carers)).keys()])
}

/**
 * The plan of each carer who asked for reminders by mail and whose day to look again has come, with where to write. Where somebody wrote down why it is
 * later, it rests, or comes on the day they gave, as for the worker.
 */
export async function findCarersToRemind(tx: Tx, today: string): Promise<{ account: string; email: string; carer: string; plan: string }[]> {
  const { rows } = await sql<{ account: string; email: string; carer: string; plan: string }>`
    select a.id as account, a.email, p.carer_id as carer, p.id as plan from accounts a
      join plans p on p.organisation_id = a.organisation_id and p.carer_id = a.carer_id
      left join lateral (select t.other_day, true as later from time_reasons t where t.organisation_id = p.organisation_id and t.carer_id = p.carer_id and t.code = 'review' and t.due_on = p.review_on
        order by t.recorded_at desc, t.id desc limit 1) l on true
    where a.organisation_id = ${tx.actor.organisation} and a.closed_at is null and a.email is not null and p.review_on <= ${today}::date and (l.later is null or l.other_day <= ${today}::date) and ${holds}
      and (select w.wanted from reminder_wishes w where w.organisation_id = a.organisation_id and w.account_id = a.id order by w.recorded_at desc, w.id desc limit 1)
      and not exists (select 1 from reviews r where r.organisation_id = p.organisation_id and r.carer_id = p.carer_id and r.on_day >= p.review_on - ${earlyLook}::int)`.execute(tx.db)
  return rows
}

/** A worker who may be written to, with her powers, and those of her carers for whom a day to look again may have come that she was not told of. */
export interface WorkerToRemind { id: string; name: string; email: string; roles: string[]; teams: string[]; carers: string[] }

/**
 * Who still works here, has an address, wants reminders, and may have something to be told of, up to a day. One question for all of them, so that a round on
 * which there is nothing to tell reads no record. It narrows: what {@link findLookAgain} says of these carers decides.
 */
export async function findWorkersToRemind(tx: Tx, until: string): Promise<WorkerToRemind[]> {
  const { rows } = await sql<WorkerToRemind>`
    select w.id, a.name, a.email, array(select r.role from worker_roles r where r.organisation_id = w.organisation_id and r.worker_id = w.id and r.taken_at is null) as roles,
      array(select m.team_id from team_members m where m.organisation_id = w.organisation_id and m.worker_id = w.id and m.left_at is null) as teams, d.carers
    from workers w join accounts a on a.organisation_id = w.organisation_id and a.id = w.id
      join lateral (select array_agg(distinct p.carer_id) as carers from allocations l join plans p on p.organisation_id = l.organisation_id and p.carer_id = l.carer_id
        where l.organisation_id = w.organisation_id and l.worker_id = w.id and l.ended_at is null
          and not exists (select 1 from reminders_sent s where s.organisation_id = p.organisation_id and s.plan_id = p.id and s.account_id = w.id)
          -- A look back she may not know of answers nothing for her.
          and ((p.review_on <= ${until}::date and not exists (select 1 from reviews r where r.organisation_id = p.organisation_id and r.carer_id = p.carer_id and r.on_day >= p.review_on - ${earlyLook}::int
              and not exists (select 1 from marks m where m.organisation_id = r.organisation_id and m.review_id = r.id and m.kept_from = w.id)))
            or exists (select 1 from plan_happenings h where h.organisation_id = p.organisation_id and h.plan_id = p.id))
          and ${holds}) d on d.carers is not null
    where w.organisation_id = ${tx.actor.organisation} and w.left_on is null and a.closed_at is null and a.email is not null
      and coalesce((select v.wanted from reminder_wishes v where v.organisation_id = w.organisation_id and v.account_id = w.id order by v.recorded_at desc, v.id desc limit 1), true)`.execute(tx.db)
  return rows
}
