/** The door of the room of emergency plans and future plans: what happens if a carer cannot care tomorrow, and what she wants for later. */
export {
  agreeEmergencyPlan, answerEmergencyRemark, carryEmergencyPlans, type EmergencyPlanAsked, nameReader, placeCopy, remarkOnEmergencyPlan, writeEmergencyPlan,
} from './commands.ts'
export { EmergencyCopyLinks, EmergencyRemarks } from './page.tsx'
export { type Ahead, type EmergencyPlan, findAhead, findEmergencyPlans, findEmergencyRemarks, findOpenEmergencyRemarks, findReaders, findStanding, type Remark as EmergencyRemark } from './queries.ts'
export { aboutOf, emergencyPlans } from './routes.tsx'
export { EmergencyPlanDocument, EmergencyPlanLine, EmergencySection, type Shown as EmergencyPlanShown } from './views.tsx'
export { emergencyWriting } from './writing-routes.tsx'
