import { Invalid, NotFound } from '../../../kernel/errors.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { demandWrite, getToday } from '../../access/index.ts'
import { findHold } from './queries.ts'

/**
 * After a death: who gets in touch, and when, in words. A newer line stands before the older. Throws NotFound when nobody has died,
 * or it goes on already.
 */
export async function chooseContact(tx: Tx, carer: string, form: { id: string; who: string; when: string | null }): Promise<void> {
  await demandWrite(tx, carer)
  if (!await findHold(tx, carer)) throw new NotFound()
  await insertOnce(tx, 'gentle_holds', { id: form.id, carer_id: carer, kind: 'contact', who: form.who, when_words: form.when, on_day: await dayOf(tx, form.id) })
}

/** The carer wants it to go on as before: what is due is told again. Throws NotFound when nothing is held, Invalid on `id` when it is the carer who died. */
export async function endHold(tx: Tx, carer: string, form: { id: string }): Promise<void> {
  await demandWrite(tx, carer)
  const kept = await tx.db.selectFrom('gentle_holds').select('id').where('id', '=', form.id).executeTakeFirst()
  const hold = await findHold(tx, carer)
  if (!kept && !hold) throw new NotFound()
  if (hold && hold.person === null) throw new Invalid({ id: 'herDeath' })
  await insertOnce(tx, 'gentle_holds', { id: form.id, carer_id: carer, kind: 'over', who: null, when_words: null, on_day: await dayOf(tx, form.id) })
}

/** A form sent twice across midnight is still the same one. */
async function dayOf(tx: Tx, id: string): Promise<string> {
  const kept = await tx.db.selectFrom('gentle_holds').select('on_day').where('id', '=', id).executeTakeFirst()
  return kept?.on_day ?? await getToday(tx)
}
