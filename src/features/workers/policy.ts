import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person add workers and give or take roles? Administrators only. */
export function mayRunPeople(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'administrator')
}
