import { Invalid, NotFound } from '../../../kernel/errors.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import type { KinshipCode } from '../../../frameworks/kinship.ts'
import { demandWrite, getToday } from '../../access/index.ts'

/**
 * How the child comes to live with the carer, in law, from a day on. What was said before stays. Throws NotFound for somebody this carer
 * does not care for, Invalid on `saidOn` (still to come).
 */
export async function sayKinship(tx: Tx, carer: string, relationship: string, form: { id: string; standing: KinshipCode; words?: string | null; saidOn: string }): Promise<void> {
  await demandWrite(tx, carer)
  const row = await tx.db.selectFrom('caring_relationships').select('id').where('id', '=', relationship).where('carer_id', '=', carer).executeTakeFirst()
  if (!row) throw new NotFound()
  if (form.saidOn > await getToday(tx)) throw new Invalid({ saidOn: 'futureDay' })
  await insertOnce(tx, 'kinship_standings', { id: form.id, carer_id: carer, relationship_id: relationship, in_law: form.standing, words: form.words ?? null, said_on: form.saidOn })
}
