import * as v from 'valibot'
import { conceptIds } from '../../frameworks/concepts.ts'
import { choice, id, limits, needed, open, optional, optionalChoice, optionalDay, personal, several, version } from '../../kernel/schema.ts'
import { hers, hersSpecial, numbering, ofCarer, ofRow, state, type Tables, tie, workers } from '../../kernel/personal-data.ts'

/** How it is hoped that it goes. `be-treated` is about how people are treated on the way. */
export const directions = ['get-better', 'keep', 'slow-the-change', 'safe-ending', 'be-treated'] as const
export type Direction = (typeof directions)[number]

export const whoseWords = ['verbatim', 'agreed', 'worker'] as const
export type WhoseWords = (typeof whoseWords)[number]

/** What became of an outcome. `kept` means: from now on keep it as it is, a full success. */
export const states = ['hoped-for', 'agreed', 'still-matters', 'kept', 'changed', 'let-go', 'not-possible'] as const
export type State = (typeof states)[number]

/** Those a person says on the outcome's own page; the first two come about by recording it and by agreeing a plan. */
export const saidStates = ['still-matters', 'changed', 'kept', 'let-go', 'not-possible'] as const

/** As in Talking Points: something of a life, to reach or to keep; how it feels to get help; what a support has changed. */
export const kinds = ['quality-of-life', 'process', 'change'] as const
export type Kind = (typeof kinds)[number]

/** Whose outcome it is. */
export const whose = ['carer', 'person', 'both', 'young-carer', 'family'] as const
export type Whose = (typeof whose)[number]

/** "None of the 19 fits" is an answer like any other, and is told as one. */
export const doesNotFit = 'does-not-fit'

/** No more than three concepts: an outcome about everything is about nothing. */
export const mostConcepts = 3

const stone = v.pipe(v.optional(v.string(), ''), v.regex(/^[1-9]?$/, 'choose'), v.transform((text) => text === '' ? null : Number(text)), v.metadata({ ...personal }))

const wording = {
  statement: needed(limits.words, personal),
  whoseWords: v.pipe(v.optional(v.picklist(whoseWords, 'choose'), 'agreed'), v.metadata({ ...open })),
  direction: choice(directions, open),
  concepts: v.pipe(several(choice(conceptIds, open)), v.maxLength(mostConcepts, 'tooMany')),
  fits: optionalChoice([doesNotFit], open),
  kind: optionalChoice(kinds, open),
  whose: optionalChoice(whose, open),
  whyItMatters: optional(limits.words, personal),
  looksLike: optional(limits.words, personal),
  nearBank: optional(limits.line, personal),
  farBank: optional(limits.line, personal),
  beganOn: optionalDay(open),
  beganStory: optional(limits.words, personal),
  beganStone: stone,
  beganGood: stone,
  beganBad: stone,
}

/** Only the statement and the direction are needed. */
export const OutcomeForm = v.object({ id: id(), ...wording })
export const NewOutcomeForm = v.object({ id: id(), carer: optional(limits.name, open), highlight: optional(limits.name, open), ...wording })
export const WordingForm = v.object({ version: version(), ...wording })
export const StateForm = v.object({ id: id(), state: choice(saidStates, open), words: optional(limits.words, personal) })

/** Split in two, joined with others, or belongs with another: what it is, and why. */
export const LinkForm = v.object({
  id: id(), kind: choice(['split', 'joined', 'goes-with'], open), first: optional(limits.words, personal), second: optional(limits.words, personal), firstId: id(), secondId: id(),
  joined: optional(limits.words, personal), joinedId: id(), others: several(v.pipe(v.string(), v.uuid('choose'), v.metadata({ ...open }))), other: optional(limits.name, open), why: optional(limits.words, personal),
})

/** Typed so far, for the coach: read, answered and forgotten. */
export const QuestionsForm = v.object({ statement: optional(limits.passage, personal) })

export type Wording = Omit<v.InferOutput<typeof OutcomeForm>, 'id'>

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  outcomes: ofCarer({
    statement: hersSpecial, whose_words: state, direction: state, why_it_matters: hersSpecial, looks_like: hersSpecial, near_bank: hersSpecial, far_bank: hersSpecial, began_on: hers, began_story: hersSpecial,
    began_stone: hers, began_good: hers, began_bad: hers, kind: state, whose: state,
  }),
  outcome_concepts: ofRow('outcome_id', 'outcomes', { carer_id: numbering, concept: state, chosen_by: workers, chosen_at: state, removed_by: workers, removed_at: state }),
  outcome_states: ofRow('outcome_id', 'outcomes', { carer_id: numbering, state, words: hersSpecial, on_day: hers }),
  outcome_links: ofRow('from_id', 'outcomes', { carer_id: numbering, kind: state, to_id: tie('outcomes'), why: hersSpecial, undone_by: workers, undone_at: state }),
}
