/** The door of the room where talks are kept: their passages in voices, and what was lifted out of the words. */
export { beginConversation, carryConversations, changeCircumstances, moveConversation, type NewTalk, planConversation, startConversation, withdrawConversation } from './commands.ts'
export { correctPassage, keepPassages, liftWords, type NewPassage, tieHighlight, writePassages } from './passage-commands.ts'
export { mayLeavePage, mayQuote, mayReachCopy, mayReadPassage, type PassageFacts } from './policy.ts'
export {
  type ConversationHead, type ConversationPerson, type EarlierWords, findConversations, findEarlierWords, findPassagesAmong, findPlannedTalks, findReadablePassages, findSaidByCarer,
  findTalks, findTalksWithWords, getConversation, getPlaceOf, type Passage,
} from './queries.ts'
export { findLiftedOfCarer, findSources, getHighlight, type Highlight, type Source } from './lifting/queries.ts'
export { conversations } from './routes.tsx'
export type { HowKnown, LiftedKind, PassageVoice, Reach, Voice } from './schema.ts'
export { PassageBlock } from './passages.tsx'
export { StartTalk, talkTitle, windowTitle } from './views.tsx'
export { findSentences, newestOf } from './writing.ts'
