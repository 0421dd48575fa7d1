import type { Actor } from '../../kernel/actor.ts'
import { type Access, isOwnWorker, mayKnowCarer, mayReadCarer, mayReadOwnRecord } from '../access/policy.ts'

/** What must be known of a plan to say who may read it. */
export interface PlanFacts { agreed: boolean }

/** May this person read the plan? Whoever reads the record; the carer herself once it is agreed. A draft is not hers to be bound by. */
export function mayReadPlan(actor: Actor, access: Access, plan: PlanFacts): boolean {
  return mayReadCarer(actor, access) || (mayReadOwnRecord(actor, access) && plan.agreed)
}

/** May this person read that somebody was given something of it, and what? The carer all of hers; who reads the record what she does not keep to herself. */
export function mayReadGiven(actor: Actor, access: Access, given: { reach: 'hers' | 'record' }): boolean {
  return mayReadOwnRecord(actor, access) || (given.reach === 'record' && mayReadCarer(actor, access))
}

/** May this person write, agree and give out plans? Own workers only. */
export function mayWritePlan(actor: Actor, access: Access): boolean {
  return isOwnWorker(actor, access)
}

/** May this person say "that's not what I said"? The carer of what she may read; an own worker writes it down for her. */
export function mayRemark(actor: Actor, access: Access, plan: PlanFacts): boolean {
  return isBetweenThem(actor, access, plan)
}

/** May this person say that something happened which makes it time to look again? The carer of a plan she may read, and own workers. */
export function maySayHappened(actor: Actor, access: Access, plan: PlanFacts): boolean {
  return isBetweenThem(actor, access, plan)
}

/** The carer of a plan she may read, or one of her own workers. */
function isBetweenThem(actor: Actor, access: Access, plan: PlanFacts): boolean {
  return isOwnWorker(actor, access) || (mayReadOwnRecord(actor, access) && plan.agreed)
}

/** May this person answer the remark? Own workers only. */
export function mayAnswerRemark(actor: Actor, access: Access): boolean {
  return isOwnWorker(actor, access)
}

/** May the plan be named on somebody's Today? Only of carers who are their own. */
export function mayNamePlan(actor: Actor, access: Access): boolean {
  return mayKnowCarer(actor, access) && isOwnWorker(actor, access)
}
