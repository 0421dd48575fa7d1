import type { Actor } from '../../kernel/actor.ts'
import { type Access, isOwnWorker, mayReadCarer, mayReadOwnRecord } from '../access/policy.ts'

/** What must be known of an emergency or future plan to say who may read it. */
export interface EmergencyPlanFacts { agreed: boolean }

/** May this person read an emergency or future plan? Whoever may open the record; the carer herself what she has agreed to. */
export function mayReadEmergencyPlan(actor: Actor, access: Access, plan: EmergencyPlanFacts): boolean {
  return mayReadCarer(actor, access) || (mayReadOwnRecord(actor, access) && plan.agreed)
}

/** May this worker write emergency and future plans, agree them and say who has a copy? Own workers only. */
export function mayWriteEmergencyPlan(actor: Actor, access: Access): boolean {
  return isOwnWorker(actor, access)
}

/** May this person say that it is not right any more? The carer of what she may read; an own worker writes it down for her. */
export function mayRemarkOnEmergencyPlan(actor: Actor, access: Access, plan: EmergencyPlanFacts): boolean {
  return isOwnWorker(actor, access) || (mayReadOwnRecord(actor, access) && plan.agreed)
}
