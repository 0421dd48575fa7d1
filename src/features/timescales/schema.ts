import * as v from 'valibot'
import { timescaleCodes } from '../../frameworks/timescales.ts'
import { choice, chosenId, day, id, limits, needed, open, optionalDay, special, thirdParty } from '../../kernel/schema.ts'
import { hers, hersSpecial, numbering, ofCarer, ofRow, persons, state, type Tables } from '../../kernel/personal-data.ts'

/** The person cared for is terminally ill, and from which day that was known here. */
export const NoticeForm = v.object({ id: id(), relationship: chosenId(thirdParty), identifiedOn: day(thirdParty), how: needed(limits.line, thirdParty) })

/** Why something was later than the law says, or the other day for the talk that the carer asked for. */
export const ReasonForm = v.object({ id: id(), notice: chosenId(open), code: choice(timescaleCodes, open), words: needed(limits.line, special), otherDay: optionalDay(open) })

/** What the new reasons are about: the plan, a look back, what comes after a young carer statement. */
export const timeCodes = ['plan', 'review', 'growing'] as const
export type TimeCode = (typeof timeCodes)[number]

/** Why one of those was later than its day, and the day it is meant to be instead. */
export const LateForm = v.object({ id: id(), time: choice(timeCodes, open), dueOn: day(open), lateWords: needed(limits.line, special), instead: optionalDay(open) })

/** It was written down by mistake. */
export const WithdrawalForm = v.object({ notice: chosenId(open), why: needed(limits.line, special) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  // That somebody is dying is the other person’s, whoever told it.
  terminal_illness_notices: ofRow('relationship_id', 'caring_relationships', { carer_id: numbering, identified_on: persons, how: persons, withdrawn_on: persons, withdrawn_why: persons }),
  time_reasons: ofCarer({ code: state, due_on: hers, words: hersSpecial, other_day: hers }),
  timescale_reasons: ofRow('notice_id', 'terminal_illness_notices', { carer_id: numbering, code: state, words: persons, other_day: persons }),
}
