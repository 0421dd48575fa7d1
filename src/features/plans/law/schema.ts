import * as v from 'valibot'
import { packIds } from '../../../frameworks/packs/index.ts'
import { choice, id, limits, needed, open, optional, optionalDay, special } from '../../../kernel/schema.ts'

/** An answer in words; that there is none; that it does not apply; or that what was answered is taken back. All but the last need words. */
export const answerKinds = ['words', 'none', 'not-applicable', 'taken-back'] as const
export type PlanAnswerKind = (typeof answerKinds)[number]

export const PlanAnswerForm = v.object({ id: id(), clause: needed(limits.name, open), kind: choice(answerKinds, open), words: optional(limits.words, special) })
/** `asOn`: the day as on which the law is taken, where it has changed since the draft was made. */
export const PackForm = v.object({ id: id(), pack: choice(packIds, open), asOn: optionalDay(open) })
