import { beforeEach, describe, expect, test } from 'vitest'
import { stranger, type Visitor } from '../../../test/visitor.ts'
import { at } from '../../kernel/clock.ts'
import { idOf } from '../../seed/ids.ts'
import { travel } from './provider.test-helper.ts'
import { connected, emailOf, idOfWorker, isIn, keep, provider, set, setOut, signIn, useProviders } from './provider-world.test-helper.ts'

const { world } = useProviders()

describe('signing in with the organisation', () => {
  test('sends the browser to the provider with PKCE, state and nonce, and lets in whoever was invited with a checked address', async () => {
    set('jo-reid')
    const { visitor, address, answer } = await setOut('Jo-Reid@LOCHSIDE.example.org')
    const sent = new URL(address)
    expect(sent.origin).toBe(provider.issuer)
    expect(Object.fromEntries(sent.searchParams)).toMatchObject({ response_type: 'code', scope: 'openid email', code_challenge_method: 'S256', redirect_uri: 'http://localhost:3000/single-sign-on/return', login_hint: 'Jo-Reid@LOCHSIDE.example.org' })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(sent.searchParams.get(name)?.length).toBeGreaterThan(40)
    expect(answer.html).toContain(`On your way to ${sent.host}`)
    const { rows: held } = await world.owner.query("select string_agg(to_jsonb(t)::text, '') as all from sign_on_tries t")
    for (const secret of [sent.searchParams.get('state')!.split('.')[1]!, sent.searchParams.get('nonce')!, visitor.trip.split('=')[1]!]) expect(held[0].all).not.toContain(secret)
    const back = await visitor.get(await travel(address))
    expect([back.status, back.location, await isIn(visitor)]).toEqual([303, '/', true])
    expect((await visitor.get('/account')).html).toContain('Jo Reid')
    const { rows } = await world.owner.query('select how, subject from sign_on_links where removed_at is null')
    expect(rows).toEqual([{ how: 'by address', subject: 'at-jo-reid' }])
  })

  test('from then on it is the subject that counts, whatever the address says', async () => {
    await connected('jo-reid')
    set('jo-reid', { email: 'new-name@elsewhere.example', email_verified: false })
    const { visitor, answer } = await signIn('jo-reid')
    expect(answer.location).toBe('/')
    expect((await visitor.get('/account')).html).toContain('Jo Reid')
  })

  test.each([
    ['an address that the provider has not checked', 'jo-reid', { email_verified: false }, 'did not say that it has checked'],
    ['an address of which it does not say', 'jo-reid', { email_verified: undefined }, 'did not say that it has checked'],
    ['somebody whom nobody invited', 'nobody-we-know', {}, 'nobody here has invited you'],
    ['an address that is not the organisation’s', 'jo-reid', { email: 'jo-reid@elsewhere.example' }, 'nobody here has invited you'],
    ['no address at all', 'jo-reid', { email: undefined }, 'did not say that it has checked'],
  ])('%s is refused, in a plain sentence, and makes no account', async (_what, key, claims, sentence) => {
    const { rows: [before] } = await world.owner.query('select count(*)::int as count from accounts')
    set(key, claims)
    const { visitor, answer } = await signIn(key)
    expect([answer.status, answer.html.includes(sentence), await isIn(visitor)]).toEqual([422, true, false])
    expect(answer.html, 'the other ways stand beside it').toContain('Send me a link')
    expect((await world.owner.query('select count(*)::int as count from accounts')).rows[0]).toEqual(before)
    expect((await world.owner.query('select 1 from sign_on_links where removed_at is null')).rows).toEqual([])
  })

  test('somebody who has left, and an account connected with somebody else, are refused', async () => {
    await connected('sam-ure')
    set('sam-ure', { sub: 'another-sam' })
    expect((await signIn('sam-ure')).answer.html).toContain('connected with somebody else')
    await world.owner.query("update workers set left_on = '2020-01-01' where id = $1", [idOfWorker('sam-ure')])
    set('sam-ure')
    expect((await signIn('sam-ure')).answer.html).toContain('nobody here has invited you')
    await world.owner.query('update workers set left_on = null where id = $1', [idOfWorker('sam-ure')])
  })

  test('an address of no organisation, and what is no address, are answered in place', async () => {
    const { answer } = await setOut('jo@elsewhere.example')
    expect([answer.status, answer.html.includes('No organisation here signs in people whose address ends with elsewhere.example.'), answer.html.includes('value="jo@elsewhere.example"')]).toEqual([422, true, true])
    expect((await setOut('no address')).answer.html).toContain('It needs an @')
    const known = (await setOut('jo-reid@lochside.example.org')).answer.status
    expect((await setOut('nobody-at-all@lochside.example.org')).answer.status, 'nothing tells who has an account').toBe(known)
  })

  test('no carer comes in by it', async () => {
    const { rows } = await world.owner.query('select email from accounts where id = $1', [idOf('lochside', 'account', 'asha-menon')])
    await keep({ domains: `lochside.example.org ${rows[0].email.split('@')[1]}` })
    provider.person = { sub: 'at-asha', email: rows[0].email, email_verified: true }
    const { visitor, address } = await setOut(rows[0].email)
    expect((await visitor.get(await travel(address))).html).toContain('nobody here has invited you')
    await keep({})
  })
})

describe('what comes back is believed only if it is what was asked for', () => {
  beforeEach(() => set('jo-reid'))
  const change = (address: string, name: string, value: string) => { const url = new URL(address, 'http://localhost:3000'); url.searchParams.set(name, value); return url }
  const outcome = async (visitor: Visitor, path: string) => { const answer = await visitor.get(path); return [answer.status, await isIn(visitor)] }
  const inside = (url: URL) => url.pathname + url.search

  test('a wrong nonce is refused', async () => {
    const { visitor, address } = await setOut(emailOf('jo-reid'))
    const back = await travel(change(address, 'nonce', 'another-nonce').href)
    const answer = await visitor.get(back)
    expect([answer.status, answer.html.includes('was not what we asked for'), await isIn(visitor)]).toEqual([422, true, false])
  })

  test('a wrong state, none, or one of another browser is refused', async () => {
    const { visitor, address } = await setOut(emailOf('jo-reid'))
    const back = await travel(address)
    expect(await outcome(visitor, inside(change(back, 'state', `${idOf('lochside')}.wrong`)))).toEqual([422, false])
    expect(await outcome(visitor, inside(change(back, 'state', '')))).toEqual([422, false])
    expect(await outcome(visitor, '/single-sign-on/return')).toEqual([422, false])
    expect(await outcome(stranger(), back), 'no browser at all').toEqual([422, false])
    const another = (await setOut(emailOf('jo-reid'))).visitor
    expect(await outcome(another, back), 'a browser that set out by itself').toEqual([422, false])
    expect(await outcome(visitor, back), 'the one that set out').toEqual([303, true])
  })

  test('coming back twice with the same is refused, also at the very same moment', async () => {
    const { visitor, back } = await signIn('jo-reid')
    const copy = stranger()
    copy.trip = visitor.trip
    expect(await outcome(copy, back)).toEqual([422, false])
    const { visitor: one, address } = await setOut(emailOf('jo-reid'))
    const once = await travel(address)
    expect((await Promise.all([1, 2, 3].map(() => { const same = stranger(); same.trip = one.trip; return same.get(once) }))).map(({ status }) => status).toSorted()).toEqual([303, 422, 422])
  })

  test('somebody else’s code under one’s own state is refused', async () => {
    const stolen = new URL(await travel((await setOut(emailOf('jo-reid'))).address), 'http://localhost:3000').searchParams.get('code')!
    const { visitor, address } = await setOut(emailOf('jo-reid'))
    expect(await outcome(visitor, inside(change(await travel(address), 'code', stolen)))).toEqual([422, false])
  })

  test('a code that was used, and one from nowhere, are refused', async () => {
    const used = new URL((await signIn('jo-reid')).back, 'http://localhost:3000').searchParams.get('code')!
    for (const code of [used, 'from-nowhere']) {
      const { visitor, address } = await setOut(emailOf('jo-reid'))
      expect(await outcome(visitor, inside(change(await travel(address), 'code', code)))).toEqual([422, false])
    }
  })

  test('another provider’s answer is refused', async () => {
    const { visitor, address } = await setOut(emailOf('jo-reid'))
    expect(await outcome(visitor, inside(change(await travel(address), 'iss', 'https://evil.example')))).toEqual([422, false])
  })

  test('after a quarter of an hour, or once the settings have changed, one begins again', async () => {
    const { visitor, address } = await setOut(emailOf('jo-reid'))
    const back = await travel(address)
    const late = await at(new Date(Date.now() + 16 * 60_000), () => visitor.get(back))
    expect([late.status, late.html.includes('took longer than a quarter of an hour')]).toEqual([422, true])
    const second = await setOut(emailOf('jo-reid'))
    const path = await travel(second.address)
    await keep({})
    expect((await second.visitor.get(path)).html).toContain('Begin again.')
  })

  test('somebody who said no there is told so', async () => {
    provider.person = { sub: 'refuses' }
    const { visitor, answer } = await signIn('jo-reid')
    expect([answer.status, answer.html.includes('or it did not let you'), await isIn(visitor)]).toEqual([422, true, false])
  })
})
