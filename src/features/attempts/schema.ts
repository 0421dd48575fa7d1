import { numbering, ofNobody, ofRow, secret, state, type Tables } from '../../kernel/personal-data.ts'

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  sign_in_attempts: ofNobody('counted before anybody knows who it is; gone after a day', { key_hash: numbering, at: numbering }),
  known_devices: ofRow('account_id', 'accounts', { secret_hash: secret, known_since: state, used_at: state, forgotten_at: state }),
}
