import { sql } from 'kysely'
import { Conflict, Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getAccess } from '../access/index.ts'
import { getOutcome, type Outcome, setOutcomeState, wordOutcome } from '../outcomes/index.ts'
import { getReview } from './queries.ts'
import type { ContributorAsked, HopedAnswer, NextAnswer, NowAnswer } from './schema.ts'

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
  /** The worker who shall not see this answer, because it is about how they treat the carer. */
  keptFrom?: string | null
}

/**
 * Keep what was said about one outcome in a review, and let what comes next take effect in the outcome itself. Said again, the
 * newer words count and the older stay. Throws Invalid on `story` (nothing said at all), `nextWords` (a change without its new
 * wording) `outcome` (it began after this review) and `keptFrom` (no worker of hers, or oneself); NotFound for another carer's outcome.
 */
export async function recordMark(tx: Tx, review: string, form: MarkAsked): Promise<void> {
  const { carer, onDay } = await getReview(tx, review)
  await demandWrite(tx, carer)
  const outcome = await getOutcome(tx, form.outcome)
  if (outcome.carer !== carer) throw new NotFound()
  checkMark(form, outcome, onDay)
  if (form.keptFrom && (form.keptFrom === tx.actor.id || !(await getAccess(tx, carer)).ownWorkers.includes(form.keptFrom))) throw new Invalid({ keptFrom: 'choose' })
  const before = await tx.db.selectFrom('marks').select('next_answer').where('review_id', '=', review).where('outcome_id', '=', outcome.id)
    .where('voice', '=', 'carer').where('id', '!=', form.id).orderBy('recorded_at', 'desc').limit(1).executeTakeFirst()
  const isNew = await insertOnce(tx, 'marks', {
    id: form.id, carer_id: carer, review_id: review, outcome_id: outcome.id, voice: 'carer', now_answer: form.now ?? null, hoped_answer: form.hoped ?? null,
    next_answer: form.next ?? null, next_words: form.nextWords ?? null, story: form.story ?? null, stone: form.stone ?? null,
    good_stone: form.goodStone ?? null, bad_stone: form.badStone ?? null, width_words: form.widthWords ?? null, kept_from: form.keptFrom ?? null,
    // As they are worded now: should they be worded otherwise, this mark stays between the banks it was made between.
    ...(await banksFor(tx, form.id, outcome)),
  })
  await keepContributors(tx, carer, form, isNew)
  if (form.workerNow || form.workerHoped || form.workerStory) {
    await insertOnce(tx, 'marks', {
      id: form.workerId, carer_id: carer, review_id: review, outcome_id: outcome.id, voice: 'worker', now_answer: form.workerNow ?? null,
      hoped_answer: form.workerHoped ?? null, story: form.workerStory ?? null, kept_from: form.keptFrom ?? null,
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
  // The history of an outcome is read by everybody who reads it: words that are kept from somebody stay out of it.
  const words = form.keptFrom && form.next !== 'change' ? null : form.nextWords ?? null
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

/** Somebody was named by mistake: taken back, and the row stays. Throws NotFound where there is none in this carer's record. */
export async function withdrawContributor(tx: Tx, review: string, contributor: string): Promise<void> {
  const { carer } = await getReview(tx, review)
  await demandWrite(tx, carer)
  const { numUpdatedRows } = await sql`
    update contributors set withdrawn_by = coalesce(withdrawn_by, ${tx.actor.id}), withdrawn_at = coalesce(withdrawn_at, ${tx.at})
    where organisation_id = ${tx.actor.organisation} and id = ${contributor} and mark_id in (select id from marks where organisation_id = ${tx.actor.organisation} and review_id = ${review} and kept_from is distinct from ${tx.actor.id})`.execute(tx.db).then((done) => ({ numUpdatedRows: done.numAffectedRows ?? 0n }))
  if (numUpdatedRows === 0n) throw new NotFound()
}
