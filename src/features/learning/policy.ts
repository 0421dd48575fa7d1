import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person enter the room where words that were let go are read? Evaluators. */
export function mayLearn(actor: Actor): boolean {
  return hasRole(actor, 'evaluator')
}
