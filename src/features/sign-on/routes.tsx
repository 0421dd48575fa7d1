import { Hono } from 'hono'
import { systemActor } from '../../kernel/actor.ts'
import { type Ctx, type Env, readForm, showPage } from '../../kernel/http.tsx'
import { inTenant } from '../../kernel/tenant.ts'
import { beginSession, enter, findPlacesOfDomain, fromWhere, readToken, readTripSecret, showSignIn, tooMany } from '../accounts/index.ts'
import { giveBackTurn, takeTurn } from '../attempts/index.ts'
import { getOrganisation } from '../organisations/index.ts'
import { comeBack, recognise } from './commands.ts'
import { finishConnection, ownConnection, showConnection } from './own-routes.tsx'
import { askWho, NotReached, type Provider, type Said } from './provider.ts'
import { findInForce, openProvider, type Settings } from './queries.ts'
import { domainOf, hostOf, StartForm } from './schema.ts'
import { signOnSettings } from './settings-routes.tsx'
import { back, noted, sendOff } from './trip-routes.tsx'
import { say, WhichPage } from './views.tsx'
import english from './words.en.json'

export const signOn = new Hono<Env>()
for (const part of [ownConnection, signOnSettings]) signOn.route('/', part)

/** The sign-in page again, with why it did not work; every other way stands on it. */
function notThisWay(c: Ctx, sentence: string, { email, status = 422 }: { email?: string; status?: 422 | 429 | 503 } = {}): Response {
  return showSignIn(c, { answers: email === undefined ? {} : { email }, errors: { 'sign-on-email': sentence }, bySignOn: true }, status)
}

/** The address says which organisation; that of the organisation, and nothing of the person, is looked at. */
signOn.post('/single-sign-on', async (c) => {
  const form = await readForm(c, StartForm, english)
  const email = String(form.answers.email ?? '')
  if (!form.ok) return notThisWay(c, form.errors.email ?? Object.values(form.errors)[0] ?? '', { email })
  const turn = await takeTurn([{ kind: 'address', name: `sign-on\n${fromWhere(c).address}` }])
  if (!turn.ok) return notThisWay(c, tooMany(turn.until), { email, status: 429 })
  const domain = domainOf(form.value.email)
  const found = await findOrganisations(domain)
  const [only, ...more] = found.filter(({ id }) => form.value.organisation === null || id === form.value.organisation)
  if (!only) return notThisWay(c, say('noOrganisation', { domain }), { email })
  await giveBackTurn(turn)
  if (more.length > 0) return showPage(c, { title: say('which.title') }, <WhichPage email={email} organisations={found.map(({ id, name, host }) => ({ id, name, host }))} />)
  return sendOff(c, only.id, only.settings, { email: form.value.email, account: null, wrong: (sentence) => notThisWay(c, sentence, { email, status: 503 }) })
})

interface Found { id: string; name: string; host: string; settings: Settings }

async function findOrganisations(domain: string): Promise<Found[]> {
  const found: Found[] = []
  for (const id of await findPlacesOfDomain(domain)) {
    const one = await inTenant(systemActor(id), async (tx) => {
      const settings = await findInForce(tx)
      return settings?.domains.includes(domain) ? { id, name: (await getOrganisation(tx)).name, host: hostOf(settings.issuer), settings } : undefined
    })
    if (one) found.push(one)
  }
  return found
}

signOn.get('/single-sign-on/return', async (c) => {
  const browser = readTripSecret(c)
  const state = c.req.query('state') ?? ''
  const token = readToken(state)
  const trip = token && browser ? await inTenant(systemActor(token.organisation), (tx) => comeBack(tx, token.hash, browser)) : undefined
  if (!token || !browser || !trip) return notThisWay(c, say('tooLate'))
  const wrong = (sentence: string, status: 422 | 503 = 422) => trip.account === null || !c.get('actor') ? notThisWay(c, sentence, { status }) : showConnection(c, { problem: sentence })
  const { settings, provider } = await inTenant(systemActor(token.organisation), async (tx) => {
    const found = await findInForce(tx)
    return { settings: found, provider: found && openProvider(tx, found) }
  })
  if (!settings || settings.id !== trip.settings || !provider) return wrong(say('gone'))
  const host = hostOf(settings.issuer)
  if (c.req.query('error') !== undefined) return wrong(say('saidNo', { host }))
  const said = await whoIsIt(c, provider, state, browser)
  if ('problem' in said) return wrong(say(said.problem, { host }), said.problem === 'away' ? 503 : 422)
  return trip.account === null ? letIn(c, token.organisation, settings, said) : finishConnection(c, { ...token, account: trip.account }, settings, said.subject)
})

async function whoIsIt(c: Ctx, provider: Provider, state: string, browser: string): Promise<Said | { problem: 'away' | 'notRight' }> {
  try {
    return await askWho({ provider, back: back(c), state, browser }, new URL(c.req.url).search)
  } catch (error) {
    noted(c)(error as Error)
    return { problem: error instanceof NotReached ? 'away' : 'notRight' }
  }
}

/** Only somebody whom we know already is let in. */
async function letIn(c: Ctx, organisation: string, settings: Settings, said: Said): Promise<Response> {
  const twoSteps = settings.secondStep === 'always' || (settings.secondStep === 'when told' && said.twoSteps)
  const opened = await inTenant(systemActor(organisation), async (tx) => {
    const found = await recognise(tx, settings, said)
    if ('unknown' in found) return found
    const confirmed = said.since && said.since < tx.at ? said.since : said.since && tx.at
    return beginSession(tx, found.account, 'sign-on', fromWhere(c), { twoSteps, confirmed })
  })
  if ('unknown' in opened) return notThisWay(c, say(`unknown.${opened.unknown}`, { host: hostOf(settings.issuer) }))
  await enter(c, opened)
  return c.redirect(opened.waiting ? '/second-step' : '/', 303)
}

