import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person ask the coach about a statement of their own? Those who work with carers. It shows nobody else anything. */
export function mayAskCoach(actor: Actor): boolean {
  return hasRole(actor, 'support worker') || hasRole(actor, 'supervisor')
}
