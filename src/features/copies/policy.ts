import type { Actor } from '../../kernel/actor.ts'
import { type Access, isOwnWorker, mayReadOwnRecord } from '../access/policy.ts'
import { mayReadGiven } from '../plans/policy.ts'

/** What must be known of a copy to say who may read it: whether the carer keeps it to herself. */
export interface CopyFacts { reach: 'hers' | 'record' }

/** May this person read a copy that was made? The carer all of hers; who reads the record those that she does not keep to herself. */
export function mayReadCopy(actor: Actor, access: Access, copy: CopyFacts): boolean {
  return mayReadGiven(actor, access, copy)
}

/** May this person make a copy, and say who has it? The carer herself, and her own workers with her. */
export function mayMakeCopy(actor: Actor, access: Access): boolean {
  return mayReadOwnRecord(actor, access) || isOwnWorker(actor, access)
}
