import * as v from 'valibot'
import { newPassword } from '../../kernel/passwords.ts'
import { needed, personal } from '../../kernel/schema.ts'

const password = v.pipe(v.string('needed'), v.maxLength(1000, 'tooLong:1000'), v.metadata({ ...personal }))

export const LinkForm = v.object({ email: v.pipe(needed(254, personal), v.email('notAnAddress')) })
export const PasswordForm = v.object({
  email: v.pipe(needed(254, personal), v.email('notAnAddress')),
  password: v.pipe(password, v.nonEmpty('needed')),
})
export const NewPasswordForm = v.object({ password: newPassword() })
