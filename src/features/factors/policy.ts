import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person set up a second step for the account? One's own, and no other. */
export function maySetUpSecondStep(actor: Actor, account: string): boolean {
  return actor.id === account || actor.kind === 'system'
}

/** May this person take the second step of the account away? One's own; an administrator, where somebody lost both app and codes. */
export function mayRemoveSecondStep(actor: Actor, account: string): boolean {
  return maySetUpSecondStep(actor, account) || hasRole(actor, 'administrator')
}
