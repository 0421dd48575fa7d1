import { describe, expect, test } from 'vitest'
import { type Answer, sentMail, signedIn, stranger, Visitor } from '../../../test/visitor.ts'
import { systemActor } from '../../kernel/actor.ts'
import { at, dayIn } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { makeSignInLink } from '../accounts/index.ts'
import { settle } from '../organisations/index.ts'
import { travel } from './provider.test-helper.ts'
import { addressOn, connected, emailOf, idOfWorker, isIn, keep, lochside, others, password, provider, set, setOut, signIn, useProviders } from './provider-world.test-helper.ts'

const { world } = useProviders()

describe('another organisation', () => {
  test('whose provider claims the same address lets nobody in here', async () => {
    const { rows } = await world.owner.query("select w.id from workers w join worker_roles r on r.worker_id = w.id where w.organisation_id = $1 and r.role = 'administrator' and r.taken_at is null limit 1", [idOf('skerry')])
    const admin = new Visitor()
    await admin.get(`/sign-in-links/${await inTenant(systemActor(idOf('skerry')), (tx) => makeSignInLink(tx, rows[0].id, 'demo'))}`)
    expect((await keep({ issuer: others.issuer, clientSecret: others.secret }, '', 'skerry', admin)).location).toBe('/organisation/single-sign-on?kept=yes')
    const which = await setOut(emailOf('jo-reid'))
    expect([which.answer.html.includes('Which organisation?'), which.address]).toEqual([true, ''])
    others.person = { sub: 'at-jo-reid', email: emailOf('jo-reid'), email_verified: true }
    const { visitor, address } = await setOut(emailOf('jo-reid'), stranger(), { organisation: idOf('skerry') })
    expect(new URL(address).origin).toBe(others.issuer)
    const answer = await visitor.get(await travel(address))
    expect([answer.status, answer.html.includes('nobody here has invited you'), await isIn(visitor)]).toEqual([422, true, false])

    // A code of theirs under a state of ours.
    set('jo-reid')
    const ours = await setOut(emailOf('jo-reid'), stranger(), { organisation: idOf('lochside') })
    const theirs = new URL(await travel((await setOut(emailOf('jo-reid'), stranger(), { organisation: idOf('skerry') })).address), 'http://localhost:3000')
    const state = new URL(ours.address).searchParams.get('state')!
    expect((await ours.visitor.get(`/single-sign-on/return?code=${theirs.searchParams.get('code')}&state=${encodeURIComponent(state)}&iss=${encodeURIComponent(others.issuer)}`)).status).toBe(422)
    expect(await isIn(ours.visitor)).toBe(false)
    expect((await admin.get('/organisation/single-sign-on')).html).not.toContain(provider.issuer)
    await admin.post('/organisation/single-sign-on/ending', { id: newId() })
    expect((await setOut(emailOf('jo-reid'))).address, 'it is asked no more').toContain(provider.issuer)
  })
})

describe('the second step', () => {
  const ask = (words: string) => inTenant(lochside, (tx) => settle(tx, { id: newId(), name: 'second-step', words, effectiveOn: dayIn('Europe/London', new Date()) }))
  test.each([
    ['never', ['mfa'], '/second-step'], ['when told', ['pwd'], '/second-step'], ['when told', undefined, '/second-step'], ['when told', ['pwd', 'mfa'], '/'], ['always', undefined, '/'],
  ])('counting %s, with amr %j: %s', async (secondStep, amr, where) => {
    await ask('everybody who works here')
    await keep({ secondStep })
    set('jo-reid', { amr })
    expect((await signIn('jo-reid')).answer.location).toBe(where)
    await ask('nobody')
    await keep({})
  })

  test('whoever has one of their own is not connected by an address alone', async () => {
    await world.owner.query('update accounts set second_step_since = now() where id = $1', [idOfWorker('jo-reid')])
    set('jo-reid')
    const { visitor, answer } = await signIn('jo-reid')
    expect([answer.html.includes('second step of your own'), await isIn(visitor)]).toEqual([true, false])
    await world.owner.query('update accounts set second_step_since = null where id = $1', [idOfWorker('jo-reid')])
  })
})

describe('connecting while signed in', () => {
  async function connect(visitor: Visitor): Promise<Answer> {
    return visitor.get(await travel(addressOn(await visitor.post('/account/single-sign-on'))))
  }

  test('needs no checked address, asks to sign in there anew, tells the owner, and can be undone', async () => {
    const jo = await signedIn('jo-reid')
    expect((await jo.get('/account')).html).toContain('href="/account/single-sign-on"')
    expect((await jo.get('/account/single-sign-on')).html).toContain('You are not connected with')
    provider.person = { sub: 'jo-as-she-is-there' }
    const address = addressOn(await jo.post('/account/single-sign-on'))
    expect(new URL(address).searchParams.get('prompt')).toBe('login')
    const before = jo.cookie
    expect((await jo.get(await travel(address))).location).toBe('/account/single-sign-on?kept=connected')
    expect([jo.cookie === before, sentMail.at(-1)?.to, sentMail.at(-1)?.text.includes('was connected with your organisation’s own sign-in')]).toEqual([false, emailOf('jo-reid'), true])
    expect((await signIn('jo-reid')).answer.location).toBe('/')
    const elsewhere = (await signIn('jo-reid')).visitor
    expect((await jo.post('/account/single-sign-on/ending')).location).toBe('/account/single-sign-on?kept=disconnected')
    expect([await isIn(jo), await isIn(elsewhere)]).toEqual([true, false])
    expect((await signIn('jo-reid')).answer.status).toBe(422)
  })

  test('with who is connected here already is refused; and nobody finishes it for somebody else', async () => {
    await connected('jo-reid')
    const sam = await signedIn('sam-ure')
    const refused = await connect(sam)
    expect([refused.status, refused.html.includes('somebody else who is connected here already')]).toEqual([422, true])
    provider.person = { sub: 'mine-not-sams' }
    const back = await travel(addressOn(await sam.post('/account/single-sign-on')))
    const morag = await signedIn('morag-sinclair')
    morag.trip = sam.trip
    expect((await morag.get(back)).location).toBe('/')
    expect((await world.owner.query("select 1 from sign_on_links where subject = 'mine-not-sams'")).rows).toEqual([])
  })

  test('is asked to be confirmed after a while; a carer has no such page', async () => {
    const jo = stranger()
    await jo.post('/sessions', { email: emailOf('jo-reid'), password })
    expect((await at(new Date(Date.now() + 20 * 60_000), () => jo.post('/account/single-sign-on'))).html).toContain('Is it still you?')
    expect((await (await signedIn('asha-menon', 'lochside', 'account')).get('/account/single-sign-on')).status).toBe(403)
  })

  test('signing in this way once more says that it is still you', async () => {
    await connected('jo-reid')
    const { visitor } = await signIn('jo-reid')
    await world.owner.query("update sessions set confirmed_at = now() - interval '1 hour'")
    expect((await visitor.post('/account/password', { password: 'three plain words' })).html).toContain('Is it still you?')
    const { address } = await setOut(emailOf('jo-reid'), visitor)
    expect(new URL(address).searchParams.get('max_age')).toBe('0')
    expect((await visitor.get(await travel(address))).location).toBe('/')
    expect((await visitor.post('/account/password', { password: 'three plain words' })).html).toContain('Kept.')
  })
})
