import type { Actor } from '../../kernel/actor.ts'

/** May this person say whether they want reminders by mail? Everybody for themselves: workers and carers. */
export function mayWishReminders(actor: Actor): boolean {
  return actor.kind === 'worker' || actor.kind === 'carer'
}
