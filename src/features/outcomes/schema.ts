import * as v from 'valibot'
import { conceptIds } from '../../frameworks/concepts.ts'
import { choice, id, limits, needed, open, optional, optionalDay, personal, several, version } from '../../kernel/schema.ts'

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

/** No more than three concepts: an outcome about everything is about nothing. */
export const mostConcepts = 3

const stone = v.pipe(v.optional(v.string(), ''), v.regex(/^[1-9]?$/, 'choose'), v.transform((text) => text === '' ? null : Number(text)), v.metadata({ ...personal }))

const wording = {
  statement: needed(limits.words, personal),
  whoseWords: v.pipe(v.optional(v.picklist(whoseWords, 'choose'), 'agreed'), v.metadata({ ...open })),
  direction: choice(directions, open),
  concepts: v.pipe(several(choice(conceptIds, open)), v.maxLength(mostConcepts, 'tooMany')),
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

/** Typed so far, for the coach: read, answered and forgotten. */
export const QuestionsForm = v.object({ statement: optional(limits.passage, personal) })

export type Wording = Omit<v.InferOutput<typeof OutcomeForm>, 'id'>
