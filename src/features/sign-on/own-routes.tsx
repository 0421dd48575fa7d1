import { Hono } from 'hono'
import { systemActor } from '../../kernel/actor.ts'
import { dayIn } from '../../kernel/clock.ts'
import { demand, NotFound } from '../../kernel/errors.ts'
import { findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, demandConfirmed, type Env, showPage, workerOf } from '../../kernel/http.tsx'
import { inTenant } from '../../kernel/tenant.ts'
import { endOtherSessions, isOnlySignedInElsewhere, leave, readCookie, readToken, readTripSecret, renewHere, tellOwner } from '../accounts/index.ts'
import { connect, disconnect } from './commands.ts'
import { endingState } from './provider.ts'
import { findInForce, findLink, type Settings } from './queries.ts'
import { hostOf } from './schema.ts'
import { endingOf, sendOff, showOnYourWay } from './trip-routes.tsx'
import { OwnConnectionPage, say, SignedOutPage, SignOutPage } from './views.tsx'
import english from './words.en.json'

/** Whether one's own account is connected with the organisation's own sign-in. */
export const ownConnection = new Hono<Env>()

ownConnection.get('/account/single-sign-on', (c) => showConnection(c, { kept: (['connected', 'disconnected'] as const).find((one) => one === c.req.query('kept')) }))

ownConnection.post('/account/single-sign-on', async (c) => {
  const actor = workerOf(c)
  const settings = await inTenant(actor, findInForce)
  if (!settings) throw new NotFound()
  demandConfirmed(c)
  return sendOff(c, actor.organisation, settings, { account: actor.id, wrong: (problem) => showConnection(c, { problem }) })
})

ownConnection.post('/account/single-sign-on/ending', async (c) => {
  const actor = workerOf(c)
  const { settings, only } = await inTenant(actor, async (tx) => ({ settings: await findInForce(tx), only: await isOnlySignedInElsewhere(tx, actor.id) }))
  if (!settings) throw new NotFound()
  demand(!only)
  demandConfirmed(c)
  const session = (await readCookie(c))?.session
  await inTenant(actor, async (tx) => {
    await disconnect(tx, actor.id)
    await endOtherSessions(tx, actor.id, session)
  })
  await renewHere(c)
  await tellOwner(c, 'signOnGone')
  return c.redirect('/account/single-sign-on?kept=disconnected', 303)
})

/** Sign out of Lilypad alone, or of the provider too, where that can be done from here. */
ownConnection.get('/single-sign-on/ending', async (c) => {
  const actor = workerOf(c)
  const settings = await inTenant(actor, findInForce)
  if (!settings) throw new NotFound()
  const there = await endingOf(c, actor.organisation, settings)
  return showPage(c, { title: say('ending.title') }, <SignOutPage host={hostOf(settings.issuer)} there={there !== undefined} />)
})

/** Whatever the provider can do, and whether it is there: here it is over. */
ownConnection.post('/single-sign-on/ending', async (c) => {
  const actor = c.get('actor')
  if (actor?.kind !== 'worker') return c.redirect('/sign-in', 303)
  const settings = await inTenant(actor, findInForce)
  const address = settings && await endingOf(c, actor.organisation, settings)
  await leave(c)
  if (!settings || !address) return c.redirect('/sign-in', 303)
  return showOnYourWay(c, settings, address, 'out')
})

/** Back from the provider, signed out there. Whoever did not set out from here only sees the way in. */
ownConnection.get('/single-sign-on/ended', async (c) => {
  const [state, browser] = [c.req.query('state') ?? '', readTripSecret(c)]
  const token = readToken(state)
  const settings = token && browser && state === endingState(token.organisation, browser) ? await inTenant(systemActor(token.organisation), findInForce) : undefined
  if (!settings) return c.redirect('/sign-in', 303)
  return showPage(c, { title: say('ended.title') }, <SignedOutPage host={hostOf(settings.issuer)} />)
})

/** Somebody came back from the provider to connect their account: only they themselves, still signed in, can. */
export async function finishConnection(c: Ctx, trip: { organisation: string; account: string }, settings: Settings, subject: string): Promise<Response> {
  const actor = c.get('actor')
  if (actor?.kind !== 'worker' || actor.organisation !== trip.organisation || actor.id !== trip.account) return c.redirect('/', 303)
  const errors = await findErrors(() => inTenant(actor, (tx) => connect(tx, actor.id, settings.issuer, subject)), english)
  if (errors) return showConnection(c, { problem: errors.form })
  await renewHere(c)
  await tellOwner(c, 'signOn')
  return c.redirect('/account/single-sign-on?kept=connected', 303)
}

/** Show whether one is connected. Whose organisation signs nobody in has no such page. */
export async function showConnection(c: Ctx, state: { kept?: 'connected' | 'disconnected'; problem?: string }): Promise<Response> {
  workerOf(c)
  const actor = actorOf(c)
  const found = await inTenant(actor, async (tx) => {
    const settings = await findInForce(tx)
    return settings && { settings, link: await findLink(tx, actor.id ?? '', settings.issuer), only: await isOnlySignedInElsewhere(tx, actor.id ?? '') }
  })
  if (!found) throw new NotFound()
  const zone = c.get('zone')
  const page = <OwnConnectionPage host={hostOf(found.settings.issuer)} since={found.link && dayIn(zone, found.link.since)} today={dayIn(zone)} only={found.only} {...state} />
  return showPage(c, { title: say('own.title'), errors: Boolean(state.problem) }, page, state.problem ? 422 : 200)
}
