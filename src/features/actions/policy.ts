import type { Actor } from '../../kernel/actor.ts'
import { type Access, mayKnowCarer, mayReadOwnRecord, mayWriteCarer } from '../access/policy.ts'
import type { ActionOwner } from './schema.ts'

/*
 * Promises are read as the record is (`demandRead`) and written by own workers only (`demandWrite`): both are asked in the
 * access room. What is asked here is about lists that go across carers, and about what the carer promised herself.
 */

/** May a promise be named on somebody's Today? Only if they may know of the carer it was made to. */
export function mayNamePromise(actor: Actor, access: Access): boolean {
  return mayKnowCarer(actor, access)
}

/** May this person say how a promise went? Own workers; and the carer, of what she promised herself. */
export function mayAnswerPromise(actor: Actor, access: Access, owner: ActionOwner): boolean {
  return mayWriteCarer(actor, access) || (owner === 'carer' && mayReadOwnRecord(actor, access))
}
