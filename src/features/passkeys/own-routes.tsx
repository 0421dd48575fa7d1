import { Hono } from 'hono'
import { dayIn } from '../../kernel/clock.ts'
import { type Answers, type Errors, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, demandConfirmed, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { Invalid } from '../../kernel/errors.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { endOtherSessions, fromWhere, passkeyHome, readCookie, renewHere, tellOwner } from '../accounts/index.ts'
import { nameDevice } from '../attempts/index.ts'
import { readAnswer } from './ceremonies.ts'
import { addPasskey, namePasskey, redeemChallenge, removePasskey } from './commands.ts'
import { findOwnPasskeys, isAdded } from './queries.ts'
import { NewPasskeyForm, PasskeyNameForm } from './schema.ts'
import { PasskeysPage, say } from './views.tsx'
import english from './words.en.json'

/** One's own passkeys. */
export const ownPasskeys = new Hono<Env>()

const told = ['added', 'named', 'removed'] as const

ownPasskeys.get('/account/passkeys', (c) => showOwn(c, { kept: told.find((one) => one === c.req.query('kept')) }))

ownPasskeys.post('/account/passkeys', async (c) => {
  const actor = actorOf(c)
  const account = actor.id ?? ''
  demandConfirmed(c)
  const home = passkeyHome(c.get('address'))
  const form = await readForm(c, NewPasskeyForm, english)
  if (!form.ok || !home) return showOwn(c, { wrong: { answers: form.answers, errors: form.ok ? { answer: say('errors.answer.notRight') } : form.errors } })
  const { id, name } = form.value
  const answer = readAnswer(form.value.answer)
  let added = false
  const errors = await findErrors(async () => {
    // The same form once more: it was added, and its challenge is used up.
    if (await inTenant(actor, (tx) => isAdded(tx, account, id))) return
    // Whatever comes of it, it was asked once.
    const asked = answer && await inTenant(actor, (tx) => redeemChallenge(tx, answer.challengeHash, 'add', account))
    if (!asked) throw new Invalid({ answer: 'notRight' })
    added = await inTenant(actor, (tx) => addPasskey(tx, account, { id, name, answer }, home))
  }, english)
  if (errors) return showOwn(c, { wrong: { answers: form.answers, errors } })
  if (added) {
    await renewHere(c)
    await tellOwner(c, 'passkey')
  }
  return c.redirect('/account/passkeys?kept=added', 303)
})

ownPasskeys.post('/account/passkeys/:passkey/name', async (c) => {
  const actor = actorOf(c)
  const passkey = idOf(c, 'passkey')
  const own = await inTenant(actor, (tx) => findOwnPasskeys(tx))
  const form = await readForm(c, PasskeyNameForm, english)
  if (!form.ok && own.some(({ id }) => id === passkey)) return showOwn(c, { wrong: { passkey, answers: form.answers, errors: form.errors } })
  await inTenant(actor, (tx) => namePasskey(tx, passkey, form.ok ? form.value.name : ''))
  return c.redirect('/account/passkeys?kept=named', 303)
})

ownPasskeys.post('/account/passkeys/:passkey/removal', async (c) => {
  const actor = actorOf(c)
  const passkey = idOf(c, 'passkey')
  const own = await inTenant(actor, (tx) => findOwnPasskeys(tx))
  if (own.some(({ id }) => id === passkey)) demandConfirmed(c)
  const session = (await readCookie(c))?.session
  await inTenant(actor, async (tx) => {
    await removePasskey(tx, passkey)
    await endOtherSessions(tx, actor.id ?? '', session)
  })
  await renewHere(c)
  await tellOwner(c, 'passkeyGone')
  return c.redirect('/account/passkeys?kept=removed', 303)
})

async function showOwn(c: Ctx, state: { kept?: (typeof told)[number]; wrong?: { passkey?: string; answers: Answers; errors: Errors } }): Promise<Response> {
  const home = passkeyHome(c.get('address'))
  const zone = c.get('zone')
  const own = await inTenant(actorOf(c), findOwnPasskeys)
  const shown = own.map(({ since, lastUsed, copied, ...rest }) => ({ ...rest, since: dayIn(zone, since), lastUsed: lastUsed && dayIn(zone, lastUsed), copied: copied && dayIn(zone, copied) }))
  const fresh = { id: newId(), name: nameDevice(fromWhere(c).agent) ?? '' }
  const number = home ? undefined : new URL(c.get('address')).hostname
  return showPage(c, { title: say('title'), errors: Boolean(state.wrong), scripts: home ? ['passkeys.js'] : [] }, <PasskeysPage passkeys={shown} today={dayIn(zone)} fresh={fresh} number={number} {...state} />, state.wrong ? 422 : 200)
}
