import { Hono } from 'hono'
import { everywhere, systemActor } from '../../kernel/actor.ts'
import { NotFound } from '../../kernel/errors.ts'
import { actorOf, type Ctx, type Env, readForm } from '../../kernel/http.tsx'
import { inTenant } from '../../kernel/tenant.ts'
import {
  asSent, askAgain, askToConfirm, beginSession, completeSession, enter, fromWhere, giveCookies, goOn, isOnlySignedInElsewhere, isOwnPath, mailOwner, onTheWay, type PasskeyHome, passkeyHome, readCookie, readWaiting, renewSecret,
  sayOfAccounts, showSignIn, takePasskeyTurn, tooMany, type Waiting,
} from '../accounts/index.ts'
import { giveBackTurn } from '../attempts/index.ts'
import { keptIn, showStep } from '../factors/index.ts'
import { askForNewKey, askToSign, readAnswer } from './ceremonies.ts'
import { askChallenge } from './commands.ts'
import { ownPasskeys } from './own-routes.tsx'
import { passkeyOnTheWayIn } from './way-in-routes.tsx'
import { findOwner, findPasskeys } from './queries.ts'
import { AnswerForm, ChallengeForm, type Purpose } from './schema.ts'
import { type Expected, provePasskey, type Proved } from './signing-commands.ts'
import { say } from './views.tsx'
import english from './words.en.json'

export const passkeys = new Hono<Env>()
passkeys.route('/', ownPasskeys)
passkeys.route('/', passkeyOnTheWayIn)

/** What the browser is to ask the device: for whoever is known, as far as they are. */
passkeys.post('/passkeys/challenges', async (c) => {
  const home = passkeyHome(c.get('address'))
  const form = await readForm(c, ChallengeForm, english)
  if (!home || !form.ok) throw new NotFound()
  c.header('cache-control', 'no-store')
  return c.json(await askFor(c, home, form.value.purpose) as Record<string, unknown>)
})

async function askFor(c: Ctx, home: PasskeyHome, purpose: Purpose): Promise<unknown> {
  if (purpose === 'sign-in') return askToSign(home, await inTenant(systemActor(everywhere), (tx) => askChallenge(tx, purpose, null)), { verified: false })
  // Whoever must have a second step and has none makes one on the way in.
  const setsUp = purpose === 'add' && c.get('actor') === null ? await readWaiting(c) : undefined
  const whose = setsUp?.must ? setsUp : purpose === 'second-step' ? await whoWaits(c) : { organisation: actorOf(c).organisation, account: actorOf(c).id ?? '' }
  return inTenant(systemActor(whose.organisation), async (tx) => {
    const [challenge, own] = [await askChallenge(tx, purpose, whose.account), await findPasskeys(tx, whose.account)]
    if (purpose !== 'add') return askToSign(home, challenge, { own, verified: true })
    const { name, email } = await findOwner(tx, whose.account)
    return askForNewKey(home, challenge, { organisation: whose.organisation, account: whose.account, name, label: email ?? name, own: setsUp?.must ? [] : own, verified: setsUp?.must ?? false })
  })
}

async function whoWaits(c: Ctx): Promise<Waiting> {
  const waiting = await readWaiting(c)
  if (!waiting) throw new NotFound()
  return waiting
}

passkeys.post('/sessions/passkey', async (c) => {
  const form = await readForm(c, AnswerForm, english)
  const { to, kept } = onTheWay(form.answers)
  const going = isOwnPath(to)
  const proved = await prove(c, String(form.answers.answer ?? ''))
  const wrong = (answer: string) => going ? askAgain(c, { to, kept }, { errors: { answer } }) : showSignIn(c, { errors: { answer } }, 422)
  if ('wrong' in proved) return wrong(proved.wrong)
  const already = (await readCookie(c))?.actor.id === proved.account
  const elsewhere = !already && await inTenant(systemActor(proved.organisation), (tx) => isOnlySignedInElsewhere(tx, proved.account))
  if (elsewhere) return wrong(sayOfAccounts('elsewhere'))
  const opened = await inTenant(systemActor(proved.organisation), (tx) => beginSession(tx, proved.account, 'passkey', fromWhere(c), { twoSteps: proved.verified }))
  await enter(c, opened)
  if (opened.waiting) return going ? goOn(c, '/second-step', asSent({ to, kept }), opened.cookie) : c.redirect('/second-step', 303)
  return going ? goOn(c, to, kept, opened.cookie) : c.redirect('/', 303)
})

passkeys.post('/second-step/passkey', async (c) => {
  const waiting = await readWaiting(c)
  if (!waiting) return c.redirect('/sign-in', 303)
  const form = await readForm(c, AnswerForm, english)
  const kept = keptIn(form.answers)
  const proved = await prove(c, String(form.answers.answer ?? ''), { purpose: 'second-step', ...waiting })
  if ('wrong' in proved) return showStep(c, waiting, kept, { answer: proved.wrong })
  const opened = await inTenant(systemActor(waiting.organisation), (tx) => completeSession(tx, waiting, fromWhere(c)))
  giveCookies(c, opened)
  return kept.to ? goOn(c, kept.to, kept.kept, opened.cookie) : c.redirect('/', 303)
})

/** It is still them: the words that were on their way go on. */
passkeys.post('/sessions/renewal/passkey', async (c) => {
  const actor = actorOf(c)
  const signedIn = await readCookie(c)
  const form = await readForm(c, AnswerForm, english)
  const { to, kept } = onTheWay(form.answers)
  if (!signedIn || !isOwnPath(to)) return c.redirect('/', 303)
  const proved = await prove(c, String(form.answers.answer ?? ''), { purpose: 'confirm', organisation: actor.organisation, account: actor.id ?? '' })
  if ('wrong' in proved) return askToConfirm(c, to, kept, { errors: { answer: proved.wrong } })
  const cookie = await inTenant(actor, (tx) => renewSecret(tx, signedIn.session, true))
  giveCookies(c, { cookie })
  return goOn(c, to, kept, cookie)
})

/**
 * Who signed, or why it was not taken, in a sentence. Where somebody is known already, only a passkey of theirs that asked for a finger, a
 * face or a PIN will do. Tries are counted before they are looked at.
 */
async function prove(c: Ctx, sent: string, expected?: Expected): Promise<Proved | { wrong: string }> {
  const home = passkeyHome(c.get('address'))
  const answer = readAnswer(sent)
  const turn = await takePasskeyTurn(expected ?? answer?.owner, fromWhere(c))
  if (!turn.ok) return { wrong: tooMany(turn.until) }
  const proved = home && await provePasskey(answer, home, expected)
  if (!proved) return { wrong: say('wrong') }
  if ('copied' in proved) {
    const { email } = await inTenant(systemActor(proved.organisation), (tx) => findOwner(tx, proved.account))
    if (email) mailOwner(c, { to: email, subject: say('mail.copied.subject'), text: say('mail.copied.text') })
    return { wrong: say('copied.now') }
  }
  await giveBackTurn(turn)
  return expected && !proved.verified ? { wrong: say('wrongUser') } : proved
}
