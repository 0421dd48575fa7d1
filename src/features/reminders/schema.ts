import * as v from 'valibot'
import { id, open, ticked } from '../../kernel/schema.ts'

/** Whether they want mail when it is time to look again. */
export const WishForm = v.object({ id: id(), wanted: ticked(open) })
