import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person register a carer? Those who work with carers; the one who does is the carer's first own worker. */
export function mayRegisterCarer(actor: Actor): boolean {
  return hasRole(actor, 'support worker') || hasRole(actor, 'supervisor')
}

/** May this person look through the list of carers? Each name in it is asked about one by one besides. */
export function mayFindCarers(actor: Actor): boolean {
  return mayRegisterCarer(actor)
}
