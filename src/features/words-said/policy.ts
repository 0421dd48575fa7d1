import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person look for words in what was said? Those who work with carers; of each piece that is found the rules of its record and of its passage are asked besides. */
export function mayFindWords(actor: Actor): boolean {
  return hasRole(actor, 'support worker') || hasRole(actor, 'supervisor')
}
