import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person see when backups were made, and what became of them? Administrators; nothing of any record is told. */
export function mayReadBackups(actor: Actor): boolean {
  return hasRole(actor, 'administrator')
}
