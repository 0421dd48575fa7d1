import { randomBytes } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, sentMail, signedIn, stranger, Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { addDays, at, dayIn } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { useKey } from '../../kernel/sealing.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { setPassword } from '../accounts/index.ts'
import { settle } from '../organisations/index.ts'
import { codeOf, fromBase32, stepAt } from './one-time-code.ts'

const world = useTestDatabase('world')
const lochside = systemActor(idOf('lochside'))
const password = 'three plain words'
const people = ['jo-reid', 'sam-ure', 'morag-sinclair', 'fiona-macdougall', 'ruaridh-bell']
const idOfWorker = (key: string) => idOf('lochside', 'worker', key)
const emailOf = (key: string) => `${key}@lochside.example.org`
const key = randomBytes(32)
let clock = new Date()
/** The test's own time goes on by so many half minutes. */
const wait = (halves: number) => { clock = new Date(clock.getTime() + halves * 30_000) }

beforeAll(() => {
  useKey(key)
  return inTenant(lochside, async (tx) => { for (const one of people) await setPassword(tx, idOfWorker(one), password) })
})
beforeEach(async () => {
  await world.owner.query('delete from sign_in_attempts')
  wait(10)
})

const byPrintedLink = (key: string) => at(clock, () => signedIn(key))
const post = (visitor: Visitor, path: string, fields: Record<string, string | string[]> = {}) => at(clock, () => visitor.post(path, fields))
const get = (visitor: Visitor, path: string) => at(clock, () => visitor.get(path))
const isIn = async (visitor: Visitor) => (await get(visitor, '/account')).status === 200
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const codesOn = ({ html }: Answer) => [...html.matchAll(/<code>([^<]*)<\/code>/g)].map(([, code = '']) => code)
const codeFor = (secret: string, away = 0) => codeOf(fromBase32(secret)!, stepAt(clock) + away)

async function atTheStep(key: string): Promise<Visitor> {
  const visitor = stranger()
  const answer = await post(visitor, '/sessions', { email: emailOf(key), password })
  expect([answer.status, answer.location]).toEqual([303, '/second-step'])
  return visitor
}

async function enter(key: string): Promise<Visitor> {
  const visitor = stranger()
  expect((await post(visitor, '/sessions', { email: emailOf(key), password })).location).toBe('/')
  return visitor
}

/** Somebody sets up an app under their own name. */
async function setUp(key: string): Promise<{ visitor: Visitor; secret: string; codes: string[] }> {
  const visitor = await enter(key)
  const page = await get(visitor, '/account/second-step')
  const secret = hidden(page.html, 'secret')
  const answer = await post(visitor, '/account/second-step/app', { id: hidden(page.html, 'id'), secret, code: codeFor(secret) })
  expect(answer.status).toBe(200)
  wait(2)
  return { visitor, secret, codes: codesOn(answer) }
}

async function takeAway(key: string): Promise<void> {
  const fiona = await byPrintedLink('fiona-macdougall')
  await post(fiona, `/workers/${idOfWorker(key)}/second-step/removal`)
}

describe('setting up an app', () => {
  test('shows a square and the same secret in groups of four, and takes its first code', async () => {
    const visitor = await enter('jo-reid')
    const page = await get(visitor, '/account/second-step')
    const secret = hidden(page.html, 'secret')
    expect(secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
    expect(page.html).toMatch(/<svg class="app-square" viewBox="0 0 \d+ \d+"/)
    expect(page.html).toContain(`<p class="typed secret">${secret}</p>`)
    const wrong = await post(visitor, '/account/second-step/app', { id: hidden(page.html, 'id'), secret, code: '000000' })
    expect([wrong.status, hidden(wrong.html, 'secret'), hidden(wrong.html, 'id')]).toEqual([422, secret, hidden(page.html, 'id')])
    expect(wrong.html).toContain('See that the clock of your phone is right.')
    const sent = { id: hidden(page.html, 'id'), secret, code: codeFor(secret) }
    const done = await post(visitor, '/account/second-step/app', sent)
    expect(codesOn(done)).toHaveLength(10)
    expect(done.headers.get('cache-control')).toBe('no-store')
    expect((await post(visitor, '/account/second-step/app', sent)).location, 'the same form again').toBe('/account/second-step')
    expect((await get(visitor, '/account/second-step')).html).toContain('You have 10 left.')
    await takeAway('jo-reid')
  })

  test.each([['no secret', ''], ['a short one', 'ABCD EFGH'], ['nonsense', '0189!']])('with %s in the form does not', async (_what, secret) => {
    const answer = await post(await enter('jo-reid'), '/account/second-step/app', { id: newId(), secret, code: '123456' })
    expect(answer.status).toBe(422)
    expect((await world.owner.query('select second_step_since from accounts where id = $1', [idOfWorker('jo-reid')])).rows).toEqual([{ second_step_since: null }])
  })

  test('keeps the secret sealed and the codes as hashes, and ends the sessions elsewhere', async () => {
    const elsewhere = await enter('sam-ure')
    const { visitor, secret, codes } = await setUp('sam-ure')
    expect([await isIn(visitor), await isIn(elsewhere)]).toEqual([true, false])
    const { rows } = await world.owner.query("select (select string_agg(to_jsonb(a)::text, '') from authenticators a) || (select string_agg(to_jsonb(r)::text, '') from recovery_codes r) || (select string_agg(to_jsonb(c)::text, '') from change_contents c) as all")
    for (const words of [secret, secret.replaceAll(' ', ''), fromBase32(secret)!.toString('hex'), ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) expect(rows[0].all).not.toContain(words)
    await takeAway('sam-ure')
  })

  test('is asked to be confirmed after a while, and so are new codes and taking it away', async () => {
    const { visitor } = await setUp('sam-ure')
    wait(40)
    for (const path of ['app', 'recovery-codes', 'removal']) expect((await post(visitor, `/account/second-step/${path}`)).html).toContain('Is it still you?')
    await takeAway('sam-ure')
  })
})

describe('signing in with a second step', () => {
  let secret = ''
  let codes: string[] = []
  beforeAll(async () => {
    ({ secret, codes } = await setUp('morag-sinclair'))
  })

  test('opens nothing until the code is right', async () => {
    const visitor = await atTheStep('morag-sinclair')
    for (const path of ['/account', '/today', '/carers', '/account/second-step']) expect((await get(visitor, path)).location).toBe('/sign-in')
    expect((await post(visitor, '/account/password', { password: 'chosen by somebody else' })).status).toBe(401)
    const wrong = await post(visitor, '/second-step', { code: '000000' })
    expect([wrong.status, wrong.html.includes('That is not the code.'), await isIn(visitor)]).toEqual([422, true, false])
    const before = visitor.cookie
    expect((await post(visitor, '/second-step', { code: codeFor(secret) })).location).toBe('/')
    expect([await isIn(visitor), visitor.cookie === before]).toEqual([true, false])
    const copy = stranger()
    copy.cookie = before
    expect(await isIn(copy)).toBe(false)
  })

  test('a code works once, also at the very same moment', async () => {
    const code = codeFor(secret)
    const visitors = [await atTheStep('morag-sinclair'), await atTheStep('morag-sinclair'), await atTheStep('morag-sinclair')]
    const answers = await Promise.all(visitors.map((visitor) => post(visitor, '/second-step', { code })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422, 422])
  })

  test.each([[-2, 422], [-1, 303], [0, 303], [1, 303], [2, 422]])('a clock %i half minutes out: %i', async (away, status) => {
    wait(10)
    expect((await post(await atTheStep('morag-sinclair'), '/second-step', { code: codeFor(secret, away) })).status).toBe(status)
  })

  test('a recovery code gets in once, however it is typed', async () => {
    const typed = codes[0]!.toUpperCase().replaceAll('-', ' ')
    const visitor = await atTheStep('morag-sinclair')
    expect((await post(visitor, '/second-step', { code: typed })).location).toBe('/')
    expect((await get(visitor, '/account/second-step')).html).toContain('You have 9 left.')
    expect((await post(await atTheStep('morag-sinclair'), '/second-step', { code: typed })).status).toBe(422)
  })

  test('new recovery codes take the place of the old', async () => {
    const visitor = await atTheStep('morag-sinclair')
    await post(visitor, '/second-step', { code: codeFor(secret) })
    const fresh = codesOn(await post(visitor, '/account/second-step/recovery-codes'))
    expect(fresh).toHaveLength(10)
    expect((await post(await atTheStep('morag-sinclair'), '/second-step', { code: codes[1]! })).status).toBe(422)
    expect((await post(await atTheStep('morag-sinclair'), '/second-step', { code: fresh[1]! })).location).toBe('/')
    codes = fresh
  })

  test('codes may be guessed as seldom as passwords', async () => {
    const statuses: boolean[] = []
    for (let times = 0; times < 8; times += 1) statuses.push((await post(await atTheStep('morag-sinclair'), '/second-step', { code: `00000${times}` })).html.includes('That was tried too often.'))
    expect(statuses).toEqual([false, false, false, false, false, true, true, true])
  })

  test('a link by mail asks for it too', async () => {
    const visitor = stranger()
    await post(visitor, '/sign-in-links', { email: emailOf('morag-sinclair') })
    expect((await post(visitor, '/sessions', { token: /sign-in-links\/(\S+)/.exec(sentMail.at(-1)?.text ?? '')?.[1] ?? '' })).location).toBe('/second-step')
    expect(await isIn(visitor)).toBe(false)
  })

  test('the step waits a quarter of an hour, and no device is known before it is done', async () => {
    const visitor = await atTheStep('morag-sinclair')
    expect(visitor.device).toBe('')
    wait(31)
    expect((await post(visitor, '/second-step', { code: codeFor(secret) })).location).toBe('/sign-in')
  })

  test('signed out in the middle of writing, the words come along over the second step', async () => {
    const visitor = stranger()
    const sent = { id: newId(), callName: 'Nan <Reid>', born: '' }
    const away = await post(visitor, '/carers', sent)
    const fields = Object.fromEntries([...away.html.slice(away.html.indexOf('/sessions/renewal')).split('</form>')[0]!.matchAll(/name="(kept\.[^"]*|to)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value.replaceAll('&lt;', '<').replaceAll('&gt;', '>')]))
    const step = await post(visitor, '/sessions/renewal', { ...fields, email: emailOf('morag-sinclair'), password })
    expect([step.html.includes('One more step'), hidden(step.html, 'kept.callName'), hidden(step.html, 'to')]).toEqual([true, 'Nan &lt;Reid>', '/carers'])
    const wrong = await post(visitor, '/second-step', { ...fields, code: '000000' })
    expect(hidden(wrong.html, 'kept.callName')).toBe('Nan &lt;Reid>')
    const done = await post(visitor, '/second-step', { ...fields, code: codeFor(secret) })
    expect([done.status, await isIn(visitor)]).toEqual([303, true])
    expect((await world.owner.query('select call_name from carers where id = $1', [sent.id])).rows).toEqual([{ call_name: 'Nan <Reid>' }])
    expect((await post(await atTheStep('morag-sinclair'), '/second-step', { to: 'https://evil.example/', code: codes[2]! })).location).toBe('/')
  })

  test('with another key only recovery codes are known', async () => {
    useKey(randomBytes(32))
    expect((await post(await atTheStep('morag-sinclair'), '/second-step', { code: codeFor(secret) })).status).toBe(422)
    expect((await post(await atTheStep('morag-sinclair'), '/second-step', { code: codes[3]! })).location).toBe('/')
    useKey(key)
  })

  test('app and codes lost: an administrator takes it away, the person is signed out and told', async () => {
    const visitor = await atTheStep('morag-sinclair')
    await post(visitor, '/second-step', { code: codes[4]! })
    const sam = await enter('sam-ure')
    expect((await post(sam, `/workers/${idOfWorker('morag-sinclair')}/second-step/removal`)).status).toBe(403)
    const fiona = await byPrintedLink('fiona-macdougall')
    expect((await get(fiona, '/workers')).html.split('signs in with a second step')).toHaveLength(2)
    expect((await get(fiona, `/workers/${idOfWorker('morag-sinclair')}`)).html).toContain('Take their second step away')
    await post(fiona, `/workers/${idOfWorker('morag-sinclair')}/second-step/removal`)
    expect(sentMail.at(-1)).toMatchObject({ to: emailOf('morag-sinclair'), subject: 'Your second step was taken away' })
    expect(await isIn(visitor)).toBe(false)
    await enter('morag-sinclair')
    expect((await get(fiona, `/workers/${idOfWorker('morag-sinclair')}`)).html).not.toContain('Take their second step away')
  })

  test('one takes away one’s own', async () => {
    const { visitor, secret: own } = await setUp('sam-ure')
    expect(sentMail.at(-1)).toMatchObject({ to: emailOf('sam-ure'), subject: 'How you sign in has changed' })
    expect((await post(visitor, '/account/second-step/removal')).location).toBe('/account')
    expect(sentMail.at(-1)?.text).toContain('The second step was taken away from your account.')
    expect(await isIn(await enter('sam-ure'))).toBe(true)
    expect(own).not.toBe('')
  })
})

describe('an organisation that asks for a second step', () => {
  const ask = (words: string, day = dayIn('Europe/London', clock)) => inTenant(lochside, (tx) => at(clock, () => settle(tx, { id: newId(), name: 'second-step', words, effectiveOn: day })))
  const whereTo = async (key: string) => (await post(stranger(), '/sessions', { email: emailOf(key), password })).location

  test.each([
    ['nobody', []], ['administrators', ['fiona-macdougall']], ['administrators and supervisors', ['fiona-macdougall', 'morag-sinclair']], ['everybody who works here', people],
  ])('of %s asks it of those, whoever they are by role', async (words, asked) => {
    wait(1)
    await ask(words)
    const sent: string[] = []
    for (const one of people) if (await whereTo(one) === '/second-step') sent.push(one)
    expect(sent.toSorted()).toEqual([...asked].toSorted())
  })

  test('asks from the day it gave, so that people have time', async () => {
    await ask('nobody')
    wait(1)
    await ask('everybody who works here', addDays(dayIn('Europe/London', clock), 2))
    expect(await whereTo('jo-reid')).toBe('/')
    wait(2 * 2880)
    expect(await whereTo('jo-reid')).toBe('/second-step')
    await ask('nobody')
  })

  test('lets whoever has none set it up on the way in, and shows the codes once', async () => {
    wait(1)
    await ask('everybody who works here')
    const visitor = await atTheStep('ruaridh-bell')
    const page = await get(visitor, '/second-step')
    expect(page.html).toContain('Your organisation asks for a second step at sign-in.')
    expect(page.html).toContain('<svg class="app-square"')
    expect((await post(visitor, '/second-step', { code: '123456' })).html, 'there is no code yet to give').toContain('Set up a second step')
    const secret = hidden(page.html, 'secret')
    const form = { id: hidden(page.html, 'id'), secret }
    expect([(await post(visitor, '/second-step/app', { ...form, code: '000000' })).status, await isIn(visitor)]).toEqual([422, false])
    expect(codesOn(await post(visitor, '/second-step/app', { ...form, code: codeFor(secret) }))).toHaveLength(10)
    expect(await isIn(visitor)).toBe(true)
    wait(2)
    const next = await atTheStep('ruaridh-bell')
    expect((await post(next, '/second-step/app', { ...form, id: newId(), code: codeFor(secret) })).location, 'who has one gives its code').toBe('/sign-in')
    expect((await post(next, '/second-step', { code: codeFor(secret) })).location).toBe('/')
    await ask('nobody')
    await takeAway('ruaridh-bell')
  })

  test('asks nothing of carers in their own space, nor by the printed links of the made-up world', async () => {
    wait(1)
    await ask('everybody who works here')
    const { rows } = await world.owner.query('select email from accounts where id = $1', [idOf('lochside', 'account', 'asha-menon')])
    const asha = stranger()
    await post(asha, '/sign-in-links', { email: rows[0].email })
    expect((await post(asha, '/sessions', { token: /sign-in-links\/(\S+)/.exec(sentMail.at(-1)?.text ?? '')?.[1] ?? '' })).location).toBe('/')
    expect(await isIn(await byPrintedLink('jo-reid'))).toBe(true)
    wait(1)
    await ask('nobody')
  })

  test('is one that an administrator settles by choosing, and nothing else', async () => {
    const fiona = await byPrintedLink('fiona-macdougall')
    const [year = '', month = '', day = ''] = dayIn('Europe/London', clock).split('-')
    const sent = (words: string) => ({ id: newId(), name: 'second-step', words, 'effectiveOn-day': day, 'effectiveOn-month': month, 'effectiveOn-year': year })
    const wrong = await post(fiona, '/organisation/settings', sent('most of us'))
    expect([wrong.status, wrong.html.includes('Choose of whom it is asked.')]).toEqual([422, true])
    expect((await post(fiona, '/organisation/settings', sent('administrators'))).status).toBe(303)
    expect((await get(fiona, '/organisation')).html).toContain('value="administrators" checked')
  })
})
