import * as v from 'valibot'
import { timescaleCodes } from '../../frameworks/timescales.ts'
import { choice, chosenId, day, id, limits, needed, open, optionalDay, special, thirdParty } from '../../kernel/schema.ts'

/** The person cared for is terminally ill, and from which day that was known here. */
export const NoticeForm = v.object({ id: id(), relationship: chosenId(thirdParty), identifiedOn: day(thirdParty), how: needed(limits.line, thirdParty) })

/** Why something was later than the law says, or the other day for the talk that the carer asked for. */
export const ReasonForm = v.object({ id: id(), notice: chosenId(open), code: choice(timescaleCodes, open), words: needed(limits.line, special), otherDay: optionalDay(open) })

/** It was written down by mistake. */
export const WithdrawalForm = v.object({ notice: chosenId(open), why: needed(limits.line, special) })
