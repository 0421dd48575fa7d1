import { demand, Invalid } from '../../../kernel/errors.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { getAccess, getToday } from '../../access/index.ts'
import { mayNameAdult } from '../policy.ts'

/** A young carer names somebody at school, or says that it is nobody now (no name). What was before stays. Throws Invalid on `saidOn` (still to come). */
export async function nameAdult(tx: Tx, carer: string, form: { id: string; name: string | null; knows?: string | null; saidOn: string }): Promise<void> {
  demand(mayNameAdult(tx.actor, await getAccess(tx, carer)))
  if (form.saidOn > await getToday(tx)) throw new Invalid({ saidOn: 'futureDay' })
  await insertOnce(tx, 'named_adults', { id: form.id, carer_id: carer, name: form.name, knows: form.name === null ? null : form.knows ?? null, said_on: form.saidOn })
}
