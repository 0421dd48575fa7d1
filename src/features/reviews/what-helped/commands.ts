import { demand, NotFound } from '../../../kernel/errors.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { demandWrite, getAccess, getToday, mayReadOwnRecord } from '../../access/index.ts'
import { findOutcomes } from '../../outcomes/index.ts'
import { findOutcomesOfOwn } from '../own-words/queries.ts'

/**
 * Put into words what the support did for an outcome: the carer of what is hers to see, or her own worker. Earlier words stay.
 * Throws NotFound for an outcome of another.
 */
export async function sayWhatHelped(tx: Tx, carer: string, form: { id: string; outcome: string; words: string }): Promise<void> {
  const own = tx.actor.kind === 'carer'
  if (own) demand(mayReadOwnRecord(tx.actor, await getAccess(tx, carer)))
  else await demandWrite(tx, carer)
  const outcomes = own ? await findOutcomesOfOwn(tx, carer, 'all') : await findOutcomes(tx, carer)
  if (!outcomes.some((one) => one.id === form.outcome)) throw new NotFound()
  const kept = await tx.db.selectFrom('support_answers').select('on_day').where('id', '=', form.id).executeTakeFirst()
  await insertOnce(tx, 'support_answers', { id: form.id, carer_id: carer, outcome_id: form.outcome, voice: own ? 'carer' : 'worker', words: form.words, on_day: kept?.on_day ?? await getToday(tx) })
}
