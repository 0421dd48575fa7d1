import { type RawBuilder, sql } from 'kysely'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandRead } from '../access/index.ts'
import { findConversations } from '../conversations/index.ts'
import { findOutcomes } from '../outcomes/index.ts'
import { type ChangedRow, type Contributor, type MarkRow, type RiverRow, type Stones, withSilences } from './river-rows.ts'
import type { HopedAnswer, How, NextAnswer, NowAnswer, Together, Why } from './schema.ts'

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

async function findReviewRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Review[]> {
  const { rows } = await sql<Review>`
    select r.id, r.carer_id as carer, r.conversation_id as conversation, r.on_day as "onDay", r.place, r.why, r.together, r.how, r.summary, a.name as by
    from reviews r left join accounts a on a.organisation_id = r.organisation_id and a.id = r.recorded_by
    -- A look back of which everything is kept from this worker is not there for them.
    where ${condition} and (not exists (select 1 from marks m where m.review_id = r.id) or exists (select 1 from marks m where m.review_id = r.id and m.kept_from is distinct from ${tx.actor.id}))
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
  const { rows } = await sql<Mark>`
    select m.id, m.review_id as review, m.outcome_id as outcome, m.voice, r.on_day as "onDay", m.story, m.now_answer as now, m.hoped_answer as hoped,
      m.next_answer as next, m.next_words as "nextWords", m.stone, m.good_stone as "goodStone", m.bad_stone as "badStone", m.width_words as "widthWords", m.near_bank as "nearBank", m.far_bank as "farBank", m.kept_from is not null as kept,
      coalesce((select json_agg(json_build_object('id', k.id, 'kind', k.kind, 'name', k.name, 'way', k.way, 'share', k.share, 'saidBy', k.said_by, 'sure', k.sure) order by k.way, k.kind = 'our-service', k.id)
        from contributors k where k.organisation_id = m.organisation_id and k.mark_id = m.id and k.withdrawn_at is null), '[]') as contributors,
      a.name as by, row_number() over (partition by m.review_id, m.outcome_id, m.voice order by m.recorded_at desc, m.id desc) > 1 as replaced
    from marks m join reviews r on r.organisation_id = m.organisation_id and r.id = m.review_id
      left join accounts a on a.organisation_id = m.organisation_id and a.id = m.recorded_by
    where m.carer_id = ${carer} and m.kept_from is distinct from ${tx.actor.id} order by r.on_day, m.recorded_at, m.id`.execute(tx.db)
  return rows
}

/** What a carer may write about between talks: her own outcomes that still matter, as far as their words go. */
export async function findOutcomesOfOwn(tx: Tx, carer: string): Promise<{ id: string; statement: string; direction: string; nearBank: string | null; farBank: string | null }[]> {
  const { rows } = await sql<{ id: string; statement: string; direction: string; nearBank: string | null; farBank: string | null }>`
    select o.id, o.statement, o.direction, o.near_bank as "nearBank", o.far_bank as "farBank" from outcomes o
    where o.carer_id = ${carer} and (select s.state from outcome_states s where s.outcome_id = o.id order by s.on_day desc, s.recorded_at desc, s.id desc limit 1) not in ('let-go', 'not-possible')
      and not exists (select 1 from outcome_links l where l.from_id = o.id and l.kind in ('split', 'joined') and l.undone_at is null)
    order by o.began_on, o.recorded_at, o.id`.execute(tx.db)
  return rows
}

/** Her own words between talks, newest first, with whether she keeps them from somebody. */
export async function findOwnWords(tx: Tx, carer: string): Promise<{ id: string; statement: string; story: string; onDay: string; kept: boolean }[]> {
  const { rows } = await sql<{ id: string; statement: string; story: string; onDay: string; kept: boolean }>`
    select m.id, o.statement, m.story, r.on_day as "onDay", m.kept_from is not null as kept from marks m
      join reviews r on r.organisation_id = m.organisation_id and r.id = m.review_id join outcomes o on o.organisation_id = m.organisation_id and o.id = m.outcome_id
    where m.carer_id = ${carer} and r.how = 'own-words' order by r.on_day desc, m.recorded_at desc`.execute(tx.db)
  return rows
}

/** Where outcomes were worded otherwise: what each said before, in the words of its history. */
async function findChanges(tx: Tx, carer: string): Promise<(ChangedRow & { outcome: string })[]> {
  const rows = await tx.db.selectFrom('outcome_states').select(['id', 'outcome_id as outcome', 'on_day as onDay', 'words']).where('carer_id', '=', carer).where('state', '=', 'changed').execute()
  return rows.flatMap((row) => row.words === null ? [] : [{ ...row, words: row.words, kind: 'changed' as const, banks: null }])
}

/** What happened in this carer's life, oldest first, each with the outcomes it belongs to. */
export async function findLifeEvents(tx: Tx, carer: string): Promise<LifeEvent[]> {
  await demandRead(tx, carer)
  const { rows } = await sql<LifeEvent>`
    select e.id, e.on_day as "onDay", e.words,
      array(select o.outcome_id from life_event_outcomes o where o.organisation_id = e.organisation_id and o.life_event_id = e.id order by o.id) as outcomes
    from life_events e where e.carer_id = ${carer} order by e.on_day, e.recorded_at, e.id`.execute(tx.db)
  return rows
}

/**
 * The rivers of a carer by outcome: where we began, what was said since, what happened in between, and where nobody talked for
 * long. However many reviews there are, the questions to the database stay the same few.
 */
export async function findRivers(tx: Tx, carer: string): Promise<Map<string, RiverRow[]>> {
  const marks = await findMarks(tx, carer)
  const events = await findLifeEvents(tx, carer)
  const changes = await findChanges(tx, carer)
  const talks = [...marks, ...(await findConversations(tx, carer)).filter((talk) => talk.heldAt !== null)].map((one) => one.onDay)
  return new Map((await findOutcomes(tx, carer)).map((outcome) => {
    const { id, beganOn, beganStory, beganStone, beganGood, beganBad } = outcome
    const began = { kind: 'began' as const, id, onDay: beganOn, story: beganStory, stone: beganStone, goodStone: beganGood, badStone: beganBad }
    const own = marks.filter((mark) => mark.outcome === id && !mark.replaced)
    const told = own.filter((mark) => mark.voice === 'carer' && mark.story !== null).map((mark) => markRow(mark, own))
    const happened = events.filter((event) => event.outcomes.includes(id)).map((event) => ({ kind: 'event' as const, id: event.id, onDay: event.onDay, words: event.words }))
    const changed = changes.filter((one) => one.outcome === id).map(({ outcome: _, ...row }) => row)
    return [id, withSilences([began, ...told, ...happened, ...changed, ...rewordedBanks(own, outcome)], talks)]
  }))
}

/** The river of one outcome. */
export async function findRiver(tx: Tx, outcome: string): Promise<RiverRow[]> {
  return (await findRivers(tx, await getCarerOfOutcome(tx, outcome))).get(outcome) ?? []
}

/** A row wherever the banks were worded otherwise from one mark to the next, or since the last: the water is broken there. */
function rewordedBanks(marks: readonly Mark[], now: { nearBank: string | null; farBank: string | null }): ChangedRow[] {
  const told = marks.filter((mark) => mark.voice === 'carer' && (mark.nearBank !== null || mark.farBank !== null))
  return told.flatMap((mark, at): ChangedRow[] => {
    const next = told[at + 1] ?? now
    if (next.nearBank === mark.nearBank && next.farBank === mark.farBank) return []
    return [{ kind: 'changed', id: `banks-${mark.id}`, onDay: told[at + 1]?.onDay ?? mark.onDay, words: null, banks: { near: mark.nearBank, far: mark.farBank } }]
  })
}

function markRow(mark: Mark, all: readonly Mark[]): MarkRow {
  const worker = all.find((one) => one.voice === 'worker' && one.review === mark.review)
  const { id, review, onDay, story, now, hoped, next, nextWords, widthWords, stone, goodStone, badStone, contributors } = mark
  return {
    kind: 'mark', id, review, onDay, story, now, hoped, next, nextWords, widthWords, stone, goodStone, badStone, contributors,
    worker: worker ? { name: worker.by, now: worker.now, hoped: worker.hoped, story: worker.story } : null,
  }
}

/** The day of the last review of each of these carers, for lists. */
export async function findLastReviewDays(tx: Tx, carers: readonly string[]): Promise<Map<string, string>> {
  if (carers.length === 0) return new Map()
  const rows = await tx.db.selectFrom('reviews').select(['carer_id', ({ fn }) => fn.max('on_day').as('last')]).where('carer_id', 'in', carers).groupBy('carer_id').execute()
  return new Map(rows.map((row) => [row.carer_id, row.last]))
}
