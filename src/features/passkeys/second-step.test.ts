import { beforeAll, describe, expect, test } from 'vitest'
import { makeApp } from '../../app.tsx'
import { sentMail, stranger } from '../../../test/visitor.ts'
import { at, dayIn } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { makeSignInLink, setPassword } from '../accounts/index.ts'
import { settle } from '../organisations/index.ts'
import { Device } from './device.test-helper.ts'
import { byPrintedLink, challenge, clock, emailOf, get, have, idOfWorker, isIn, lochside, password, post, refused, signIn, useDoor, wait } from './door.test-helper.ts'

useDoor()

describe('the second step', () => {
  const ask = (words: string) => inTenant(lochside, (tx) => at(clock, () => settle(tx, { id: newId(), name: 'second-step', words, effectiveOn: dayIn('Europe/London', clock) })))
  beforeAll(async () => {
    wait(5)
    await ask('everybody who works here')
  })

  test('a passkey that asks for a finger, a face or a PIN is both steps in one', async () => {
    const { answer, visitor } = await signIn(await have('jo-reid'))
    expect([answer.location, await isIn(visitor)]).toEqual(['/', true])
  })

  test('one that is only touched is one step', async () => {
    const { answer, visitor } = await signIn(await have('jo-reid', new Device({ verifies: false })))
    expect([answer.location, await isIn(visitor)]).toEqual(['/second-step', false])
    expect((await get(visitor, '/second-step')).html, 'it is no second step either').toContain('Set up a second step')
  })

  test('after a password a passkey is the second, and nobody sets up an app past it', async () => {
    const device = await have('jo-reid')
    const visitor = stranger()
    expect((await post(visitor, '/sessions', { email: emailOf('jo-reid'), password })).location).toBe('/second-step')
    const page = await get(visitor, '/second-step')
    expect([page.html.includes('Use your passkey'), page.html.includes('app-square'), page.html.includes('The code it shows')]).toEqual([true, false, false])
    expect((await post(visitor, '/second-step/app', { id: newId(), secret: 'A'.repeat(32), code: '000000' })).location).toBe('/sign-in')
    const asked = await challenge(visitor, 'second-step')
    expect([asked.allowCredentials?.map(({ id }) => id), asked.userVerification]).toEqual([[device.credential.toString('base64url')], 'required'])
    const before = visitor.cookie
    const sent = { answer: device.sign(asked) }
    expect((await post(visitor, '/second-step/passkey', sent)).location).toBe('/')
    expect([await isIn(visitor), visitor.cookie === before]).toEqual([true, false])
  })

  test('another’s passkey, one that was only touched, and a challenge for something else are no second step', async () => {
    const device = await have('jo-reid')
    const sams = await have('sam-ure')
    const visitor = stranger()
    await post(visitor, '/sessions', { email: emailOf('jo-reid'), password })
    const step = async (answer: string) => (await post(visitor, '/second-step/passkey', { answer })).status
    expect(await step(sams.sign(await challenge(visitor, 'second-step')))).toBe(422)
    expect(await step(device.sign(await challenge(visitor, 'sign-in')))).toBe(422)
    device.how.verifies = false
    const touched = await post(visitor, '/second-step/passkey', { answer: device.sign(await challenge(visitor, 'second-step')) })
    expect([touched.status, touched.html.includes('touched and no more')]).toEqual([422, true])
    expect(await isIn(visitor)).toBe(false)
  })

  test('lost: an administrator takes them away with the second step, and the person is signed out and told', async () => {
    const device = await have('sam-ure')
    const { visitor } = await signIn(device)
    const fiona = await byPrintedLink('fiona-macdougall')
    expect((await get(fiona, `/workers/${idOfWorker('sam-ure')}`)).html).toContain('Take their second step away')
    await post(fiona, `/workers/${idOfWorker('sam-ure')}/second-step/removal`)
    expect(sentMail.at(-1)).toMatchObject({ to: emailOf('sam-ure') })
    expect([await isIn(visitor), (await signIn(device)).answer.status]).toEqual([false, 422])
    await ask('nobody')
  })
})

describe('in place', () => {
  test('whoever has been signed in for a while says with a passkey that it is them, and every word goes on its way', async () => {
    const device = await have('jo-reid')
    const { visitor } = await signIn(device)
    wait(20)
    const page = await post(visitor, '/account/password', { password: 'four plain words more' })
    expect([page.status, page.html.includes('It is me: use a passkey')]).toEqual([401, true])
    const kept = { to: '/account/password', 'kept.password': 'four plain words more' }
    const sams = await have('sam-ure')
    const wrong = await post(visitor, '/sessions/renewal/passkey', { ...kept, answer: sams.sign(await challenge(visitor, 'confirm')) })
    expect([wrong.status, wrong.html.includes(refused), wrong.html.includes('value="four plain words more"')]).toEqual([401, true, true])
    const before = visitor.cookie
    const done = await post(visitor, '/sessions/renewal/passkey', { ...kept, answer: device.sign(await challenge(visitor, 'confirm')) })
    expect([done.html.includes('Kept. Everywhere else'), visitor.cookie === before]).toEqual([true, false])
    expect(await isIn(visitor), 'the session was renewed twice, and goes on').toBe(true)
    expect((await post(visitor, '/sessions/renewal/passkey', { to: 'https://evil.example/', answer: 'x' })).location).toBe('/')
    await inTenant(lochside, (tx) => setPassword(tx, idOfWorker('jo-reid'), password))
  })

  test('a session that ended goes on with a passkey, on the same page, with the words', async () => {
    const device = await have('jo-reid')
    const visitor = stranger()
    const page = await post(visitor, '/carers', { id: newId(), callName: 'Nan Reid' })
    expect([page.status, page.html.includes('Sign in with a passkey and go on')]).toEqual([401, true])
    const id = newId()
    const fields = Object.fromEntries(Object.entries({ id, callName: 'Nan Reid', fullName: 'Annie Reid', worker: idOfWorker('jo-reid') }).map(([name, value]) => [`kept.${name}`, value]))
    const wrong = await post(visitor, '/sessions/passkey', { ...fields, to: '/carers', answer: device.sign({ challenge: 'AAAA' }) })
    expect([wrong.status, wrong.html.includes('name="kept.callName" value="Nan Reid"')]).toEqual([401, true])
    await post(visitor, '/sessions/passkey', { ...fields, to: '/carers', answer: device.sign(await challenge(visitor, 'sign-in')) })
    expect(await isIn(visitor)).toBe(true)
  })
})

describe('a Lilypad that is reached at a number', () => {
  const at10 = makeApp({ address: 'https://10.1.2.3', post: async () => undefined })
  test('says plainly that passkeys do not work there, and offers none', async () => {
    const token = await inTenant(lochside, (tx) => makeSignInLink(tx, idOfWorker('jo-reid'), 'demo'))
    const cookie = (await at10.request(`https://10.1.2.3/sign-in-links/${token}`)).headers.getSetCookie()[0]!.split(';')[0]!
    const page = await (await at10.request('https://10.1.2.3/account/passkeys', { headers: { cookie } })).text()
    expect(page).toContain('this Lilypad is reached at a number (10.1.2.3)')
    expect([page.includes('passkeys.js'), page.includes('data-passkey')]).toEqual([false, false])
    const door = await (await at10.request('https://10.1.2.3/sign-in')).text()
    expect([door.includes('data-passkey'), door.includes('Send me a link')]).toEqual([false, true])
    const asked = await at10.request('https://10.1.2.3/passkeys/challenges', { method: 'POST', body: new URLSearchParams({ purpose: 'sign-in' }), headers: { 'sec-fetch-site': 'same-origin' } })
    expect(asked.status).toBe(404)
  })
})
