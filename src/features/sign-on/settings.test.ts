import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { signedIn, stranger } from '../../../test/visitor.ts'
import { newId } from '../../kernel/ids.ts'
import { useKey } from '../../kernel/sealing.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { makeSignInLink } from '../accounts/index.ts'
import { travel } from './provider.test-helper.ts'
import { connected, emailOf, idOfWorker, keep, lochside, others, password, provider, set, setOut, signIn, useProviders } from './provider-world.test-helper.ts'

const { world, told } = useProviders()

describe('the settings', () => {
  test.each([
    ['http to another machine', { issuer: 'http://login.example.org' }, 'This is not an address we can ask.'],
    ['an address with a question', { issuer: 'https://login.example.org/?a=b' }, 'This is not an address we can ask.'],
    ['no address', { issuer: 'file:///etc/passwd' }, 'This is not an address we can ask.'],
    ['nobody there', { issuer: 'http://127.0.0.1:9' }, 'Lilypad could not reach that address'],
    ['no domain', { domains: 'org' }, 'This does not look like the end of an e-mail address.'],
    ['no client', { clientId: ' ' }, 'Give the client ID you got there.'],
    ['an answer that is not offered', { secondStep: 'perhaps' }, 'Say whether it counts as a second step.'],
    ['the only way before it was tried', { otherWays: 'administrators' }, 'First keep it for everybody'],
  ])('%s is refused, and nothing is kept', async (_what, change, sentence) => {
    const { rows: [before] } = await world.owner.query('select count(*)::int as count from sign_on_settings')
    const answer = await keep(change)
    expect([answer.status, answer.html.includes(sentence)]).toEqual([422, true])
    expect((await world.owner.query('select count(*)::int as count from sign_on_settings')).rows[0]).toEqual(before)
  })

  test('the secret is sealed, shown nowhere, kept when left empty, and sent nowhere else', async () => {
    expect((await keep({ clientSecret: '' })).location).toBe('/organisation/single-sign-on?kept=yes')
    await connected('jo-reid')
    const page = await (await signedIn('fiona-macdougall')).get('/organisation/single-sign-on')
    expect([page.html.includes(provider.secret), page.html.includes('http://localhost:3000/single-sign-on/return')]).toEqual([false, true])
    const { rows } = await world.owner.query("select (select string_agg(to_jsonb(s)::text, '') from sign_on_settings s) || (select string_agg(to_jsonb(c)::text, '') from change_contents c) as all")
    expect(rows[0].all).not.toContain(provider.secret)
    expect(rows[0].all).not.toContain(Buffer.from(provider.secret).toString('hex'))
    for (const change of [{ issuer: others.issuer }, { clientId: 'another' }] as Record<string, string>[]) {
      const answer = await keep({ clientSecret: '', ...change })
      expect([answer.status, answer.html.includes('Give the secret once more')]).toEqual([422, true])
    }
  })

  test('the same form twice is one version; what it was before stays readable', async () => {
    const id = newId()
    await keep({ id })
    await keep({ id })
    expect((await world.owner.query('select 1 from sign_on_settings where id = $1', [id])).rows).toHaveLength(1)
    expect((await (await signedIn('fiona-macdougall')).get('/organisation/single-sign-on')).html).toContain('Fiona MacDougall')
  })

  test('are the administrator’s alone', async () => {
    for (const who of ['jo-reid', 'morag-sinclair', 'ruaridh-bell']) {
      const visitor = await signedIn(who)
      expect([(await visitor.get('/organisation/single-sign-on')).status, (await keep({}, who)).status, (await visitor.post('/organisation/single-sign-on/ending', { id: newId() })).status]).toEqual([403, 403, 403])
    }
  })
})

describe('as the only way in', () => {
  const byPassword = (key: string) => stranger().post('/sessions', { email: emailOf(key), password })
  const byLink = async (key: string, visitor = stranger()) => {
    const token = await inTenant(lochside, (tx) => makeSignInLink(tx, idOfWorker(key), 'mail'))
    return visitor.post('/sessions', { token })
  }

  test('it holds for whoever was connected, never for administrators, and ends at once', async () => {
    await connected('jo-reid')
    await connected('fiona-macdougall')
    expect((await keep({ otherWays: 'administrators' })).location).toBe('/organisation/single-sign-on?kept=yes')
    const refused = await byPassword('jo-reid')
    expect([refused.status, refused.html.includes('Your organisation signs you in itself.')]).toEqual([422, true])
    expect((await byLink('jo-reid')).html).toContain('Your organisation signs you in itself.')
    expect((await stranger().post('/sessions/renewal', { to: '/carers', 'kept.callName': 'Nan', email: emailOf('jo-reid'), password })).html).toContain('name="kept.callName" value="Nan"')
    expect((await byPassword('sam-ure')).location, 'not connected yet').toBe('/')
    expect((await byPassword('fiona-macdougall')).location, 'the way back in').toBe('/')
    set('jo-reid')
    const { visitor, answer } = await signIn('jo-reid')
    expect(answer.location).toBe('/')
    const link = await byLink('jo-reid', visitor)
    expect([link.location, link.status, link.html.slice(0, 2000)], 'a link still says that it is them').toEqual(['/', 303, ''])
    expect((await visitor.post('/account/single-sign-on/ending')).status).toBe(404)
    await (await signedIn('fiona-macdougall')).post('/organisation/single-sign-on/ending', { id: newId() })
    expect((await byPassword('jo-reid')).location).toBe('/')
    expect((await setOut(emailOf('jo-reid'))).answer.status).toBe(422)
    await keep({})
  })

  test('an administrator disconnects somebody who is connected with the wrong person', async () => {
    await connected('jo-reid')
    const fiona = await signedIn('fiona-macdougall')
    expect((await fiona.get('/workers')).html).toContain('is connected with your own sign-in')
    await fiona.post(`/workers/${idOfWorker('jo-reid')}/second-step/removal`)
    expect((await world.owner.query('select 1 from sign_on_links where removed_at is null')).rows).toEqual([])
  })
})

describe('the provider is out of order', () => {
  test('then a plain sentence says so, nothing else is locked, and what went wrong is written down without the person', async () => {
    const { visitor, address } = await setOut(emailOf('jo-reid'))
    set('jo-reid')
    const back = await travel(address)
    await provider.stop()
    told.length = 0
    const answer = await visitor.get(back)
    expect([answer.status, answer.html.includes('We could not reach'), answer.html.includes('Send me a link')]).toEqual([503, true, true])
    expect(told.join()).toContain('single sign-on: NotReached')
    expect(told.join()).not.toMatch(/jo-reid|code=/)
    expect((await stranger().post('/sessions', { email: emailOf('jo-reid'), password })).location).toBe('/')
    await provider.start(undefined, Number(new URL(provider.issuer).port))
  })

  test('with another installation’s key nobody is sent anywhere, and an administrator gives the secret once more', async () => {
    useKey(randomBytes(32))
    const { answer } = await setOut(emailOf('jo-reid'))
    expect([answer.status, answer.html.includes('An administrator has to give it once more.')]).toEqual([503, true])
    expect((await keep({ clientSecret: '' })).html).toContain('Give the secret once more')
    expect((await keep({})).location).toBe('/organisation/single-sign-on?kept=yes')
    await connected('jo-reid')
  })
})
