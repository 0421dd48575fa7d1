import type { Actor } from '../../kernel/actor.ts'
import { type Access, mayKnowCarer } from '../access/policy.ts'

/*
 * Promises are read as the record is (`demandRead`) and written by own workers only (`demandWrite`): both are asked in the
 * access room. What is asked here is only about lists that go across carers.
 */

/** May a promise be named on somebody's Today? Only if they may know of the carer it was made to. */
export function mayNamePromise(actor: Actor, access: Access): boolean {
  return mayKnowCarer(actor, access)
}
