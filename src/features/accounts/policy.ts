import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person open an account for somebody? Administrators; workers open a carer's by the access room's rules. */
export function mayOpenAccount(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'administrator')
}

/** May this person change the account? One's own, and no other. */
export function mayChangeAccount(actor: Actor, account: string): boolean {
  return actor.id === account || actor.kind === 'system'
}
