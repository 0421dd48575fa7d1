import { demand, Invalid, NotFound } from '../../../kernel/errors.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { getAccess, getToday, mayReadOwnRecord } from '../../access/index.ts'
import { findOutcomesOfOwn } from './queries.ts'
import type { HopedAnswer } from '../schema.ts'

export interface OwnWordsAsked { id: string; markId: string; outcome: string; story: string; hoped?: HopedAnswer | null; keptFrom?: string | null }

/**
 * A carer's own words about one outcome, between talks: a look back of her own, in her voice. What she keeps from one worker that
 * worker never sees, and not that there is something. Throws NotFound for an outcome that is not hers, Invalid on `keptFrom`.
 */
export async function recordOwnWords(tx: Tx, carer: string, form: OwnWordsAsked): Promise<void> {
  demand(mayReadOwnRecord(tx.actor, await getAccess(tx, carer)))
  const outcome = (await findOutcomesOfOwn(tx, carer)).find((one) => one.id === form.outcome)
  if (!outcome) throw new NotFound()
  if (form.keptFrom && !(await getAccess(tx, carer)).ownWorkers.includes(form.keptFrom)) throw new Invalid({ keptFrom: 'choose' })
  const begun = await tx.db.selectFrom('reviews').select('on_day').where('id', '=', form.id).executeTakeFirst()
  await insertOnce(tx, 'reviews', { id: form.id, carer_id: carer, on_day: begun?.on_day ?? await getToday(tx), why: 'carer-asked', how: 'own-words', together: 'alone', conversation_id: null, place: null })
  await insertOnce(tx, 'marks', { id: form.markId, carer_id: carer, review_id: form.id, outcome_id: outcome.id, voice: 'carer', story: form.story, hoped_answer: form.hoped ?? null, near_bank: outcome.nearBank, far_bank: outcome.farBank, kept_from: form.keptFrom ?? null })
}
