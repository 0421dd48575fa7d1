import * as v from 'valibot'
import { newPassword } from '../../kernel/passwords.ts'
import { needed, personal } from '../../kernel/schema.ts'
import { hers, numbering, ofCarer, ofRow, secret, state, type Tables, traces } from '../../kernel/personal-data.ts'

const password = v.pipe(v.string('needed'), v.maxLength(1000, 'tooLong:1000'), v.metadata({ ...personal }))

export const LinkForm = v.object({ email: v.pipe(needed(254, personal), v.email('notAnAddress')) })
export const PasswordForm = v.object({
  email: v.pipe(needed(254, personal), v.email('notAnAddress')),
  password: v.pipe(password, v.nonEmpty('needed')),
})
export const NewPasswordForm = v.object({ password: newPassword() })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  accounts: ofCarer({ name: hers, email: hers, password_hash: secret, closed_at: state, second_step_since: state }),
  sessions: ofRow('account_id', 'accounts', {
    secret_hash: secret, how: state, began_at: state, seen_at: state, expires_at: state, ended_at: state, device: hers, device_id: numbering, confirmed_at: state, whole_at: state,
  }),
  sign_in_links: ofRow('account_id', 'accounts', { secret_hash: secret, kind: state, made_at: state, expires_at: state, used_at: state }),
  sign_in_places: traces('where an e-mail address signs in: gone with the account', { email_hash: secret }),
}
