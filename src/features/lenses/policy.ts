import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person make or change the organisation's own lenses? Whoever answers to its funders: administrators, supervisors, evaluators. */
export function mayMakeLenses(actor: Actor): boolean {
  return hasRole(actor, 'administrator') || hasRole(actor, 'supervisor') || hasRole(actor, 'evaluator')
}

/** May this person read about lenses? Everybody who works here: they hold nothing of anybody's. */
export function mayReadLenses(actor: Actor): boolean {
  return actor.kind === 'worker' && actor.roles.length > 0
}
