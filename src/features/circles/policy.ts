import type { Actor } from '../../kernel/actor.ts'
import { type Access, isOwnWorker, mayReadCarer, mayReadOwnRecord } from '../access/policy.ts'

/** Who may read a carer's circle: those who read her record, and she herself. */
export function mayReadCircle(actor: Actor, access: Access): boolean {
  return mayReadOwnRecord(actor, access) || mayReadCarer(actor, access)
}

/** May this person say who at school a young carer has named? The young carer, and their own workers for them. */
export function mayNameAdult(actor: Actor, access: Access): boolean {
  return mayReadOwnRecord(actor, access) || isOwnWorker(actor, access)
}
