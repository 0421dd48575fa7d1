import { liftWords } from '../features/conversations/index.ts'
import { recordOutcome } from '../features/outcomes/index.ts'
import type { ConceptId } from '../frameworks/concepts.ts'
import { idOf } from './ids.ts'
import type { StoryOutcome } from './story.ts'
import type { Moment, Telling } from './telling.ts'

/** Every outcome, lifted out of the words it came from. */
export function replayOutcomes(telling: Telling): Moment[] {
  return telling.carer.outcomes.map((outcome) => replayOutcome(telling, outcome))
}

function replayOutcome(telling: Telling, outcome: StoryOutcome): Moment {
  const { carer } = telling
  const talk = carer.conversations.find((one) => one.key === outcome.from?.conversation)
  const { from } = outcome
  return {
    // Written down straight after the talk it came from, when it was the same day.
    daysAgo: Math.min(outcome.daysAgo, talk?.daysAgo ?? outcome.daysAgo), clock: talk?.daysAgo === outcome.daysAgo ? talk.at : '19:40', by: talk?.by ?? carer.workers[0] ?? carer.firstContact.by,
    work: async (tx) => {
      const highlight = telling.id('highlight', outcome.key)
      if (from) await liftWords(tx, telling.id('passage', from.passage), { id: highlight, kind: 'outcome', words: from.words, starts: null, ends: null, sentence: [] })
      const { began, banks } = outcome
      await recordOutcome(tx, idOf(telling.world, 'carer', carer.key), {
        id: telling.id('outcome', outcome.key), statement: outcome.statement, whoseWords: outcome.whoseWords, direction: outcome.direction,
        concepts: outcome.concepts as ConceptId[], kind: outcome.kind, whose: outcome.whose, whyItMatters: outcome.why, looksLike: outcome.looksLike, nearBank: banks?.near, farBank: banks?.far,
        beganOn: telling.day(outcome.daysAgo), beganStory: began?.story, beganStone: began?.stone, beganGood: began?.goodDays, beganBad: began?.badDays,
        highlight: from && highlight,
      })
    },
  }
}
