import * as v from 'valibot'
import { id, open, ticked } from '../../kernel/schema.ts'
import { numbering, ofRow, state, type Tables, tie } from '../../kernel/personal-data.ts'

/** Whether they want mail when it is time to look again. */
export const WishForm = v.object({ id: id(), wanted: ticked(open) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  reminder_wishes: ofRow('account_id', 'accounts', { wanted: state }),
  reminders_sent: ofRow('plan_id', 'plans', { carer_id: numbering, account_id: tie('accounts') }),
}
