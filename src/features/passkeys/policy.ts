import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person add passkeys to the account, name them and see them? One's own, and no other; on the way in Lilypad adds it for them. */
export function mayKeepPasskeys(actor: Actor, account: string): boolean {
  return actor.id === account || actor.kind === 'system'
}

/** May this person take a passkey of the account away? One's own; an administrator, where somebody lost what it lies on. */
export function mayRemovePasskey(actor: Actor, account: string): boolean {
  return mayKeepPasskeys(actor, account) || hasRole(actor, 'administrator')
}
