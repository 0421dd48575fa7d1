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

  test('whoever has none makes one on the way in: it is the second step from then on, and its owner is told', async () => {
    const visitor = stranger()
    await post(visitor, '/sessions', { email: emailOf('morag-sinclair'), password })
    const page = await get(visitor, '/second-step')
    for (const words of ['data-passkey="add"', 'Set up a passkey', 'app-square', 'A passkey needs scripts']) expect(page.html).toContain(words)
    const device = new Device()
    const asked = await challenge(visitor, 'add')
    expect(asked).toMatchObject({ user: { name: emailOf('morag-sinclair') }, authenticatorSelection: { userVerification: 'required' } })
    const kept = { 'to': '/carers', 'kept.callName': 'Nan Reid' }
    const sent = { ...kept, id: newId(), answer: device.create(asked) }
    const nameless = await post(visitor, '/second-step/new-passkey', { ...sent, name: '' })
    expect([nameless.status, nameless.html.includes('Give it a name'), nameless.html.includes('value="Nan Reid"')]).toEqual([422, true, true])
    const before = visitor.cookie
    const done = await post(visitor, '/second-step/new-passkey', { ...sent, name: 'My phone' })
    expect([done.status, done.html.includes('Nan Reid'), await isIn(visitor), visitor.cookie === before], 'the words went on to where they were going').toEqual([422, true, true, false])
    expect(sentMail.at(-1)).toMatchObject({ to: emailOf('morag-sinclair') })
    expect((await get(visitor, '/account/passkeys')).html).toContain('My phone')
    expect((await post(visitor, '/second-step/new-passkey', { ...sent, name: 'My phone' })).location, 'nothing waits any more').toBe('/sign-in')
    const again = stranger()
    await post(again, '/sessions', { email: emailOf('morag-sinclair'), password })
    expect((await post(again, '/second-step/new-passkey', { ...sent, name: 'Another' })).location, 'who has one uses it').toBe('/sign-in')
    expect((await post(again, '/passkeys/challenges', { purpose: 'add' })).status).toBe(401)
    expect((await post(again, '/second-step/passkey', { answer: device.sign(await challenge(again, 'second-step')) })).location).toBe('/')
  })

  test('on the way in nothing less will do, and nothing twice', async () => {
    const visitor = stranger()
    await post(visitor, '/sessions', { email: emailOf('sam-ure'), password })
    const make = async (device: Device, more: Record<string, string> = {}) => post(visitor, '/second-step/new-passkey', { id: newId(), name: 'A key', answer: device.create(await challenge(visitor, 'add')), ...more })
    const touched = await make(new Device({ verifies: false }))
    expect([touched.status, touched.html.includes('touched and no more'), touched.html.includes('value="A key"')]).toEqual([422, true, true])
    for (const device of [new Device({ origin: 'https://evil.example' }), new Device({ home: 'evil.example' })]) expect((await make(device)).status).toBe(422)
    const other = stranger()
    await post(other, '/sessions', { email: emailOf('jo-reid'), password })
    expect((await make(new Device(), { answer: new Device().create(await challenge(other, 'add')) })).status, 'asked of somebody else').toBe(422)
    const late = new Device().create(await challenge(visitor, 'add'))
    wait(6)
    expect((await make(new Device(), { answer: late })).status).toBe(422)
    expect((await make(new Device(), { answer: 'x' })).html).toContain('That did not work')
    expect(await isIn(visitor)).toBe(false)
    const nobody = stranger()
    expect((await post(nobody, '/passkeys/challenges', { purpose: 'add' })).status).toBe(401)
    expect((await post(nobody, '/second-step/new-passkey', { id: newId(), name: 'A key', answer: 'x' })).location).toBe('/sign-in')
    const sent = { id: newId(), name: 'A key', answer: new Device().create(await challenge(visitor, 'add')) }
    const twice = await Promise.all([1, 2].map(() => post(visitor, '/second-step/new-passkey', sent)))
    expect(twice.filter(({ location }) => location === '/'), 'one of two at the same moment').toHaveLength(1)
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
