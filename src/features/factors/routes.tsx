import { Hono } from 'hono'
import { systemActor } from '../../kernel/actor.ts'
import { type Answers, type Errors, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, demandConfirmed, type Env, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import {
  completeSession, endOtherSessions, findOwnAccount, fromWhere, giveCookies, goOn, isOwnPath, onTheWay, passkeyHome, readCookie, readWaiting, renewHere, takeSecondTurn, tellOwner, tooMany, type Waiting,
} from '../accounts/index.ts'
import { giveBackTurn, nameDevice } from '../attempts/index.ts'
import { makeRecoveryCodes, removeSecondStep, setUpAuthenticator, redeemCode } from './commands.ts'
import { appAddress, fromBase32, inFours, makeAppSecret, toBase32 } from './one-time-code.ts'
import { countRecoveryCodes } from './queries.ts'
import { AppForm, CodeForm } from './schema.ts'
import { CodesPage, type Kept, type NewApp, OwnSecondStepPage, say, SecondStepPage, SetUpPage } from './views.tsx'
import english from './words.en.json'

export const factors = new Hono<Env>()

/** No words were on their way. */
export const nothingKept: Kept = { to: '', kept: {} }

/** Where the words were going, if anywhere of ours. */
export function keptIn(answers: Answers): Kept {
  const found = onTheWay(answers)
  return isOwnPath(found.to) ? found : nothingKept
}

factors.get('/second-step', async (c) => {
  const waiting = await readWaiting(c)
  return waiting ? showStep(c, waiting, nothingKept) : c.redirect('/sign-in', 303)
})

/** The code, or, without one, the page that asks for it with the words that were on their way. */
factors.post('/second-step', async (c) => {
  const waiting = await readWaiting(c)
  if (!waiting) return c.redirect('/sign-in', 303)
  const form = await readForm(c, CodeForm, english)
  const kept = keptIn(form.answers)
  if (waiting.must || !('code' in form.answers)) return showStep(c, waiting, kept)
  if (!form.ok) return showStep(c, waiting, kept, form.errors)
  const turn = await takeSecondTurn(waiting, fromWhere(c))
  if (!turn.ok) return showStep(c, waiting, kept, { code: tooMany(turn.until) })
  const opened = await inTenant(systemActor(waiting.organisation), async (tx) => await redeemCode(tx, waiting.account, form.value.code) ? completeSession(tx, waiting, fromWhere(c)) : undefined)
  if (!opened) return showStep(c, waiting, kept, { code: say('wrong') })
  await giveBackTurn(turn)
  giveCookies(c, opened)
  return kept.to ? goOn(c, kept.to, kept.kept, opened.cookie) : c.redirect('/', 303)
})

/** Whoever has no second step yet and must have one sets it up on the way in. */
factors.post('/second-step/app', async (c) => {
  const waiting = await readWaiting(c)
  if (!waiting?.must) return c.redirect('/sign-in', 303)
  const form = await readForm(c, AppForm, english)
  const kept = keptIn(form.answers)
  if (!form.ok) return showStep(c, waiting, kept, form.errors, form.answers)
  let codes: string[] | undefined
  const errors = await findErrors(() => inTenant(systemActor(waiting.organisation), async (tx) => {
    codes = await setUpAuthenticator(tx, waiting.account, form.value)
    if (codes) giveCookies(c, await completeSession(tx, waiting, fromWhere(c)))
  }), english)
  if (errors) return showStep(c, waiting, kept, errors, form.answers)
  if (codes) await tellOwner(c, 'secondStep', waiting)
  return codes ? showCodes(c, codes, kept) : c.redirect('/', 303)
})

factors.get('/account/second-step', async (c) => {
  const actor = actorOf(c)
  const { account, left } = await readTenant(actor, (tx) => together({ account: findOwnAccount(tx), left: countRecoveryCodes(tx, tx.actor.id ?? '') }))
  if (!account.hasSecondStep) return showSetUp(c, { replaces: false })
  return showPage(c, { title: say('own.title') }, <OwnSecondStepPage left={left} />)
})

factors.get('/account/second-step/app', async (c) => {
  const { hasSecondStep } = await inTenant(actorOf(c), findOwnAccount)
  return showSetUp(c, { replaces: hasSecondStep })
})

factors.post('/account/second-step/app', async (c) => {
  const actor = actorOf(c)
  demandConfirmed(c)
  const form = await readForm(c, AppForm, english)
  const { hasSecondStep } = await inTenant(actor, findOwnAccount)
  if (!form.ok) return showSetUp(c, { replaces: hasSecondStep, errors: form.errors, answers: form.answers })
  const session = (await readCookie(c))?.session
  let codes: string[] | undefined
  const errors = await findErrors(() => inTenant(actor, async (tx) => {
    codes = await setUpAuthenticator(tx, actor.id ?? '', form.value)
    if (codes) await endOtherSessions(tx, actor.id ?? '', session)
  }), english)
  if (errors) return showSetUp(c, { replaces: hasSecondStep, errors, answers: form.answers })
  await renewHere(c)
  if (codes) await tellOwner(c, 'secondStep')
  return codes ? showCodes(c, codes) : c.redirect('/account/second-step', 303)
})

factors.post('/account/second-step/recovery-codes', async (c) => {
  const actor = actorOf(c)
  demandConfirmed(c)
  const { hasSecondStep } = await inTenant(actor, findOwnAccount)
  if (!hasSecondStep) return c.redirect('/account/second-step', 303)
  return showCodes(c, await inTenant(actor, (tx) => makeRecoveryCodes(tx, actor.id ?? '')))
})

factors.post('/account/second-step/removal', async (c) => {
  const actor = actorOf(c)
  demandConfirmed(c)
  await inTenant(actor, (tx) => removeSecondStep(tx, actor.id ?? ''))
  await renewHere(c)
  await tellOwner(c, 'secondStepGone')
  return c.redirect('/account', 303)
})

/** Show the second step as it is for whoever has it before them. */
export async function showStep(c: Ctx, waiting: Waiting, kept: Kept, errors?: Errors, answers?: Answers): Promise<Response> {
  const status = errors ? 422 : 200
  const home = passkeyHome(c.get('address')) !== undefined
  const passkey = waiting.passkey && home
  if (!waiting.must) return showPage(c, { title: say('step.title'), errors: Boolean(errors), scripts: passkey ? ['passkeys.js'] : [] }, <SecondStepPage onTheWay={kept} app={waiting.app} passkey={passkey} errors={errors} />, status)
  const app = await newApp(waiting.organisationName, waiting.email ?? waiting.name, answers)
  const sent = answers && 'answer' in answers ? answers : { id: newId(), name: nameDevice(fromWhere(c).agent) ?? '' }
  const fresh = home ? { id: String(sent.id ?? ''), name: String(sent.name ?? '') } : undefined
  return showPage(c, { title: say('setUp.title'), errors: Boolean(errors), scripts: fresh ? ['passkeys.js'] : [] }, <SetUpPage app={app} action="/second-step/app" must passkey={fresh} errors={errors} onTheWay={kept} />, status)
}

async function showSetUp(c: Ctx, { replaces, errors, answers }: { replaces: boolean; errors?: Errors; answers?: Answers }): Promise<Response> {
  const { email } = await inTenant(actorOf(c), findOwnAccount)
  const app = await newApp(c.get('frame').organisation ?? '', email ?? actorOf(c).name, answers)
  return showPage(c, { title: say('setUp.title'), errors: Boolean(errors) }, <SetUpPage app={app} action="/account/second-step/app" replaces={replaces} errors={errors} />, errors ? 422 : 200)
}

/** What an app is set up with; after a wrong code the same again, since the app has it already. */
async function newApp(organisation: string, email: string, answers: Answers = {}): Promise<NewApp> {
  const sent = fromBase32(String(answers.secret ?? ''))
  const secret = sent?.length === 20 ? sent : makeAppSecret()
  // Drawn only here, so it is fetched only here.
  const { encode } = await import('uqr')
  return { id: String(answers.id ?? newId()), secret: inFours(toBase32(secret)), square: encode(appAddress(secret, organisation, email), { border: 0 }).data }
}

function showCodes(c: Ctx, codes: readonly string[], kept?: Kept): Response {
  return showPage(c, { title: say('codes.title') }, <CodesPage codes={codes} onTheWay={kept} />)
}
