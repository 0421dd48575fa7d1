import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optional, optionalDay, optionalId, personal, special, version } from '../../kernel/schema.ts'
import { hers, hersSpecial, numbering, ofCarer, ofRow, state, type Tables, tie, workers } from '../../kernel/personal-data.ts'

/** Who can promise something. For a worker we know which one; everybody else is named as people say it. */
export const actionOwners = ['carer', 'person', 'family', 'friend', 'community', 'worker', 'service'] as const
export type ActionOwner = (typeof actionOwners)[number]

/** How a promise went. Why stands beside it in words. */
export const answerCodes = ['done', 'not-done', 'no-longer-needed'] as const
export type AnswerCode = (typeof answerCodes)[number]

/** Who is no service: the carer, and everybody who is simply around her. */
const noServices: readonly ActionOwner[] = ['carer', 'person', 'family', 'friend', 'community']

/** Whether something is promised, and all of it by services or by us. */
export function isOnlyServices(owners: readonly ActionOwner[]): boolean {
  return owners.length > 0 && !owners.some((owner) => noServices.includes(owner))
}

const promise = {
  what: needed(limits.line, special),
  owner: choice(actionOwners, open),
  /** Somebody of the circle, where they are a person in it. */
  person: optionalId(open),
  who: optional(limits.name, personal),
  worker: optionalId(open),
  outcome: optionalId(open),
  by: optionalDay(open),
}
export const ActionForm = v.object({ id: id(), ...promise })
export const ActionChangeForm = v.object({ version: version(), ...promise })
export const AnswerForm = v.object({ id: id(), answer: choice(answerCodes, special), words: optional(limits.words, special), on: day(open) })
/** "This is the way, not the point": the promise it becomes, and what it is for. */
export const WayForm = v.object({
  id: id(), version: version(), statement: needed(limits.words, personal), what: needed(limits.line, special), owner: choice(actionOwners, open), who: optional(limits.name, personal), worker: optionalId(open),
})

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  actions: ofCarer({ outcome_id: tie('outcomes'), what: hersSpecial, owner: state, who: hers, circle_person_id: tie('circle_people'), worker_id: workers, by_day: hers, said_on: hers }),
  action_answers: ofRow('action_id', 'actions', { carer_id: numbering, answer: state, words: hersSpecial, on_day: hers }),
}
