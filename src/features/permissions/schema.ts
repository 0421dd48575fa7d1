import * as v from 'valibot'
import { day, id, limits, needed, open, optionalDay, personal, thirdParty } from '../../kernel/schema.ts'

/** Somebody may know or get something, in words, from a day on. */
export const PermissionForm = v.object({
  id: id(),
  who: needed(limits.name, thirdParty),
  what: needed(limits.line, personal),
  from: day(open),
  until: optionalDay(open),
  howTold: needed(limits.line, personal),
})

/** The carer changed their mind. No reason is asked. */
export const WithdrawalForm = v.object({ on: day(open) })
