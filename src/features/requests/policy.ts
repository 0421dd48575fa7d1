import type { Actor } from '../../kernel/actor.ts'
import { hasRole } from '../../kernel/actor.ts'
import { type Access, isOwnWorker, mayKnowCarer, mayReadOwnRecord } from '../access/policy.ts'

/**
 * May this person see and handle what a carer has asked of her record? Her own workers, their team’s supervisor, and whoever a restricted record
 * names. Nobody who only gave a reason or opened it in an emergency; no administrator or evaluator.
 */
export function mayHandleRequests(actor: Actor, access: Access): boolean {
  if (actor.kind !== 'worker' || !mayKnowCarer(actor, access)) return false
  if (isOwnWorker(actor, access) || access.restrictedTo?.includes(actor.id)) return true
  return hasRole(actor, 'supervisor') && access.ownTeams.some((team) => actor.teams.includes(team))
}

/**
 * May this person prepare the copy, and so read all that will be in it? Whoever handles her requests, and from whom nothing in the record is kept:
 * not a worker of whom she told somebody else, or whom an answer is not for.
 */
export function mayPrepareCopy(actor: Actor, access: Access, keptFrom: readonly string[]): boolean {
  return mayHandleRequests(actor, access) && !keptFrom.includes(actor.id ?? '')
}

/** May this person ask, and see what became of it, on a page of her own? The carer, of her own record. */
export function mayAskOfOwn(actor: Actor, access: Access): boolean {
  return mayReadOwnRecord(actor, access)
}
