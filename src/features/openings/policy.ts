import { type Actor, hasRole } from '../../kernel/actor.ts'
import { type Access, mayKnowCarer } from '../access/policy.ts'

/** May this person see that somebody opened this record in an emergency, and answer it? Another supervisor, who may know of the carer. */
export function maySeeOpening(actor: Actor, access: Access, openedBy: string): boolean {
  return hasRole(actor, 'supervisor') && actor.id !== openedBy && mayKnowCarer(actor, access)
}
