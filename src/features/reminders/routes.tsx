import { Hono } from 'hono'
import { demand } from '../../kernel/errors.ts'
import { actorOf, type Ctx, type Env, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { findOwnAccount } from '../accounts/index.ts'
import { wishReminders } from './commands.ts'
import { mayWishReminders } from './policy.ts'
import { findWish } from './queries.ts'
import { WishForm } from './schema.ts'
import { RemindersPage, say } from './views.tsx'
import english from './words.en.json'

export const reminders = new Hono<Env>()

reminders.get('/reminders', (c) => showReminders(c))

reminders.post('/reminders', async (c) => {
  const form = await readForm(c, WishForm, english)
  if (!form.ok) return showReminders(c, 422)
  await inTenant(actorOf(c), (tx) => wishReminders(tx, form.value))
  return c.redirect('/reminders?kept=1', 303)
})

async function showReminders(c: Ctx, status: 200 | 422 = 200): Promise<Response> {
  const actor = actorOf(c)
  demand(mayWishReminders(actor))
  const { wish, account } = await readTenant(actor, (tx) => together({ wish: findWish(tx, actor.id!), account: findOwnAccount(tx) }))
  const page = <RemindersPage id={newId()} carer={actor.kind === 'carer'} wanted={wish ?? actor.kind === 'worker'} email={account.email} kept={c.req.query('kept') !== undefined} wrong={status === 422} />
  return showPage(c, { title: say('title'), place: '/account', errors: status === 422 }, page, status)
}
