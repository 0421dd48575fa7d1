/** The door of the room of prompts: cards to ask by, when somebody wants one, and what has not come up yet. */
export { answerTopics, carryTopics, moveTopics } from './commands.ts'
export { deckFor, dealt } from './deck.ts'
export { answeredOf, type ComeUp, notYet, type TopicShown } from './not-yet.ts'
export { type Answered, type Card, findCards, findTopicAnswers } from './queries.ts'
export { prompts } from './routes.tsx'
export { type TopicAnswer, topicAnswers } from './schema.ts'
export { TopicQuestions, TopicsAnswered } from './topic-views.tsx'
