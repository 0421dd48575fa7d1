/** The door of the room of plans: what was agreed, who has a copy, and what the carer said about it. */
export { agreePlan, answerRemark, carryPlans, draftPlan, issuePlan, type PlanAsked, remarkOnPlan, writePlan } from './commands.ts'
export { hashOf, type PlanContent, type Read, readContent } from './content.ts'
export { makePlanDocument } from './document/pdf.ts'
export { PlanDocument, PlanHistory } from './document/page.tsx'
export { PlanSection } from './document/section.tsx'
export { aheadLines, caringLines, lawParts, promiseWords, reviewWords } from './document/sentences.ts'
export type { Filled } from './filled.ts'
export { answerClause, choosePack } from './law/commands.ts'
export { planLaw } from './law/routes.tsx'
export { CopyLinks } from './plan-page.tsx'
export { mayReadPlan, mayRemark, mayWritePlan } from './policy.ts'
export {
  type Agreement, findCurrentPlan, findNextLook, findOpenRemarks, findPlans, findRemarks, findReviewsDue, findWaitingRemarks, getPlan, holds, type Issue, type Plan, type Remark, type ReviewDue,
} from './queries.ts'
export { RemarkForm, RemarkWords } from './remarks.tsx'
export { plans } from './routes.tsx'
export { planWriting } from './writing/routes.tsx'
