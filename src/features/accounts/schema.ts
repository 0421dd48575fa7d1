import * as v from 'valibot'
import { needed, personal } from '../../kernel/schema.ts'

/** Only what was typed, so that a wrong password never stands in a page again. */
export const LinkForm = v.object({ email: v.pipe(needed(254, personal), v.email('notAnAddress')) })
export const PasswordForm = v.object({
  email: v.pipe(needed(254, personal), v.email('notAnAddress')),
  password: v.pipe(v.string('needed'), v.nonEmpty('needed'), v.maxLength(1000, 'tooLong:1000')),
})
export const NewPasswordForm = v.object({
  password: v.pipe(v.string('needed'), v.minLength(10, 'tooShort'), v.maxLength(1000, 'tooLong:1000')),
})
