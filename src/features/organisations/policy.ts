import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person change how the organisation works? Administrators only. */
export function mayRunOrganisation(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'administrator')
}
