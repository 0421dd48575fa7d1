import * as v from 'valibot'
import { hers, numbering, ofRow, secret, state, type Tables, tie, traces, workers } from '../../kernel/personal-data.ts'
import { choice, id, limits, needed, open, personal } from '../../kernel/schema.ts'

/** What a device is asked to sign something for. */
export const purposes = ['sign-in', 'second-step', 'confirm', 'add'] as const
export type Purpose = (typeof purposes)[number]

export const ChallengeForm = v.object({ purpose: choice(purposes, open) })
/** What the device answered, as the browser wrote it down. */
const answer = () => needed(20_000, personal)
export const AnswerForm = v.object({ answer: answer() })
/** A passkey to be added. */
export const NewPasskeyForm = v.object({ id: id(), name: needed(limits.name, personal), answer: answer() })
export const PasskeyNameForm = v.object({ name: needed(limits.name, personal) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  passkeys: ofRow('account_id', 'accounts', {
    name: hers, credential_id: secret, public_key: secret, transports: state, counter: numbering, verified_at: state, removed_at: state, removed_by: workers,
  }),
  passkey_uses: ofRow('passkey_id', 'passkeys', { counter: numbering, outcome: state, at: state }),
  passkey_challenges: traces('what a device was asked to sign: good for five minutes, gone after a day', { challenge_hash: secret, purpose: state, account_id: tie('accounts'), made_at: state, expires_at: state, used_at: state }),
}
