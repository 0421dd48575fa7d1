/** The door of the room of plans: what was agreed, who has a copy, and what the carer said about it. */
export { agreePlan, answerRemark, carryPlans, draftPlan, issuePlan, type PlanAsked, remarkOnPlan, writePlan } from './commands.ts'
export { type PlanContent, type Read, readContent } from './content.ts'
export { CopyLinks, type Filled, RemarkForm, RemarkWords } from './plan-page.tsx'
export { answerClause, choosePack } from './law/commands.ts'
export { planLaw } from './law/routes.tsx'
export { mayReadPlan, mayRemark, mayWritePlan } from './policy.ts'
export {
  type Agreement, findCurrentPlan, findNextLook, findOpenRemarks, findPlans, findRemarks, findReviewsDue, findWaitingRemarks, getPlan, holds, type Issue, type Plan, type Remark, type ReviewDue,
} from './queries.ts'
export { plans } from './routes.tsx'
export { historyOf, makePlanDocument, PlanDocument, PlanSection } from './views.tsx'
export { planWriting } from './writing-routes.tsx'
