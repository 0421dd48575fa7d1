import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optionalId, personal } from '../../../kernel/schema.ts'

/** On which ground a record is kept and not used (UK GDPR art. 18(1)). */
export const stillGrounds = ['accuracy', 'unlawful', 'claim', 'objection'] as const
export type StillGround = (typeof stillGrounds)[number]
/** What it may be used for all the same (art. 18(2)). */
export const useGrounds = ['agreed', 'claim', 'safety'] as const
export type UseGround = (typeof useGrounds)[number]

export const StillForm = v.object({ id: id(), ground: choice(stillGrounds, personal), stillWhy: needed(limits.line, personal), request: optionalId(open) })
export type StillAsked = v.InferOutput<typeof StillForm>
export const StillEndingForm = v.object({ id: id(), toldOn: day(personal), endedWhy: needed(limits.line, personal) })
export type StillEndingAsked = v.InferOutput<typeof StillEndingForm>
export const StillUseForm = v.object({ id: id(), useGround: choice(useGrounds, personal), useWhy: needed(limits.line, personal) })
export type StillUseAsked = v.InferOutput<typeof StillUseForm>
