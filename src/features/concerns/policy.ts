import { type Actor, hasRole } from '../../kernel/actor.ts'
import { type Access, mayKnowCarer } from '../access/policy.ts'

/** What must be known about a concern to say who may see it. Worker ids throughout. */
export interface ConcernWalls {
  /** Who wrote it. */
  author: string
  /** Whom it names besides. */
  named: readonly string[]
  /** The only people who may know of the record it belongs to, while that is restricted; null when it is not. */
  restrictedTo: readonly string[] | null
}

/** May this person write down a concern from this record? Whoever may know of the record; no right to read it is needed. */
export function mayWriteConcern(actor: Actor, access: Access): boolean {
  return actor.kind === 'worker' && mayKnowCarer(actor, access)
}

/**
 * May this person see that the concern exists? Its author always; those it names, and on a restricted record only those whom
 * the record names too. Nobody by role alone: not the administrator, not a supervisor, not the carer's own workers.
 *
 * "Not this worker" does not close a concern to those it names already: nobody may shut out the people who look after
 * somebody's safety. From then on nobody new who was refused can be named.
 */
export function mayReadConcern(actor: Actor, walls: ConcernWalls): boolean {
  if (!hasRole(actor, 'support worker') && !hasRole(actor, 'supervisor')) return false
  if (actor.id === walls.author) return true
  return walls.named.includes(actor.id) && (walls.restrictedTo === null || walls.restrictedTo.includes(actor.id))
}

/**
 * May this person see whose record it belongs to, and let one more person see it? While that record is restricted only whom it
 * names: its author keeps the words they wrote and learns nothing of the record.
 */
export function mayKnowWhose(actor: Actor, walls: ConcernWalls): boolean {
  return mayReadConcern(actor, walls) && (walls.restrictedTo === null || walls.restrictedTo.includes(actor.id ?? ''))
}

/** May this person write a note in it? Those who may see it. */
export function mayAddToConcern(actor: Actor, walls: ConcernWalls): boolean {
  return mayReadConcern(actor, walls)
}

/** Can this worker be named? Only somebody who may know of the record the concern belongs to. */
export function canBeNamed(worker: string, access: Pick<Access, 'refused' | 'restrictedTo'>): boolean {
  return !access.refused.includes(worker) && (access.restrictedTo === null || access.restrictedTo.includes(worker))
}
