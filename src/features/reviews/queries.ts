import { type RawBuilder, sql } from 'kysely'
import { demand, NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandRead, getAccess, mayReadOwnRecord } from '../access/index.ts'
import type { ContributorKind, HopedAnswer, How, NextAnswer, NowAnswer, Sayer, Share, Sure, Together, Way, Why } from './schema.ts'

/** Who or what helped or got in the way, by whose word, and how sure. */
export interface Contributor { id?: string; kind: ContributorKind; name: string; way: Way; share: Share | null; saidBy?: Sayer | null; sure?: Sure | null }

/** Stepping stones 1 to 9 between the two banks: how it is, on a good day, on a bad day. */
export interface Stones { stone: number | null; goodStone: number | null; badStone: number | null }

/** One look at how it goes. */
export interface Review {
  id: string
  carer: string
  conversation: string | null
  onDay: string
  place: string | null
  why: Why
  together: Together | null
  how: How | null
  summary: string | null
  /** Who wrote it down. */
  by: string | null
  recordedAt: Date
}

/** What was said about one outcome in one review, in one voice: a story, and three answers in words. */
export interface Mark extends Stones {
  id: string
  review: string
  outcome: string
  voice: 'carer' | 'worker'
  onDay: string
  story: string | null
  now: NowAnswer | null
  hoped: HopedAnswer | null
  next: NextAnswer | null
  nextWords: string | null
  widthWords: string | null
  /** The banks as they were worded then; null both where they are not known. */
  nearBank: string | null
  farBank: string | null
  /** She keeps it from one worker. */
  kept: boolean
  contributors: Contributor[]
  by: string | null
  /** It was written again later in the same review; it stays readable, and the newer one counts. */
  replaced: boolean
}

/** Something that happened in the carer's life, as the carer calls it. */
export interface LifeEvent { id: string; onDay: string; words: string; outcomes: string[] }

/** A look back `r` of which everything is kept from this worker is not there for them. */
const isThere = (tx: Tx) => sql`(not exists (select 1 from marks m where m.organisation_id = r.organisation_id and m.review_id = r.id)
  or exists (select 1 from marks m where m.organisation_id = r.organisation_id and m.review_id = r.id and m.kept_from is distinct from ${tx.actor.id}))`

async function findReviewRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Review[]> {
  const { rows } = await sql<Review>`
    select r.id, r.carer_id as carer, r.conversation_id as conversation, r.on_day as "onDay", r.place, r.why, r.together, r.how, r.summary, a.name as by, r.recorded_at as "recordedAt"
    from reviews r left join accounts a on a.organisation_id = r.organisation_id and a.id = r.recorded_by
    where r.organisation_id = ${tx.actor.organisation} and ${condition} and ${isThere(tx)}
    order by r.on_day desc, r.recorded_at desc, r.id desc`.execute(tx.db)
  return rows
}

/** Every look at how it goes with this carer, newest first. */
export async function findReviews(tx: Tx, carer: string): Promise<Review[]> {
  await demandRead(tx, carer)
  return findReviewRows(tx, sql`r.carer_id = ${carer}`)
}

/** One review; throws {@link NotFound}. Its carer is who policy asks about. */
export async function getReview(tx: Tx, id: string): Promise<Review> {
  const [found] = isId(id) ? await findReviewRows(tx, sql`r.id = ${id}`) : []
  if (!found) throw new NotFound()
  return found
}

/** Whose outcome it is, before anything of it is read. Throws {@link NotFound}. */
export async function getCarerOfOutcome(tx: Tx, outcome: string): Promise<string> {
  const row = await tx.db.selectFrom('outcomes').select('carer_id').where('id', '=', outcome).executeTakeFirst()
  if (!row) throw new NotFound()
  return row.carer_id
}

/** Everything said in this carer's reviews, outcome by outcome, oldest first, with who and what helped or got in the way. */
export async function findMarks(tx: Tx, carer: string): Promise<Mark[]> {
  await demandRead(tx, carer)
  return findMarkRows(tx, carer)
}

/** The same for the carer herself: what stands in her voice. What a worker sees otherwise is between the two of them and a talk. */
export async function findOwnMarks(tx: Tx, carer: string): Promise<Mark[]> {
  demand(mayReadOwnRecord(tx.actor, await getAccess(tx, carer)))
  return (await findMarkRows(tx, carer)).filter((mark) => mark.voice === 'carer')
}

async function findMarkRows(tx: Tx, carer: string): Promise<Mark[]> {
  const { rows } = await sql<Mark>`
    select m.id, m.review_id as review, m.outcome_id as outcome, m.voice, r.on_day as "onDay", m.story, m.now_answer as now, m.hoped_answer as hoped,
      m.next_answer as next, m.next_words as "nextWords", m.stone, m.good_stone as "goodStone", m.bad_stone as "badStone", m.width_words as "widthWords", m.near_bank as "nearBank", m.far_bank as "farBank", m.kept_from is not null as kept,
      coalesce((select json_agg(json_build_object('id', k.id, 'kind', k.kind, 'name', k.name, 'way', k.way, 'share', k.share, 'saidBy', k.said_by, 'sure', k.sure) order by k.way, k.kind = 'our-service', k.id)
        from contributors k where k.organisation_id = m.organisation_id and k.mark_id = m.id and k.withdrawn_at is null), '[]') as contributors,
      a.name as by, row_number() over (partition by m.review_id, m.outcome_id, m.voice order by m.recorded_at desc, m.id desc) > 1 as replaced
    from marks m join reviews r on r.organisation_id = m.organisation_id and r.id = m.review_id
      left join accounts a on a.organisation_id = m.organisation_id and a.id = m.recorded_by
    where m.organisation_id = ${tx.actor.organisation} and m.carer_id = ${carer} and m.kept_from is distinct from ${tx.actor.id} order by r.on_day, m.recorded_at, m.id`.execute(tx.db)
  return rows
}

/** What happened in this carer's life, oldest first, each with the outcomes it belongs to. */
export async function findLifeEvents(tx: Tx, carer: string): Promise<LifeEvent[]> {
  await demandRead(tx, carer)
  const { rows } = await sql<LifeEvent>`
    select e.id, e.on_day as "onDay", e.words,
      array(select o.outcome_id from life_event_outcomes o where o.organisation_id = e.organisation_id and o.life_event_id = e.id order by o.id) as outcomes
    from life_events e where e.organisation_id = ${tx.actor.organisation} and e.carer_id = ${carer} order by e.on_day, e.recorded_at, e.id`.execute(tx.db)
  return rows
}

/** The looks back with each of these carers, each with its day, how it was held and when it was written down, for lists. */
export async function findLooksBack(tx: Tx, carers: readonly string[]): Promise<Map<string, Pick<Review, 'onDay' | 'how' | 'recordedAt'>[]>> {
  if (carers.length === 0) return new Map()
  const { rows } = await sql<Pick<Review, 'carer' | 'onDay' | 'how' | 'recordedAt'>>`
    select r.carer_id as carer, r.on_day as "onDay", r.how, r.recorded_at as "recordedAt" from reviews r where r.organisation_id = ${tx.actor.organisation} and r.carer_id = any(${carers}::uuid[]) and ${isThere(tx)}`.execute(tx.db)
  return new Map(carers.map((carer) => [carer, rows.filter((row) => row.carer === carer)]))
}
