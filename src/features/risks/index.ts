/** The door of the room of risks worth taking: lifted out of the words, with who carries what. */
export { agreeRisk, carryRisks, moveRisks, type RiskAsked } from './commands.ts'
export { findRisks, type Risk } from './queries.ts'
export { risks } from './routes.tsx'
export { RisksSection } from './views.tsx'
