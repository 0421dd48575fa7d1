import * as v from 'valibot'
import { needed, personal } from '../../kernel/schema.ts'

/** Only what was typed, so that a wrong password never stands in a page again. */
export const LinkForm = v.object({ email: v.pipe(needed(254, personal), v.email('notAnAddress')) })
const password = v.pipe(v.string('needed'), v.maxLength(1000, 'tooLong:1000'), v.metadata({ ...personal }))

export const PasswordForm = v.object({
  email: v.pipe(needed(254, personal), v.email('notAnAddress')),
  password: v.pipe(password, v.nonEmpty('needed')),
})
export const NewPasswordForm = v.object({
  password: v.pipe(password, v.minLength(10, 'tooShort')),
})
