import { Hono } from 'hono'
import { findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, readForm, showPage } from '../../kernel/http.tsx'
import { inTenant } from '../../kernel/tenant.ts'
import { setPassword } from './commands.ts'
import { readCookie } from './cookies.ts'
import { findOwnAccount } from './queries.ts'
import { NewPasswordForm } from './schema.ts'
import { AccountPage, say } from './views.tsx'
import english from './words.en.json'

/** One's own account: how one signs in, and where one is signed in. */
export const ownAccount = new Hono<Env>()

ownAccount.get('/account', async (c) => showAccount(c, {}))

ownAccount.post('/account/password', async (c) => {
  const actor = actorOf(c)
  const form = await readForm(c, NewPasswordForm, english)
  if ('show' in form.answers) return showAccount(c, { shown: String(form.answers.password ?? '') })
  if (!form.ok) return showAccount(c, { errors: form.errors }, 422)
  const signedIn = await readCookie(c)
  const errors = await findErrors(() => inTenant(actor, (tx) => setPassword(tx, actor.id ?? '', form.value.password, signedIn?.session)), english)
  return errors ? showAccount(c, { errors }, 422) : showAccount(c, { kept: true })
})

async function showAccount(c: Ctx, state: { errors?: Record<string, string>; kept?: boolean; shown?: string }, status: 200 | 422 = 200): Promise<Response> {
  const actor = actorOf(c)
  const { email, hasPassword } = await inTenant(actor, findOwnAccount)
  const roles = actor.kind === 'worker' ? actor.roles : []
  return showPage(c, { title: say('account.title'), errors: Boolean(state.errors) }, <AccountPage name={actor.name} email={email} hasPassword={hasPassword} roles={roles} {...state} />, status)
}
