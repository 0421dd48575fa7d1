import type { Actor } from '../../kernel/actor.ts'
import { type Access, mayKnowCarer, mayReadCarer, mayWriteCarer } from '../access/index.ts'

/** May this person read what was promised? As the record: own workers, their supervisor, a colleague with a reason. */
export function mayReadActions(actor: Actor, access: Access): boolean {
  return mayReadCarer(actor, access)
}

/** May this person write down a promise, change its words, or say how it went? Own workers only. */
export function mayWriteActions(actor: Actor, access: Access): boolean {
  return mayWriteCarer(actor, access)
}

/** May a promise be named on somebody's Today? Only if they may know of the carer it was made to. */
export function mayNamePromise(actor: Actor, access: Access): boolean {
  return mayKnowCarer(actor, access)
}
