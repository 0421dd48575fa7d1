import type { Actor } from '../../kernel/actor.ts'
import { type Access, isOwnWorker, mayReadCarer, mayReadOwnRecord } from '../access/policy.ts'

/** May this person see with whose plan this one is linked? Who reads the record, and the carer. */
export function mayReadLinkedPlans(actor: Actor, access: Access): boolean {
  return mayReadOwnRecord(actor, access) || mayReadCarer(actor, access)
}

/** May this person link a plan with another, and end it? The carer herself, and her own workers for her. */
export function mayLinkPlans(actor: Actor, access: Access): boolean {
  return mayReadOwnRecord(actor, access) || isOwnWorker(actor, access)
}
