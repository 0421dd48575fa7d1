import * as v from 'valibot'
import { choice, chosenId, day, id, limits, needed, open, optional, optionalChoice, optionalId, personal, several, special, thirdParty } from '../../kernel/schema.ts'
import { asVoiced, contact, hers, hersSpecial, mayForget, numbering, ofCarer, ofRow, state, type Tables, tie, workers } from '../../kernel/personal-data.ts'

/** Why there was a look at how it goes. */
export const whys = ['planned', 'carer-asked', 'circumstances', 'hospital', 'move', 'bereavement', 'turning-18', 'check-in'] as const
export type Why = (typeof whys)[number]

/*
 * Three separate answers, each in words, each optional. They are never added up, and their order says nothing about which is good:
 * "keeping it steady" is as full an answer as "closer".
 */
export const nowAnswers = ['closer', 'about-the-same', 'further', 'keeping-steady', 'good-and-bad-days', 'too-soon', 'not-discussed'] as const
export const hopedAnswers = ['as-hoped', 'partly', 'not', 'too-soon', 'not-discussed'] as const
export const nextAnswers = ['carry-on', 'keep-as-it-is', 'change', 'let-go'] as const
export type NowAnswer = (typeof nowAnswers)[number]
export type HopedAnswer = (typeof hopedAnswers)[number]
export type NextAnswer = (typeof nextAnswers)[number]

/** Who or what helped or got in the way. Others come before our own service, which stands last. */
export const contributorKinds = ['carer', 'person', 'family', 'friends', 'community', 'service', 'life', 'chance', 'not-known', 'our-service'] as const
export const shares = ['small', 'some', 'a-lot', 'not-sure'] as const
/** Who says so, and how sure they are: kept with each, in words. */
export const sayers = ['carer', 'person', 'family', 'worker', 'somebody-else'] as const
export const sureness = ['sure', 'fairly', 'not-sure'] as const
export type Sayer = (typeof sayers)[number]
export type Sure = (typeof sureness)[number]

/** Alone or together, and in which way. */
export const togethers = ['alone', 'together'] as const
export const hows = ['in-person', 'phone', 'video', 'own-words'] as const
export type Together = (typeof togethers)[number]
export type How = (typeof hows)[number]

export const ways = ['helped', 'in-the-way'] as const
export type ContributorKind = (typeof contributorKinds)[number]
export type Share = (typeof shares)[number]
export type Way = (typeof ways)[number]

// Nine stepping stones between the carer's own two banks. They are places, not marks out of nine.
const stoneCodes = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const stone = v.pipe(optionalChoice(stoneCodes, special), v.transform((code) => (code === null ? null : Number(code))))

export const ReviewForm = v.object({
  id: id(),
  onDay: day(open),
  why: choice(whys, special),
  conversation: optionalId(personal),
  place: optional(limits.line, personal),
  together: optionalChoice(togethers, open),
  how: optionalChoice(hows, open),
})
export const SummaryForm = v.object({ summary: needed(limits.words, special) })

/** Rows for contributors: three of each to begin with, three more at a time, this many at most. */
export const rowSteps = [3, 6, 9, 12] as const
export const rowParts = ['kind', 'name', 'share', 'said-by', 'sure'] as const
export type RowPart = (typeof rowParts)[number]
/** The name of one field of one row: `helped-2-name`. */
export function rowField(way: Way, row: number, part: RowPart): string {
  return `${way}-${row}-${part}`
}
export const rowNumbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

const mostRows = rowSteps[rowSteps.length - 1]!
const contributorFields = Object.fromEntries(ways.flatMap((way) => rowNumbers(mostRows).flatMap((row) => [
  [rowField(way, row, 'kind'), optionalChoice(contributorKinds, thirdParty)],
  [rowField(way, row, 'name'), optional(limits.name, thirdParty)],
  [rowField(way, row, 'share'), optionalChoice(shares, thirdParty)],
  [rowField(way, row, 'said-by'), optionalChoice(sayers, thirdParty)],
  [rowField(way, row, 'sure'), optionalChoice(sureness, thirdParty)],
])))

/** The fields that say who or what it was. */
export const contributorKindFields = ways.flatMap((way) => rowNumbers(mostRows).map((row) => rowField(way, row, 'kind')))

const plainMark = {
  id: id(),
  workerId: id(),
  outcome: id(),
  story: optional(limits.words, special),
  now: optionalChoice(nowAnswers, special),
  hoped: optionalChoice(hopedAnswers, special),
  next: optionalChoice(nextAnswers, special),
  nextWords: optional(limits.words, special),
  stone, goodStone: stone, badStone: stone,
  widthWords: optional(limits.line, special),
  workerNow: optionalChoice(nowAnswers, special),
  workerHoped: optionalChoice(hopedAnswers, special),
  workerStory: optional(limits.words, special),
  keptFrom: optionalId(personal),
}

/** One outcome, looked at again. Who and what helped come as numbered rows; empty rows are no answer at all. */
export const MarkForm = v.pipe(
  v.object({ ...contributorFields, ...plainMark } as typeof plainMark),
  // Whoever is named, or given a share, must be somebody: we ask, and never write "not known" for them.
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const fields: Record<string, unknown> = dataset.value
    const of = (way: Way, row: number, part: RowPart) => fields[rowField(way, row, part)] ?? null
    for (const way of ways) for (const row of rowNumbers(mostRows)) {
      if (of(way, row, 'kind') !== null || (of(way, row, 'name') === null && of(way, row, 'share') === null)) continue
      const key = rowField(way, row, 'kind')
      addIssue({ message: 'choose', path: [{ type: 'object', origin: 'value', input: fields, key, value: fields[key] }] })
    }
  }),
  v.transform((fields) => ({ ...fields, contributors: ways.flatMap((way) => rowNumbers(mostRows).flatMap((row) => contributorOf(fields, way, row))) })),
)
export type MarkFields = v.InferOutput<typeof MarkForm>

export interface ContributorAsked { kind: ContributorKind; name: string; way: Way; share: Share | null; saidBy?: Sayer | null; sure?: Sure | null }

function contributorOf(fields: Record<string, unknown>, way: Way, row: number): ContributorAsked[] {
  const of = (part: RowPart) => fields[rowField(way, row, part)] ?? null
  const kind = of('kind') as ContributorKind | null
  return kind === null ? [] : [{ kind, name: of('name') as string | null ?? '', way, share: of('share') as Share | null, saidBy: of('said-by') as Sayer | null, sure: of('sure') as Sure | null }]
}

export const EventForm = v.object({ id: id(), on: day(special), words: needed(limits.line, special), outcomes: several(chosenId(personal)) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  reviews: ofCarer({ conversation_id: tie('conversations'), on_day: contact(hers), place: hers, why: state, summary: hersSpecial, together: state, how: state }),
  marks: ofRow('review_id', 'reviews', {
    carer_id: numbering, outcome_id: tie('outcomes'), voice: state, now_answer: hers, hoped_answer: hers, next_answer: hers, next_words: hersSpecial, story: asVoiced, stone: hers, good_stone: hers, bad_stone: hers,
    width_words: hersSpecial, near_bank: hersSpecial, far_bank: hersSpecial, kept_from: numbering,
  }),
  contributors: ofRow('mark_id', 'marks', { carer_id: numbering, kind: state, name: hers, way: state, share: state, said_by: state, sure: state, withdrawn_by: workers, withdrawn_at: state }),
  life_events: ofCarer({ on_day: mayForget(hers), words: mayForget(hersSpecial) }, { forgettable: true }),
  life_event_outcomes: ofRow('life_event_id', 'life_events', { carer_id: numbering, outcome_id: tie('outcomes') }),
  support_answers: ofRow('outcome_id', 'outcomes', { carer_id: numbering, voice: state, words: asVoiced, on_day: hers }),
}
