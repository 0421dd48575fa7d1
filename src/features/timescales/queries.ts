import { sql } from 'kysely'
import { nationOf } from '../../frameworks/nations.ts'
import { transition } from '../../frameworks/timescales.ts'
import { demand } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { findAccess, getAccess, getToday } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { findCircle } from '../circles/index.ts'
import { findOffers } from '../contacts/index.ts'
import { findConversations } from '../conversations/index.ts'
import { findSettingsOn, notBegun } from '../organisations/index.ts'
import { findPlans } from '../plans/index.ts'
import { type LateReason, restsUntil } from './late/times.ts'
import { mayReadTimescales, mayWriteTimescales } from './policy.ts'
import { dayAtAge, isNear, type Law, type PlanTime, planTimeOf, type Reason, type Step, stepsOf } from './steps.ts'

/** Somebody she cares for is terminally ill, and where each of the three times stands. */
export interface Notice {
  id: string
  relationship: string
  personName: string
  identifiedOn: string
  how: string
  /** It was a mistake, or the caring has ended: the times no longer hold. */
  withdrawn: { on: string; why: string } | null
  ended: boolean
  steps: Step[]
}

/** What was written down about somebody being terminally ill, newest first, with the times as they stand today. */
export async function findNotices(tx: Tx, carer: string): Promise<Notice[]> {
  demand(mayReadTimescales(tx.actor, await getAccess(tx, carer)))
  const { rows } = await sql<{ id: string; relationship: string; identifiedOn: string; how: string; withdrawnOn: string | null; withdrawnWhy: string | null; reasons: Reason[] }>`
    select n.id, n.relationship_id as relationship, n.identified_on as "identifiedOn", n.how, n.withdrawn_on as "withdrawnOn", n.withdrawn_why as "withdrawnWhy",
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'code', r.code, 'words', r.words, 'otherDay', r.other_day, 'by', w.name, 'onDay', (r.recorded_at at time zone o.zone)::date)
        order by r.recorded_at desc, r.id desc)
        from timescale_reasons r left join workers w on w.organisation_id = r.organisation_id and w.id = r.recorded_by
        where r.organisation_id = n.organisation_id and r.notice_id = n.id), '[]') as reasons
    from terminal_illness_notices n join organisations o on o.organisation_id = n.organisation_id
    where n.organisation_id = ${tx.actor.organisation} and n.carer_id = ${carer} order by n.identified_on desc, n.recorded_at desc, n.id`.execute(tx.db)
  if (rows.length === 0) return []
  const today = await getToday(tx)
  const { circle, offers, conversations, versions, known } = await together({
    circle: findCircle(tx, carer), offers: findOffers(tx, carer), conversations: findConversations(tx, carer), versions: findPlans(tx, carer),
    known: Promise.all([...new Set(rows.map((row) => row.identifiedOn))].map(async (day) => [day, await findLaw(tx, day)] as const)),
  })
  const talks = conversations.filter(({ heldAt, people }) => heldAt !== null && people.some(({ voice }) => voice === 'carer')).map(({ onDay }) => onDay)
  const plans = versions.flatMap(({ agreement }) => agreement?.onDay ?? [])
  const laws = new Map<string, Law>(known)
  return rows.map(({ id, relationship, identifiedOn, how, withdrawnOn, withdrawnWhy, reasons }) => {
    const person = circle.relationships.find((one) => one.id === relationship)
    return {
      id, relationship, identifiedOn, how, personName: person?.personName ?? '', ended: person?.ended != null,
      withdrawn: withdrawnOn === null ? null : { on: withdrawnOn, why: withdrawnWhy ?? '' },
      steps: stepsOf({ identifiedOn, offers, talks, plans, reasons }, today, laws.get(identifiedOn)),
    }
  })
}

/** What was written down about times that were missed, of these carers, the newest first. Ask for each record first: this asks no policy of its own. */
export async function findReasons(tx: Tx, carers: readonly string[]): Promise<LateReason[]> {
  if (carers.length === 0) return []
  const { rows } = await sql<LateReason>`
    select r.id, r.carer_id as carer, r.code, r.due_on as "dueOn", r.words, r.other_day as "otherDay", w.name as by, (r.recorded_at at time zone o.zone)::date as "onDay"
    from time_reasons r join organisations o on o.organisation_id = r.organisation_id left join workers w on w.organisation_id = r.organisation_id and w.id = r.recorded_by
    where r.organisation_id = ${tx.actor.organisation} and r.carer_id = any(${carers}::uuid[]) order by r.recorded_at desc, r.id desc`.execute(tx.db)
  return rows
}

/** Nothing, where somebody said why it is later and gave no other day; that day where they did. */
function resting(carer: string, code: 'plan' | 'growing', by: string, reasons: Awaited<ReturnType<typeof findReasons>>, today: string): StepWaiting[] {
  const until = restsUntil(reasons.filter((one) => one.code === code && one.dueOn === by))
  if (until === undefined || (until === null && by >= today)) return [{ carer, code, by }]
  return until === null ? [] : [{ carer, code, by: until }]
}

async function findLaw(tx: Tx, day: string): Promise<Law> {
  const settled = await findSettingsOn(tx, day)
  return { nation: nationOf(settled.nation?.words), repealed: (settled['plan-times']?.words ?? notBegun) !== notBegun }
}

/** By when this carer's plan must be ready, once there is a time for every plan and she has said yes since. */
export async function findPlanTime(tx: Tx, carer: string): Promise<PlanTime | null> {
  demand(mayReadTimescales(tx.actor, await getAccess(tx, carer)))
  const today = await getToday(tx)
  const { nation, 'plan-times': times } = await findSettingsOn(tx, today)
  if (!times || times.words === notBegun || nationOf(nation?.words) !== 'scotland') return null
  const { versions, offers } = await together({ versions: findPlans(tx, carer), offers: findOffers(tx, carer) })
  const plans = versions.flatMap(({ agreement }) => agreement?.onDay ?? [])
  return planTimeOf({ offers, plans }, today, { workingDays: Number(times.words), since: times.effectiveOn, nation: 'scotland' })
}

/** Something the law gives a time for that is not done yet, or a good time to begin to talk about what comes after a young carer statement. */
export interface StepWaiting { carer: string; code: Step['rule']['code'] | 'growing'; by: string }

/**
 * What waits for this worker's own carers, soonest first. Nothing for one whose person has died or who cares no more, and nothing that is late
 * already when somebody has written down why.
 */
export async function findStepsWaiting(tx: Tx, worker: string, today: string): Promise<StepWaiting[]> {
  const { rows, law } = await together({ law: findLaw(tx, today), rows: sql<{ carer: string; noticed: boolean; asked: boolean; born: string | null }>`
    select distinct c.id as carer, c.date_of_birth as born,
      exists (select 1 from terminal_illness_notices n where n.organisation_id = c.organisation_id and n.carer_id = c.id and n.withdrawn_on is null) as noticed,
      exists (select 1 from plan_offers o where o.organisation_id = c.organisation_id and o.carer_id = c.id and o.answer in ('accepted', 'asked-for-it')) as asked
    from carers c join allocations a on a.organisation_id = c.organisation_id and a.carer_id = c.id and a.worker_id = ${worker} and a.ended_at is null where c.organisation_id = ${tx.actor.organisation}`.execute(tx.db).then((found) => found.rows) })
  const forAll = law.repealed
  const growing = ({ born }: { born: string | null }) => born !== null && isNear(dayAtAge(born, transition), today)
  const asked = rows.filter((row) => row.noticed || (forAll && row.asked) || growing(row))
  const access = await findAccess(tx, asked.map(({ carer }) => carer))
  const waiting: StepWaiting[] = []
  const mine = asked.filter(({ carer }) => { const facts = access.get(carer); return facts !== undefined && mayWriteTimescales(tx.actor, facts) })
  const all = await together({ given: findReasons(tx, mine.map(({ carer }) => carer)), found: Promise.all(mine.map(({ carer, noticed, born }) => together({
    notices: noticed ? findNotices(tx, carer) : [], time: forAll ? findPlanTime(tx, carer) : null, young: growing({ born }) ? getCarer(tx, carer).then(({ kind }) => kind === 'young') : false,
  }))) })
  for (const [at, { carer, born }] of mine.entries()) {
    const { notices, time, young } = all.found[at]!
    const reasons = all.given.filter((one) => one.carer === carer)
    const holding = notices.filter(({ withdrawn, ended }) => withdrawn === null && !ended)
    for (const { rule, by, doneOn, late, reasons: why } of holding.flatMap(({ steps }) => steps)) {
      if (by !== null && doneOn === null && !(late && why.length > 0)) waiting.push({ carer, code: rule.code, by })
    }
    if (time && time.doneOn === null) waiting.push(...resting(carer, 'plan', time.by, reasons, today))
    if (young) waiting.push(...resting(carer, 'growing', dayAtAge(born!, transition), reasons, today))
  }
  return waiting.toSorted((a, b) => (a.by < b.by ? -1 : 1))
}
