import { type Actor, hasRole } from '../../kernel/actor.ts'
import { type Access, mayKnowCarer } from '../access/policy.ts'

/**
 * May this person read what a carer said about being listened to? A supervisor who may know of her, was not at the talk and is not
 * her own worker; so never the worker of the talk.
 */
export function mayReadListening(actor: Actor, access: Access, talk: { workers: readonly string[] }): boolean {
  return hasRole(actor, 'supervisor') && mayKnowCarer(actor, access) && !talk.workers.includes(actor.id) && !access.ownWorkers.includes(actor.id)
}
