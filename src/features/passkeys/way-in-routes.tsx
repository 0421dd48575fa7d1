import { Hono } from 'hono'
import { systemActor } from '../../kernel/actor.ts'
import { Invalid } from '../../kernel/errors.ts'
import { findErrors } from '../../kernel/forms.ts'
import { type Env, readForm } from '../../kernel/http.tsx'
import { inTenant } from '../../kernel/tenant.ts'
import { completeSession, fromWhere, giveCookies, goOn, passkeyHome, readWaiting, takePasskeyTurn, tellOwner, tooMany } from '../accounts/index.ts'
import { giveBackTurn } from '../attempts/index.ts'
import { keptIn, showStep } from '../factors/index.ts'
import { readAnswer } from './ceremonies.ts'
import { addPasskey, redeemChallenge } from './commands.ts'
import { NewPasskeyForm } from './schema.ts'
import english from './words.en.json'

export const passkeyOnTheWayIn = new Hono<Env>()

/** Whoever has no second step yet and must have one makes a passkey on the way in. It has to ask for a finger, a face or a PIN. */
passkeyOnTheWayIn.post('/second-step/new-passkey', async (c) => {
  const waiting = await readWaiting(c)
  const home = passkeyHome(c.get('address'))
  if (!waiting?.must || !home) return c.redirect('/sign-in', 303)
  const form = await readForm(c, NewPasskeyForm, english)
  const kept = keptIn(form.answers)
  if (!form.ok) return showStep(c, waiting, kept, form.errors, form.answers)
  const turn = await takePasskeyTurn(waiting, fromWhere(c))
  if (!turn.ok) return showStep(c, waiting, kept, { answer: tooMany(turn.until) }, form.answers)
  const { id, name } = form.value
  const answer = readAnswer(form.value.answer)
  const here = systemActor(waiting.organisation)
  let cookie = ''
  const errors = await findErrors(async () => {
    // Whatever comes of it, it was asked once.
    const asked = answer && await inTenant(here, (tx) => redeemChallenge(tx, answer.challengeHash, 'add', waiting.account))
    if (!asked) throw new Invalid({ answer: 'notRight' })
    const opened = await inTenant(here, async (tx) => await addPasskey(tx, waiting.account, { id, name, answer }, home, { asSecondStep: true }) ? completeSession(tx, waiting, fromWhere(c)) : undefined)
    if (!opened) throw new Invalid({ answer: 'notRight' })
    giveCookies(c, opened)
    cookie = opened.cookie
  }, english)
  if (errors) return showStep(c, waiting, kept, errors, form.answers)
  await giveBackTurn(turn)
  await tellOwner(c, 'passkey', waiting)
  return kept.to ? goOn(c, kept.to, kept.kept, cookie) : c.redirect('/', 303)
})
