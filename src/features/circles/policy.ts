import type { Actor } from '../../kernel/actor.ts'
import { type Access, mayReadCarer, mayReadOwnRecord } from '../access/policy.ts'

/** Who may read a carer's circle: those who read her record, and she herself. */
export function mayReadCircle(actor: Actor, access: Access): boolean {
  return mayReadOwnRecord(actor, access) || mayReadCarer(actor, access)
}
