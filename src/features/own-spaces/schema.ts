import * as v from 'valibot'
import { id, limits, needed, open, personal, ticked } from '../../kernel/schema.ts'

/** Her account: what she is called there, the address she signs in with, and whether to tell her by mail. */
export const OwnSpaceForm = v.object({
  id: id(),
  name: needed(limits.name, personal),
  email: v.pipe(needed(254, personal), v.email('notAnAddress')),
  tell: ticked(open),
})
