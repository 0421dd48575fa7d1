import * as v from 'valibot'
import { id, needed, personal } from '../../kernel/schema.ts'
import { ofRow, secret, state, type Tables, workers } from '../../kernel/personal-data.ts'

/** A code from the app, or a recovery code. */
export const CodeForm = v.object({ code: needed(60, personal) })
/** An app that is set up: the secret its page showed, and the first code that it made of it. */
export const AppForm = v.object({ id: id(), secret: needed(100, personal), code: needed(60, personal) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  authenticators: ofRow('account_id', 'accounts', { secret_sealed: secret, last_step: secret, removed_at: state, removed_by: workers }),
  recovery_codes: ofRow('account_id', 'accounts', { code_hash: secret, made_at: state, used_at: state, dropped_at: state }),
}
