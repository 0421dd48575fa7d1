import type { Actor } from '../../kernel/actor.ts'
import { type Access, mayReadCarer, mayReadOwnRecord } from '../access/policy.ts'

/** Who may read what a carer has permitted: those who read the record, and the carer. */
export function mayReadPermissions(actor: Actor, access: Access): boolean {
  return mayReadOwnRecord(actor, access) || mayReadCarer(actor, access)
}
