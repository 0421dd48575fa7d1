import { type Actor, hasRole } from '../../kernel/actor.ts'

/** May this person say whether they want reminders by mail? For themselves alone: who works with carers, and carers. */
export function mayWishReminders(actor: Actor): boolean {
  return actor.kind === 'carer' || hasRole(actor, 'support worker') || hasRole(actor, 'supervisor')
}
