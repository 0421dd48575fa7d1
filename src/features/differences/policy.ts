import type { Actor } from '../../kernel/actor.ts'
import { type Access, isOwnWorker, mayKnowCarer, mayReadCarer } from '../access/policy.ts'

/** What must be known of a difference to say who may read it. */
export interface DifferenceFacts { reach: 'own' | 'record' }

/** May this person read a difference? The carer's own workers; all who read the record when it was opened to them. It is as narrow as its narrowest voice. */
export function mayReadDifference(actor: Actor, access: Access, difference: DifferenceFacts): boolean {
  if (actor.kind !== 'worker' || !mayKnowCarer(actor, access)) return false
  return isOwnWorker(actor, access) || (difference.reach === 'record' && mayReadCarer(actor, access))
}
