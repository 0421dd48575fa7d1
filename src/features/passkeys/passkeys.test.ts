import { describe, expect, test } from 'vitest'
import { sentMail, stranger } from '../../../test/visitor.ts'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { writeOwner } from './ceremonies.ts'
import { type Asked, Device } from './device.test-helper.ts'
import { add, byPrintedLink, challenge, emailOf, enter, get, have, idOfWorker, isIn, post, refused, signIn, useDoor, wait } from './door.test-helper.ts'

const world = useDoor()

describe('adding a passkey', () => {
  test('asks for one that is found without an address, at the configured name, and tells the owner by mail', async () => {
    const visitor = await enter('jo-reid')
    const asked = await challenge(visitor, 'add')
    expect(asked).toMatchObject({ rp: { id: 'localhost', name: 'Lilypad' }, user: { name: emailOf('jo-reid') }, authenticatorSelection: { residentKey: 'required' }, attestation: 'none', excludeCredentials: [] })
    const before = visitor.cookie
    const { answer, device } = await add(visitor)
    expect(answer.location).toBe('/account/passkeys?kept=added')
    expect(sentMail.at(-1)).toMatchObject({ to: emailOf('jo-reid'), subject: 'How you sign in has changed' })
    expect(sentMail.at(-1)?.text).toContain('A passkey was added to your account.')
    expect(visitor.cookie, 'the session goes on under a new secret').not.toBe(before)
    const page = await get(visitor, '/account/passkeys')
    for (const words of ['<h3>My phone</h3>', 'Not used yet.', 'counts as both steps at sign-in']) expect(page.html).toContain(words)
    expect((await get(visitor, '/account')).html).toContain('You have one.')
    expect((await challenge(visitor, 'add')).excludeCredentials).toEqual([{ id: device.credential.toString('base64url'), type: 'public-key', transports: ['internal'] }])
  })

  test('the same form twice is one; its challenge works for no other', async () => {
    const visitor = await enter('jo-reid')
    const { form } = await add(visitor)
    expect((await post(visitor, '/account/passkeys', form)).location).toBe('/account/passkeys?kept=added')
    const again = await post(visitor, '/account/passkeys', { ...form, id: newId() })
    expect([again.status, again.html.includes('Press the button once more.')]).toEqual([422, true])
    const { rows } = await world.owner.query('select count(*)::int as count from passkeys where removed_at is null')
    expect(rows).toEqual([{ count: 1 }])
  })

  test.each([
    ['from another site', () => new Device({ origin: 'https://evil.example' })],
    ['from the same name at another port', () => new Device({ origin: 'http://localhost:3001' })],
    ['for another name', () => new Device({ home: 'evil.example' })],
  ])('%s is refused, with the name that was typed kept', async (_what, make) => {
    const { answer } = await add(await enter('jo-reid'), make(), 'The key on my ring')
    expect([answer.status, answer.html.includes('value="The key on my ring"'), answer.html.includes('href="#answer"')]).toEqual([422, true, true])
  })

  test('with a challenge that was somebody else’s, or made for signing in, or is over five minutes old, is refused', async () => {
    const [jo, sam] = [await enter('jo-reid'), await enter('sam-ure')]
    const device = new Device()
    const send = (asked: Asked) => post(jo, '/account/passkeys', { id: newId(), name: 'x', answer: device.create({ ...asked, user: { id: 'AAAA', name: '' } }) })
    expect((await send(await challenge(sam, 'add'))).status).toBe(422)
    expect((await send(await challenge(jo, 'sign-in'))).status).toBe(422)
    const old = await challenge(jo, 'add')
    wait(5.1)
    expect((await send(old)).status).toBe(422)
  })

  test.each(['', '{', '{}', '[]', 'null', '{"id":1}', '{"id":"x","response":{"clientDataJSON":"e30"}}', '{"id":"x","response":{"clientDataJSON":"bm90"}}'])('nonsense (%s) is refused and nothing breaks', async (answer) => {
    const visitor = await enter('jo-reid')
    expect((await post(visitor, '/account/passkeys', { id: newId(), name: 'x', answer })).status).toBe(422)
    expect((await post(stranger(), '/sessions/passkey', { answer })).status).toBe(422)
  })

  test('a key that somebody here has already is refused', async () => {
    const device = await have('jo-reid')
    const { answer } = await add(await enter('sam-ure'), device)
    expect([answer.status, answer.html.includes('holds a passkey for somebody here already')]).toEqual([422, true])
  })

  test('asks whether it is still you after a while', async () => {
    const visitor = await enter('jo-reid')
    wait(20)
    expect((await add(visitor)).answer.html).toContain('Is it still you?')
  })

  test('a stranger is asked to sign in, and gets no challenge for it', async () => {
    expect((await post(stranger(), '/passkeys/challenges', { purpose: 'add' })).status).toBe(401)
    expect((await post(stranger(), '/passkeys/challenges', { purpose: 'confirm' })).status).toBe(401)
    expect((await post(stranger(), '/passkeys/challenges', { purpose: 'second-step' })).status).toBe(404)
    expect((await post(stranger(), '/passkeys/challenges', { purpose: 'else' })).status).toBe(404)
  })
})

describe('signing in with a passkey', () => {
  test('needs no address, opens a session, and is written down', async () => {
    const device = await have('jo-reid')
    const asked = await challenge(stranger(), 'sign-in')
    expect([asked.rpId, asked.allowCredentials, asked.userVerification]).toEqual(['localhost', undefined, 'preferred'])
    const { visitor, answer } = await signIn(device)
    expect([answer.status, answer.location, await isIn(visitor)]).toEqual([303, '/', true])
    expect((await get(visitor, '/account/passkeys')).html).toContain('Last used')
    expect(visitor.device, 'the browser is known from now on').not.toBe('')
  })

  test('a password goes on working beside it', async () => {
    await have('jo-reid')
    expect(await isIn(await enter('jo-reid'))).toBe(true)
  })

  test('what was sent once is worth nothing, also at the very same moment', async () => {
    const device = await have('jo-reid')
    const { sent } = await signIn(device)
    const again = await post(stranger(), '/sessions/passkey', { answer: sent })
    expect([again.status, again.html.includes(refused)]).toEqual([422, true])
    const once = device.sign(await challenge(stranger(), 'sign-in'))
    const answers = await Promise.all([1, 2, 3].map(() => post(stranger(), '/sessions/passkey', { answer: once })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422, 422])
  })

  test('a challenge that nobody made, or that is over five minutes old, is refused', async () => {
    const device = await have('jo-reid')
    expect((await post(stranger(), '/sessions/passkey', { answer: device.sign({ challenge: 'bm9ib2R5IG1hZGUgdGhpcw' }) })).status).toBe(422)
    const old = await challenge(stranger(), 'sign-in')
    wait(5.1)
    expect((await post(stranger(), '/sessions/passkey', { answer: device.sign(old) })).status).toBe(422)
  })

  test.each([['another site', { origin: 'https://evil.example' }], ['another port', { origin: 'http://localhost:3001' }], ['another name', { home: 'evil.example' }]])('signed at %s: refused', async (_what, how) => {
    const device = await have('jo-reid')
    Object.assign(device.how, how)
    const { answer, visitor } = await signIn(device)
    expect([answer.status, await isIn(visitor)]).toEqual([422, false])
  })

  test('an answer of another kind, or with a changed signature, is refused', async () => {
    const device = await have('jo-reid')
    expect((await signIn(device, { type: 'webauthn.create' })).answer.status).toBe(422)
    const sent = JSON.parse(device.sign(await challenge(stranger(), 'sign-in'))) as { response: { signature: string } }
    const signature = Buffer.from(sent.response.signature, 'base64url')
    signature[signature.length - 1]! ^= 1
    sent.response.signature = signature.toString('base64url')
    expect((await post(stranger(), '/sessions/passkey', { answer: JSON.stringify(sent) })).status).toBe(422)
  })

  test('somebody’s passkey opens nobody else’s account, here or in another organisation', async () => {
    const device = await have('jo-reid')
    await have('fiona-macdougall')
    const other = (organisation: string, account: string) => Buffer.from(writeOwner(organisation, account)).toString('base64url')
    for (const claims of [other(idOf('lochside'), idOfWorker('fiona-macdougall')), other(idOf('skerry'), idOfWorker('calum-kennedy', 'skerry')), other(idOf('skerry'), idOfWorker('jo-reid')), other(newId(), newId()), 'AAAA', '']) {
      const { answer, visitor } = await signIn(device, { claims })
      expect([claims, answer.status, await isIn(visitor)]).toEqual([claims, 422, false])
    }
  })

  test('the same key in another organisation is another passkey, and opens only that', async () => {
    const device = await have('jo-reid')
    await add(await byPrintedLink('calum-kennedy', 'skerry'), device)
    const { visitor } = await signIn(device)
    expect((await get(visitor, '/account')).html).toContain('Calum Kennedy')
  })

  test('a counter that goes back is refused, told by mail and on the page; the real one goes on', async () => {
    const device = await have('jo-reid')
    await signIn(device)
    await signIn(device)
    device.counter = 0
    const { answer, visitor } = await signIn(device)
    expect([answer.status, answer.html.includes('there may be a copy of it'), await isIn(visitor)]).toEqual([422, true, false])
    expect(sentMail.at(-1)).toMatchObject({ to: emailOf('jo-reid'), subject: 'A passkey of yours was refused' })
    device.counter = 2
    const own = await signIn(device)
    expect(own.answer.location).toBe('/')
    expect((await get(own.visitor, '/account/passkeys')).html).toContain('There may be a copy of it.')
  })

  test('a device that does not count is taken each time', async () => {
    const device = await have('jo-reid')
    for (const times of [1, 2, 3]) expect([times, (await signIn(device, { count: false })).answer.location]).toEqual([times, '/'])
  })

  test('one that was taken away opens nothing, and its owner is signed out elsewhere and told', async () => {
    const device = await have('jo-reid')
    const elsewhere = (await signIn(device)).visitor
    const jo = await enter('jo-reid')
    const id = /passkeys\/([0-9a-f-]{36})\/removal/.exec((await get(jo, '/account/passkeys')).html)?.[1] ?? ''
    expect((await post(jo, `/account/passkeys/${id}/removal`)).location).toBe('/account/passkeys?kept=removed')
    expect(sentMail.at(-1)?.text).toContain('A passkey was taken away from your account.')
    expect([await isIn(elsewhere), await isIn(jo), (await signIn(device)).answer.status]).toEqual([false, true, 422])
    expect((await post(jo, `/account/passkeys/${id}/removal`)).status, 'it is gone').toBe(404)
  })

  test('somebody else’s can be neither named nor taken away', async () => {
    await have('jo-reid')
    const id = /passkeys\/([0-9a-f-]{36})\/removal/.exec((await get(await byPrintedLink('jo-reid'), '/account/passkeys')).html)?.[1] ?? ''
    for (const visitor of [await byPrintedLink('sam-ure'), await byPrintedLink('fiona-macdougall'), await byPrintedLink('calum-kennedy', 'skerry')]) {
      for (const path of ['name', 'removal']) expect((await post(visitor, `/account/passkeys/${id}/${path}`, { name: 'Mine' })).status).toBe(404)
      expect((await get(visitor, '/account/passkeys')).html).not.toContain('My phone')
    }
  })

  test('its name is its owner’s to give', async () => {
    await have('jo-reid')
    const jo = await byPrintedLink('jo-reid')
    const id = /passkeys\/([0-9a-f-]{36})\/removal/.exec((await get(jo, '/account/passkeys')).html)?.[1] ?? ''
    expect((await post(jo, `/account/passkeys/${id}/name`, { name: ' ' })).html).toContain('Give it a name you will know it by.')
    expect((await post(jo, `/account/passkeys/${id}/name`, { name: 'Old <phone>' })).location).toBe('/account/passkeys?kept=named')
    expect((await get(jo, '/account/passkeys')).html).toContain('<h3>Old &lt;phone></h3>')
  })

  test('nobody keeps anybody out by trying: one network address waits, a known device elsewhere does not', async () => {
    const device = await have('jo-reid')
    const known = (await signIn(device)).visitor
    known.from = '203.0.113.1'
    const statuses: boolean[] = []
    for (let times = 0; times < 22; times += 1) statuses.push((await post(stranger(), '/sessions/passkey', { answer: device.sign({ challenge: 'AAAA' }, { count: false }) })).html.includes('That was tried too often.'))
    expect(statuses.slice(18)).toEqual([false, false, true, true])
    expect((await signIn(device, {}, known)).answer.location).toBe('/')
    const far = stranger()
    far.from = '198.51.100.7'
    expect((await signIn(device, {}, far)).answer.location).toBe('/')
  })
})
