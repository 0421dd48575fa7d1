import { systemActor } from '../../kernel/actor.ts'
import { Conflict } from '../../kernel/errors.ts'
import { oneAfterTheOther } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite } from '../access/index.ts'
import { findCarerAccount, openAccount } from '../accounts/index.ts'

/**
 * Give a carer a page of her own: an account that reads her agreed plans and nothing else. Own workers only. The same form twice
 * is one account. Throws Invalid on `email` (somebody here signs in with it), Conflict when she has an account already.
 */
export async function openOwnSpace(tx: Tx, carer: string, form: { id: string; name: string; email?: string | null }): Promise<void> {
  await demandWrite(tx, carer)
  await oneAfterTheOther(tx, carer)
  const known = await findCarerAccount(tx, carer)
  if (known?.id === form.id && known.name === form.name && (known.email ?? '') === (form.email ?? '')) return
  if (known) throw new Conflict({ name: known.name, email: known.email ?? '' }, 'This carer has a page of their own already.')
  // Accounts are opened by administrators; that this worker may do it for this carer was asked above. The audit still names the worker.
  await openAccount({ ...tx, actor: systemActor(tx.actor.organisation) }, { id: form.id, name: form.name, email: form.email, carer })
}
