import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optional, optionalChoice, optionalId, personal, several, special, thirdParty, ticked, version } from '../../kernel/schema.ts'
import { asVoiced, contact, hers, hersSpecial, mayForget, numbering, ofCarer, ofRow, others, state, type Tables, tie, workers } from '../../kernel/personal-data.ts'

export const voices = ['carer', 'person', 'worker', 'family', 'young-person', 'agency', 'advocate'] as const
export type Voice = (typeof voices)[number]

/** The voice of a passage. `unsaid`: nobody has said yet whose words these are, so they are nobody's. */
export const passageVoices = [...voices, 'unsaid'] as const
export type PassageVoice = (typeof passageVoices)[number]

/** Voices that somebody besides the carer and the worker can have. */
export const otherVoices = ['person', 'family', 'young-person', 'advocate', 'agency', 'worker'] as const

export const hows = ['in-person', 'phone', 'video', 'message', 'letter'] as const
export type How = (typeof hows)[number]

export const kinds = ['first', 'follow-up', 'review', 'check-in', 'crisis', 'ending'] as const
export type Kind = (typeof kinds)[number]

/** How we know what the cared-for person thinks. */
export const howKnowns = ['own-words', 'through-an-aid', 'observed', 'reported'] as const
export type HowKnown = (typeof howKnowns)[number]

/** Who may read a passage: those who heard it and the carer's own workers; all who may read the record; only on its own page. */
export const reaches = ['heard', 'record', 'here'] as const
export type Reach = (typeof reaches)[number]

/** What picked words can become. */
export const liftedKinds = ['outcome', 'strength', 'helps', 'in-the-way', 'worry', 'limit', 'risk', 'quote'] as const
export type LiftedKind = (typeof liftedKinds)[number]

const clock = v.pipe(v.optional(v.string(), ''), v.trim(), v.check((text) => text === '' || /^([01]?\d|2[0-3])[:.][0-5]\d$/.test(text), 'notATime'),
  v.transform((text) => text === '' ? null : text.replace('.', ':').padStart(5, '0')), v.metadata({ ...open }))

/** The date parts come only from the long form; the one-click start sends none and means now. */
const optionalMoment = v.pipe(v.optional(v.string(), ''), v.trim(), v.check((text) => text === '' || v.safeParse(day(open), text).success, 'notADay'), v.transform((text) => text === '' ? null : text), v.metadata({ ...open }))

const circumstances = {
  title: optional(limits.name, personal),
  place: optional(limits.line, personal),
  how: v.pipe(v.optional(v.picklist(hows, 'choose'), 'in-person'), v.metadata({ ...open })),
  kind: optionalChoice(kinds, open),
  interpreter: optional(limits.name, thirdParty),
  // One row for each further person: the same three fields over and over.
  there: several(choice(['carer'], open)),
  circle: several(id()),
  colleagues: several(id()),
  otherName: v.pipe(v.optional(v.union([v.string(), v.array(v.string())]), []), v.transform((text) => [text].flat().map((one) => one.trim())), v.metadata({ ...thirdParty })),
  otherVoice: v.pipe(v.optional(v.union([v.string(), v.array(v.string())]), []), v.transform((text) => [text].flat()), v.metadata({ ...open })),
  otherPart: v.pipe(v.optional(v.union([v.string(), v.array(v.string())]), []), v.transform((text) => [text].flat().map((one) => one.trim())), v.metadata({ ...thirdParty })),
}

/** A talk: nothing is needed but who, and when. `full` says that the boxes were in view, so that an empty one means no. */
export const TalkForm = v.object({ id: id(), full: ticked(open), day: optionalMoment, clock, ...circumstances })
export type TalkAsked = v.InferOutput<typeof TalkForm>

export const CircumstancesForm = v.object({ version: version(), removed: several(id()), day: optionalMoment, clock, ...circumstances })

/** Whose words: `carer`, `me`, `person:<id>` (somebody there), `circle:<id>` (somebody around her), `else` with a name and a voice; or not said yet. */
const whose = v.pipe(v.optional(v.string(), 'unsaid'), v.regex(/^(unsaid|carer|me|else|(person|circle):[0-9a-f-]{36})$/, 'choose'), v.metadata({ ...open }))
const margin = {
  whose,
  elseName: optional(limits.name, thirdParty),
  elseVoice: optionalChoice(otherVoices, open),
  howKnown: optionalChoice(howKnowns, open),
}

/** A draft this page took over: `<place>@<moment>`. */
const place = v.pipe(v.string(), v.metadata({ ...open }))

export const WordsForm = v.object({ id: id(), words: needed(limits.passage, special), ...margin, here: ticked(open), taken: several(place) })
/** `heading`: what stood before the colon is no name but belongs to the words. */
export const MarginForm = v.object({ ...margin, elseWho: optional(limits.line, thirdParty), heading: ticked(open), reach: choice(reaches, open), heardAsked: ticked(open), heard: several(id()), was: optional(limits.line * 4, open) })
export const DraftForm = v.object({ id: id(), words: v.pipe(v.optional(v.string(), ''), v.check((text) => [...text].length <= limits.passage, `tooLong:${limits.passage}`), v.metadata({ ...special })), taken: several(place) })
/** Asked from beside the page being written: its words go along. */
export const BesideForm = v.object({ ...DraftForm.entries, prompts: v.pipe(v.optional(v.string(), '0'), v.regex(/^\d{1,4}$/, 'choose'), v.metadata({ ...open })), topics: optionalId(open) })
export const CorrectionForm = v.object({ id: id(), words: needed(limits.passage, special) })
export const WithdrawalForm = v.object({ id: id(), why: needed(limits.line, personal) })

const point = v.pipe(v.optional(v.string(), ''), v.regex(/^\d{0,9}$/, 'choose'), v.transform((text) => text === '' ? null : Number(text)), v.metadata({ ...open }))

/** The words as they stand, and where; or sentences by their places (`12-40`); or the words alone, when they stand there once. */
export const HighlightForm = v.object({
  id: id(), kind: choice(liftedKinds, open), words: optional(limits.passage, special), starts: point, ends: point,
  sentence: several(v.pipe(v.string(), v.regex(/^\d{1,9}-\d{1,9}$/, 'choose'), v.metadata({ ...open }))),
})
export type LiftAsked = v.InferOutput<typeof HighlightForm>

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  conversations: ofCarer({ planned_for: hers, held_at: contact(hers), title: hers, place: hers, how: state, kind: state, interpreter: others, language: hers, worker_id: workers }),
  conversation_people: ofRow('conversation_id', 'conversations', { carer_id: numbering, voice: state, name: asVoiced, who: asVoiced, part: asVoiced, worker_id: workers, removed_by: workers, removed_at: state }),
  passages: ofRow('conversation_id', 'conversations', {
    carer_id: numbering, voice: state, name: asVoiced, how_known: state, language: state, words: asVoiced, reach: state, heard_by: numbering, corrects_id: tie('passages'),
  }),
  highlights: ofRow('passage_id', 'passages', {
    carer_id: numbering, starts: numbering, ends: numbering, words: mayForget(hersSpecial), kind: state, outcome_id: tie('outcomes'), undone_by: workers, undone_at: state,
  }, { follows: 'passage_id', forgettable: true }),
  withdrawals: ofRow('conversation_id', 'conversations', { carer_id: numbering, passage_id: tie('passages'), why: hers }),
}
