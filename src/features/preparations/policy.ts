import type { Actor } from '../../kernel/actor.ts'
import { type Access, isOwnWorker, mayKnowCarer } from '../access/policy.ts'

/** May whoever holds this link write on the page? Theirs, and no other. */
export function mayWritePage(actor: Actor, preparation: string): boolean {
  return actor.kind === 'guest' && actor.id === preparation
}

/** May this person read what was handed over before a talk? The carer's own workers, and those who are there in the talk. */
export function mayReadPrepared(actor: Actor, access: Access, there: readonly string[]): boolean {
  if (actor.kind !== 'worker' || !mayKnowCarer(actor, access)) return false
  return isOwnWorker(actor, access) || there.includes(actor.id)
}
