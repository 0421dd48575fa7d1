import { sql } from 'kysely'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { demandRead, getToday } from '../access/index.ts'
import { type Action, findActions } from '../actions/index.ts'
import { type Decision, findDecisions } from './eligibility/queries.ts'
import { standingOn, standingSteps, type StepSaid } from './meeting/order.ts'
import type { Charge, Ending, ForWhom, Way } from './schema.ts'

export interface NeedVersion { id: string; words: string; conversation: string | null; fromOn: string; by: string | null; at: Date; outcomes: { id: string; statement: string }[] }
export interface Ended { how: Exclude<Ending, 'goes-on'>; words: string | null; onDay: string; by: string | null }

/** A promise that helps to meet a need: in which way, for whom, and what it costs her. */
export interface Support { id: string; action: Action; way: Way; forWhom: ForWhom; charge: Charge | null; chargeWords: string | null }

/** What is needed in order to meet outcomes, as it stands on a day. */
export interface Need {
  id: string
  carer: string
  words: string
  fromOn: string
  by: string | null
  /** In order to meet these: never none. */
  outcomes: readonly { id: string; statement: string }[]
  /** The talk it was found in. */
  conversation: string | null
  /** How much is met in which way, in the order of the law, and what is not. */
  steps: readonly StepSaid[]
  supports: readonly Support[]
  /** What somebody decided of it; null as long as nobody has. */
  decision: Decision | null
  /** Decided earlier, newest first. */
  earlierDecisions: readonly Decision[]
  ended: Ended | null
  /** What it said before, newest first. */
  earlier: readonly NeedVersion[]
}

/** Every need of this carer that was there on a day (today, unless told), oldest first. Asks whether the record may be read. */
export async function findNeeds(tx: Tx, carer: string, on?: string): Promise<Need[]> {
  await demandRead(tx, carer)
  const { day, versions, said, supports, ended, decided } = await together({ day: on ?? getToday(tx), versions: findVersions(tx, carer), said: findSteps(tx, carer), supports: findSupports(tx, carer), ended: findEndings(tx, carer), decided: findDecisions(tx, carer) })
  const ids = [...new Set(versions.map(({ need }) => need))]
  return ids.flatMap((id): Need[] => {
    const own = versions.filter((one) => one.need === id)
    const now = standingOn(own, day)
    if (!now) return []
    const last = ended.filter((one) => one.need === id && one.onDay <= day).at(-1)
    const [decision, ...earlierDecisions] = decided.filter((one) => one.need === id && one.onDay <= day)
    return [{
      id, carer, words: now.words, fromOn: now.fromOn, by: now.by, outcomes: now.outcomes, conversation: now.conversation,
      steps: standingSteps(said.filter((one) => one.need === id && one.onDay <= day)),
      supports: supports.filter((one) => one.need === id),
      decision: decision ?? null, earlierDecisions, ended: last && last.how !== 'goes-on' ? { how: last.how, words: last.words, onDay: last.onDay, by: last.by } : null,
      earlier: own.filter((one) => one !== now && one.fromOn <= day).toReversed(),
    }]
  })
}

/** One need with its whole record. Open the record first. Throws {@link NotFound}. */
export async function getNeed(tx: Tx, id: string): Promise<Need> {
  const found = (await findNeeds(tx, await getCarerOfNeed(tx, id))).find((one) => one.id === id)
  if (!found) throw new NotFound()
  return found
}

/** Whose need it is, to be asked before the record is opened. Throws {@link NotFound}. */
export async function getCarerOfNeed(tx: Tx, id: string): Promise<string> {
  const row = isId(id) ? await tx.db.selectFrom('needs').select('carer_id').where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw new NotFound()
  return row.carer_id
}

/** Whose support it is, and of which need. Throws {@link NotFound}. */
export async function getPlaceOfSupport(tx: Tx, id: string): Promise<{ carer: string; need: string }> {
  const row = isId(id) ? await tx.db.selectFrom('need_supports').select(['carer_id as carer', 'need_id as need']).where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw new NotFound()
  return row
}

/** Somebody said that no need was found: who, when, and how they know. */
export interface NoneFound { words: string; onDay: string; by: string | null }

/** That no need was found, where that is what was said last. It stands only as long as no need is there. */
export async function findNoneFound(tx: Tx, carer: string): Promise<NoneFound | null> {
  await demandRead(tx, carer)
  const { said: { rows: [row] }, needs } = await together({
    said: sql<NoneFound & { standing: string }>`
      select s.standing, s.words, s.on_day as "onDay", a.name as by from need_statements s left join accounts a on a.organisation_id = s.organisation_id and a.id = s.recorded_by
      where s.organisation_id = ${tx.actor.organisation} and s.carer_id = ${carer} order by s.on_day desc, s.recorded_at desc, s.id desc limit 1`.execute(tx.db),
    needs: findNeeds(tx, carer),
  })
  if (row?.standing !== 'none-found') return null
  return needs.some((need) => !need.ended) ? null : { words: row.words, onDay: row.onDay, by: row.by }
}

type OfNeed<T> = T & { need: string }

async function findVersions(tx: Tx, carer: string): Promise<OfNeed<NeedVersion>[]> {
  const { rows } = await sql<OfNeed<NeedVersion>>`
    select v.need_id as need, v.id, v.words, v.conversation_id as conversation, v.from_on as "fromOn", a.name as by, v.recorded_at as at,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'statement', o.statement) order by o.began_on, o.recorded_at, o.id), '[]') from need_outcomes n
        join outcomes o on o.organisation_id = n.organisation_id and o.id = n.outcome_id where n.organisation_id = v.organisation_id and n.version_id = v.id) as outcomes
    from need_versions v join needs n on n.organisation_id = v.organisation_id and n.id = v.need_id left join accounts a on a.organisation_id = v.organisation_id and a.id = v.recorded_by
    where v.organisation_id = ${tx.actor.organisation} and v.carer_id = ${carer} order by n.recorded_at, n.id, v.from_on, v.recorded_at`.execute(tx.db)
  return rows
}

async function findSteps(tx: Tx, carer: string): Promise<OfNeed<StepSaid>[]> {
  const { rows } = await sql<OfNeed<StepSaid>>`
    select s.need_id as need, s.id, s.way as step, s.amount, s.why, s.words, s.on_day as "onDay", a.name as by, s.recorded_at as at
    from need_steps s left join accounts a on a.organisation_id = s.organisation_id and a.id = s.recorded_by where s.organisation_id = ${tx.actor.organisation} and s.carer_id = ${carer}`.execute(tx.db)
  return rows
}

async function findEndings(tx: Tx, carer: string): Promise<OfNeed<Omit<Ended, 'how'> & { how: Ending }>[]> {
  const { rows } = await sql<OfNeed<Omit<Ended, 'how'> & { how: Ending }>>`
    select e.need_id as need, e.how, e.words, e.on_day as "onDay", a.name as by from need_endings e left join accounts a on a.organisation_id = e.organisation_id and a.id = e.recorded_by
    where e.organisation_id = ${tx.actor.organisation} and e.carer_id = ${carer} order by e.on_day, e.recorded_at, e.id`.execute(tx.db)
  return rows
}

async function findSupports(tx: Tx, carer: string): Promise<OfNeed<Support>[]> {
  const supports = sql<OfNeed<Omit<Support, 'action'>> & { action: string }>`
    select s.need_id as need, s.id, s.action_id as action, s.way, s.for_whom as "forWhom", s.charge, s.charge_words as "chargeWords" from need_supports s
    where s.organisation_id = ${tx.actor.organisation} and s.carer_id = ${carer} and s.removed_at is null order by array_position(array['people', 'person-services', 'general-services', 'carer-support'], s.way), s.recorded_at, s.id`.execute(tx.db)
  const { supported: { rows }, actions } = await together({ supported: supports, actions: findActions(tx, carer) })
  return rows.flatMap((row) => { const action = actions.find(({ id }) => id === row.action); return action ? [{ ...row, action }] : [] })
}
