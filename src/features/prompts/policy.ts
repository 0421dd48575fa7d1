import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person look at the prompt cards? Everybody who works here: they hold nothing of anybody's. */
export function mayReadCards(actor: Actor): boolean {
  return actor.kind === 'worker' && actor.roles.length > 0
}

/** May this person word the organisation's prompt cards? Supervisors and administrators. */
export function mayWordCards(actor: Actor): boolean {
  return hasRole(actor, 'supervisor') || hasRole(actor, 'administrator')
}
