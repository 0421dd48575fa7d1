import type { Actor } from '../../kernel/actor.ts'

/** May this person connect the account with their organisation's own sign-in, or disconnect it? Whoever works here: their own, and no other. */
export function mayConnect(actor: Actor, account: string): boolean {
  return actor.kind === 'worker' && actor.id === account
}
