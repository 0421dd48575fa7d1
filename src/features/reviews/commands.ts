import { sql } from 'kysely'
import { Conflict, demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getAccess, getToday, mayReadOwnRecord } from '../access/index.ts'
import { findConversations } from '../conversations/index.ts'
import { findOutcomes, getOutcome, type Outcome, setOutcomeState, wordOutcome } from '../outcomes/index.ts'
import { findOutcomesOfOwn, getReview } from './queries.ts'
import type { ContributorAsked, HopedAnswer, How, NextAnswer, NowAnswer, Together, Why } from './schema.ts'

export interface ReviewAsked { id: string; onDay: string; why: Why; conversation?: string | null; place?: string | null; together?: Together | null; how?: How | null; summary?: string | null }

/** Begin a look at how it goes. Throws Invalid on `onDay` (still to come) and `conversation` (not a talk with this carer). */
export async function recordReview(tx: Tx, carer: string, form: ReviewAsked): Promise<void> {
  await demandWrite(tx, carer)
  if (form.onDay > await getToday(tx)) throw new Invalid({ onDay: 'futureDay' })
  if (form.conversation && !(await findConversations(tx, carer)).some((talk) => talk.id === form.conversation && talk.heldAt !== null)) throw new Invalid({ conversation: 'choose' })
  await insertOnce(tx, 'reviews', {
    id: form.id, carer_id: carer, on_day: form.onDay, why: form.why, conversation_id: form.conversation ?? null, place: form.place ?? null,
    together: form.together ?? null, how: form.how ?? null,
    // A summary comes at the end, so the form of the beginning, sent again, says nothing about it.
    ...(form.summary ? { summary: form.summary } : {}),
  })
}

/** A few words about the whole of it, at the end. Throws Conflict when other words stand there. */
export async function concludeReview(tx: Tx, review: string, form: { summary: string }): Promise<void> {
  const found = await getReview(tx, review)
  await demandWrite(tx, found.carer)
  const { numUpdatedRows } = await tx.db.updateTable('reviews').set({ summary: form.summary }).where('id', '=', review)
    .where((is) => is.or([is('summary', 'is', null), is('summary', '=', form.summary)])).executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict({ summary: found.summary })
}

/** What is said about one outcome. Everything but which outcome may be left open; something must be said. */
export interface MarkAsked {
  id: string
  /** The id of the worker's own answer, should there be one. */
  workerId: string
  outcome: string
  story?: string | null
  now?: NowAnswer | null
  hoped?: HopedAnswer | null
  next?: NextAnswer | null
  nextWords?: string | null
  stone?: number | null
  goodStone?: number | null
  badStone?: number | null
  widthWords?: string | null
  contributors?: readonly ContributorAsked[]
  workerNow?: NowAnswer | null
  workerHoped?: HopedAnswer | null
  workerStory?: string | null
}

/**
 * Keep what was said about one outcome in a review, and let what comes next take effect in the outcome itself. Said again, the
 * newer words count and the older stay. Throws Invalid on `story` (nothing said at all), `nextWords` (a change without its new
 * wording) and `outcome` (it began after this review); NotFound for another carer's outcome.
 */
export async function recordMark(tx: Tx, review: string, form: MarkAsked): Promise<void> {
  const { carer, onDay } = await getReview(tx, review)
  await demandWrite(tx, carer)
  const outcome = await getOutcome(tx, form.outcome)
  if (outcome.carer !== carer) throw new NotFound()
  checkMark(form, outcome, onDay)
  const before = await tx.db.selectFrom('marks').select('next_answer').where('review_id', '=', review).where('outcome_id', '=', outcome.id)
    .where('voice', '=', 'carer').where('id', '!=', form.id).orderBy('recorded_at', 'desc').limit(1).executeTakeFirst()
  const isNew = await insertOnce(tx, 'marks', {
    id: form.id, carer_id: carer, review_id: review, outcome_id: outcome.id, voice: 'carer', now_answer: form.now ?? null, hoped_answer: form.hoped ?? null,
    next_answer: form.next ?? null, next_words: form.nextWords ?? null, story: form.story ?? null, stone: form.stone ?? null,
    good_stone: form.goodStone ?? null, bad_stone: form.badStone ?? null, width_words: form.widthWords ?? null,
    // As they are worded now: should they be worded otherwise, this mark stays between the banks it was made between.
    ...(await banksFor(tx, form.id, outcome)),
  })
  await keepContributors(tx, carer, form, isNew)
  if (form.workerNow || form.workerHoped || form.workerStory) {
    await insertOnce(tx, 'marks', {
      id: form.workerId, carer_id: carer, review_id: review, outcome_id: outcome.id, voice: 'worker', now_answer: form.workerNow ?? null,
      hoped_answer: form.workerHoped ?? null, story: form.workerStory ?? null,
    })
  }
  if (isNew) await takeEffect(tx, outcome, form, onDay, (before?.next_answer ?? null) as NextAnswer | null)
}

/** The banks of a new mark are those of the outcome now; sent again, it keeps those it has. */
async function banksFor(tx: Tx, mark: string, outcome: Outcome): Promise<{ near_bank: string | null; far_bank: string | null }> {
  const kept = await tx.db.selectFrom('marks').select(['near_bank', 'far_bank']).where('id', '=', mark).executeTakeFirst()
  return kept ?? { near_bank: outcome.nearBank, far_bank: outcome.farBank }
}

function checkMark(form: MarkAsked, outcome: Outcome, onDay: string): void {
  if (outcome.beganOn > onDay) throw new Invalid({ outcome: 'beganLater' })
  if (form.next === 'change' && !form.nextWords) throw new Invalid({ nextWords: 'neededForChange' })
  const said = [form.story, form.now, form.hoped, form.next, form.nextWords, form.stone, form.goodStone, form.badStone, form.widthWords, form.workerNow, form.workerHoped, form.workerStory]
  if (said.every((one) => one === null || one === undefined) && !form.contributors?.length) throw new Invalid({ story: 'nothingSaid' })
}

async function keepContributors(tx: Tx, carer: string, { id, contributors = [] }: MarkAsked, isNew: boolean): Promise<void> {
  if (!isNew) {
    const kept = await tx.db.selectFrom('contributors').select(['kind', 'name', 'way', 'share', 'said_by as saidBy', 'sure']).where('mark_id', '=', id).orderBy('id').execute()
    const asLines = (list: readonly { kind: string; name: string; way: string; share: string | null; saidBy?: string | null; sure?: string | null }[]) => list.map((one) => [one.kind, one.name, one.way, one.share, one.saidBy, one.sure].join('\n')).sort().join('\n\n')
    if (asLines(kept) !== asLines(contributors)) throw new Conflict({ contributors: kept.map((one) => one.name).join('; ') }, 'Something else was already kept under this number.')
    return
  }
  // Their ids are in order of birth, so they are read back in the order in which they were named.
  for (const { kind, name, way, share, saidBy, sure } of contributors) {
    await insertOnce(tx, 'contributors', { id: newId(), carer_id: carer, mark_id: id, kind, name, way, share, said_by: saidBy ?? null, sure: sure ?? null })
  }
}

async function takeEffect(tx: Tx, outcome: Outcome, form: MarkAsked, onDay: string, before: NextAnswer | null): Promise<void> {
  const words = form.nextWords ?? null
  if (form.next === 'keep-as-it-is') await setOutcomeState(tx, outcome.id, { id: form.id, state: 'kept', words, onDay })
  if (form.next === 'let-go') await setOutcomeState(tx, outcome.id, { id: form.id, state: 'let-go', words, onDay })
  if (form.next === 'change' && words) {
    // The new wording was told to us, not lifted out of a passage: agreed words, without quotation marks.
    const wording = { ...outcome, statement: words, whoseWords: 'agreed' } as Parameters<typeof wordOutcome>[3]
    await wordOutcome(tx, outcome.id, outcome.version, wording)
  }
  // They thought again in the same review: what had been let go, or was to be kept, goes on.
  if (form.next === 'carry-on' && before !== null && before !== 'carry-on') await setOutcomeState(tx, outcome.id, { id: form.id, state: 'still-matters', words, onDay })
}

/**
 * Keep something that happened, as the carer calls it, for the outcomes it belongs to. Throws Invalid on `on` (still to come),
 * NotFound for another carer's outcome.
 */
export async function recordLifeEvent(tx: Tx, carer: string, form: { id: string; on: string; words: string; outcomes: readonly string[] }): Promise<void> {
  await demandWrite(tx, carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  const known = new Set((await findOutcomes(tx, carer)).map((outcome) => outcome.id))
  const chosen = [...new Set(form.outcomes)].sort()
  if (chosen.some((outcome) => !known.has(outcome))) throw new NotFound()
  const isNew = await insertOnce(tx, 'life_events', { id: form.id, carer_id: carer, on_day: form.on, words: form.words })
  if (isNew) {
    for (const outcome of chosen) await insertOnce(tx, 'life_event_outcomes', { id: newId(), carer_id: carer, life_event_id: form.id, outcome_id: outcome })
    return
  }
  const kept = await tx.db.selectFrom('life_event_outcomes').select('outcome_id').where('life_event_id', '=', form.id).execute()
  if (kept.map((one) => one.outcome_id).sort().join() !== chosen.join()) throw new Conflict({ words: form.words }, 'Something else was already kept under this number.')
}

/** Somebody was named by mistake: taken back, and the row stays. Throws NotFound where there is none in this carer's record. */
export async function withdrawContributor(tx: Tx, review: string, contributor: string): Promise<void> {
  const { carer } = await getReview(tx, review)
  await demandWrite(tx, carer)
  const { numUpdatedRows } = await sql`
    update contributors set withdrawn_by = coalesce(withdrawn_by, ${tx.actor.id}), withdrawn_at = coalesce(withdrawn_at, ${tx.at})
    where id = ${contributor} and mark_id in (select id from marks where review_id = ${review})`.execute(tx.db).then((done) => ({ numUpdatedRows: done.numAffectedRows ?? 0n }))
  if (numUpdatedRows === 0n) throw new NotFound()
}

/**
 * A carer's own words about one outcome, between talks: a look back of her own, in her voice. What she keeps from one worker that
 * worker never sees, and not that there is something. Throws NotFound for an outcome that is not hers, Invalid on `keptFrom`.
 */
export async function recordOwnWords(tx: Tx, carer: string, form: { id: string; markId: string; outcome: string; story: string; hoped?: HopedAnswer | null; keptFrom?: string | null }): Promise<void> {
  demand(mayReadOwnRecord(tx.actor, await getAccess(tx, carer)))
  const outcome = (await findOutcomesOfOwn(tx, carer)).find((one) => one.id === form.outcome)
  if (!outcome) throw new NotFound()
  if (form.keptFrom && !(await getAccess(tx, carer)).ownWorkers.includes(form.keptFrom)) throw new Invalid({ keptFrom: 'choose' })
  const begun = await tx.db.selectFrom('reviews').select('on_day').where('id', '=', form.id).executeTakeFirst()
  await insertOnce(tx, 'reviews', { id: form.id, carer_id: carer, on_day: begun?.on_day ?? await getToday(tx), why: 'carer-asked', how: 'own-words', together: 'alone', conversation_id: null, place: null })
  await insertOnce(tx, 'marks', { id: form.markId, carer_id: carer, review_id: form.id, outcome_id: outcome.id, voice: 'carer', story: form.story, hoped_answer: form.hoped ?? null, near_bank: outcome.nearBank, far_bank: outcome.farBank, kept_from: form.keptFrom ?? null })
}

/** The same person twice: the reviews and all that was said in them go over to the record that stays. */
export async function carryReviews(tx: Tx, from: string, to: string): Promise<void> {
  await demandWrite(tx, from)
  await demandWrite(tx, to)
  for (const table of ['reviews', 'marks', 'contributors', 'life_events', 'life_event_outcomes'] as const) {
    await sql`update ${sql.table(table)} set carer_id = ${to} where carer_id = ${from}`.execute(tx.db)
  }
}

