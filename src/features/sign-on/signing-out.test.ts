import { beforeEach, expect, test } from 'vitest'
import { signedIn, stranger, type Visitor } from '../../../test/visitor.ts'
import { idOf } from '../../seed/ids.ts'
import { travel } from './provider.test-helper.ts'
import { addressOn, connected, emailOf, isIn, keep, others, provider, set, setOut, signIn, useProviders } from './provider-world.test-helper.ts'

useProviders()
beforeEach(async () => {
  await keep({})
  await connected('jo-reid')
  set('jo-reid')
})

/** Jo comes in by the provider, in a browser that stays signed in there. */
async function comeIn(jar: Map<string, string>, visitor = stranger()): Promise<Visitor> {
  const { address } = await setOut(emailOf('jo-reid'), visitor)
  expect((await visitor.get(await travel(address, undefined, jar))).location).toBe('/')
  return visitor
}

test('whoever came in by the provider chooses: out of Lilypad alone, or of the provider too, and comes back', async () => {
  const jar = new Map<string, string>()
  const visitor = await comeIn(jar)
  expect((await visitor.get('/account')).html).toContain('href="/single-sign-on/ending"')
  const page = (await visitor.get('/single-sign-on/ending')).html
  const host = new URL(provider.issuer).host
  for (const words of ['Sign out of Lilypad<', `Sign out of Lilypad and of ${host}<`, 'action="/sessions/current/ending"', 'action="/single-sign-on/ending"']) expect(page).toContain(words)

  // Out of Lilypad alone: at the provider nobody has to prove again who they are.
  await visitor.post('/sessions/current/ending')
  expect(await isIn(visitor)).toBe(false)
  const before = provider.proofs
  await comeIn(jar, visitor)
  expect(provider.proofs).toBe(before)

  const way = await visitor.post('/single-sign-on/ending')
  expect([await isIn(visitor), way.headers.get('clear-site-data'), way.html.includes('You are signed out of Lilypad')]).toEqual([false, '"storage"', true])
  const there = new URL(addressOn(way))
  expect(there.origin).toBe(provider.issuer)
  expect([...there.searchParams.keys()].toSorted(), 'nothing of the person goes along').toEqual(['client_id', 'post_logout_redirect_uri', 'state'])
  const back = await travel(there.href, undefined, jar)
  expect(back).toMatch(/^\/single-sign-on\/ended\?state=/)
  expect((await visitor.get(back)).html).toContain(`Of Lilypad, and of ${host}.`)
  await comeIn(jar, visitor)
  expect(provider.proofs, 'signed out there as well').toBe(before + 1)
})

test('whoever is sent to the page of those who came back, and set out from nowhere, only sees the way in', async () => {
  const visitor = await comeIn(new Map())
  const state = new URL(addressOn(await visitor.post('/single-sign-on/ending'))).searchParams.get('state') ?? ''
  const other = await comeIn(new Map())
  for (const [who, sent] of [[stranger(), state], [other, state], [visitor, `${idOf('lochside')}.x`], [visitor, `${idOf('skerry')}.${state.split('.')[1]}`], [visitor, ''], [visitor, 'x']] as const) {
    expect((await who.get(`/single-sign-on/ended?state=${sent}`)).location).toBe('/sign-in')
  }
  expect((await visitor.get(`/single-sign-on/ended?state=${state}`)).status).toBe(200)
  expect(await isIn(other), 'nobody is signed out by an address').toBe(true)
})

test('a provider that has no such place, or is away, is offered to nobody, and Lilypad is left all the same', async () => {
  expect((await keep({ issuer: others.issuer, clientSecret: others.secret })).location).toBe('/organisation/single-sign-on?kept=yes')
  others.person = { ...provider.person }
  const visitor = (await signIn('jo-reid')).visitor
  const page = (await visitor.get('/single-sign-on/ending')).html
  expect([page.includes('action="/single-sign-on/ending"'), page.includes('Lilypad cannot sign you out of'), page.includes('Sign out of Lilypad<')]).toEqual([false, true, true])
  const answer = await visitor.post('/single-sign-on/ending')
  expect([answer.location, await isIn(visitor)]).toEqual(['/sign-in', false])
})

test('who came in otherwise is not asked, nobody is told of a provider there is not, and a session that is over already ends well', async () => {
  const jo = await signedIn('jo-reid')
  expect((await jo.get('/account')).html).not.toContain('/single-sign-on/ending')
  expect((await (await signedIn('calum-kennedy', 'skerry')).get('/single-sign-on/ending')).status).toBe(404)
  expect((await (await signedIn('asha-menon', 'lochside', 'account')).get('/single-sign-on/ending')).status).toBe(403)
  expect((await stranger().post('/single-sign-on/ending')).location).toBe('/sign-in')
})
