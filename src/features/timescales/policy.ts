import type { Actor } from '../../kernel/actor.ts'
import { type Access, isOwnWorker, mayReadCarer } from '../access/policy.ts'

/** May this person see the times the law sets for this carer? Whoever reads the record; it is a page for workers, since it tells of somebody’s dying. */
export function mayReadTimescales(actor: Actor, access: Access): boolean {
  return mayReadCarer(actor, access)
}

/** May this person write down that somebody is terminally ill, and why something was late? Own workers only. */
export function mayWriteTimescales(actor: Actor, access: Access): boolean {
  return isOwnWorker(actor, access)
}
