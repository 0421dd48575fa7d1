import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person have a day with carers in it? Support workers and supervisors. */
export function mayHaveDay(actor: Actor): boolean {
  return hasRole(actor, 'support worker') || hasRole(actor, 'supervisor')
}
