import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sentMail, stranger, Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { at } from '../../kernel/clock.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { setPassword } from '../accounts/index.ts'
import { budgets, type Kind, memory, nextTurn } from './budget.ts'
import { takeTurn } from './commands.ts'
import { nameDevice } from './device-name.ts'

const world = useTestDatabase('world')
const password = 'three plain words'
const emailOf = (key: string) => `${key}@lochside.example.org`
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
let clock = Date.now()

beforeAll(() => inTenant(systemActor(idOf('lochside')), async (tx) => {
  for (const key of ['jo-reid', 'sam-ure']) await setPassword(tx, idOf('lochside', 'worker', key), password)
}))
// Each test begins on a day of its own, when all tries before are forgotten.
beforeEach(() => { clock += 3 * day })

/** Somebody tries, at the test's own time, from a network address. Gives back the status. */
async function tryAs(visitor: Visitor, key: string, typed: string, from = '198.51.100.1'): Promise<number> {
  visitor.from = from
  return at(new Date(clock), async () => (await visitor.post('/sessions', { email: emailOf(key), password: typed })).status)
}
const [signsIn, isWrong, mustWait] = [303, 422, 429]

/** A browser that has signed in as this person before, and out again. */
async function knownDevice(key: string): Promise<Visitor> {
  const visitor = stranger()
  expect(await tryAs(visitor, key, password, '203.0.113.200')).toBe(signsIn)
  visitor.cookie = ''
  return visitor
}

describe('after tries that were not right', () => {
  const times = fc.array(fc.integer({ min: 0, max: 2 * day }), { maxLength: 120 })
  const kinds = fc.constantFrom<Kind[]>(...Object.keys(budgets) as Kind[])
  const now = new Date('2027-01-01T12:00:00Z')
  const before = (times: number[]) => times.map((ago) => new Date(now.getTime() - ago))

  test('one never waits longer than an hour after the last of them, and those of yesterday are forgotten', () => {
    fc.assert(fc.property(kinds, times, (kind, ago) => {
      const next = nextTurn(budgets[kind], before(ago), now).getTime()
      expect(next).toBeGreaterThanOrEqual(now.getTime())
      if (next > now.getTime()) expect(next).toBeLessThanOrEqual(now.getTime() - Math.min(...ago) + hour)
      expect(nextTurn(budgets[kind], before(ago.map((one) => one + memory)), now)).toEqual(now)
    }))
  })

  test('one more never makes the wait shorter, and the wait grows', () => {
    fc.assert(fc.property(kinds, times, fc.integer({ min: 0, max: day }), (kind, ago, more) => {
      expect(nextTurn(budgets[kind], before([...ago, more]), now).getTime()).toBeGreaterThanOrEqual(nextTurn(budgets[kind], before(ago), now).getTime())
    }))
    const waits = [4, 5, 6, 7, 8, 9, 12].map((count) => nextTurn(budgets.account, Array<Date>(count).fill(now), now).getTime() - now.getTime())
    expect(waits).toEqual([0, minute, 2 * minute, 4 * minute, 8 * minute, 15 * minute, 15 * minute])
  })
})

describe('a password', () => {
  test('guessed too often is not looked at, right or wrong, until the wait is over; then it is', async () => {
    const attacker = stranger()
    for (let times = 0; times < 5; times += 1) expect(await tryAs(attacker, 'jo-reid', `guess ${times}`, `198.51.100.${times}`)).toBe(isWrong)
    expect(await tryAs(attacker, 'jo-reid', password)).toBe(mustWait)
    clock += 0.9 * minute
    expect(await tryAs(attacker, 'jo-reid', password)).toBe(mustWait)
    clock += 0.2 * minute
    expect(await tryAs(attacker, 'jo-reid', password)).toBe(signsIn)
  })

  test('the page says how long, keeps the address, shows no password, and offers a link that works at once', async () => {
    const visitor = stranger()
    for (let times = 0; times < 6; times += 1) await tryAs(visitor, 'jo-reid', 'wrong')
    const { html, status } = await at(new Date(clock), () => visitor.post('/sessions', { email: emailOf('jo-reid'), password: 'a wrong one' }))
    expect(status).toBe(mustWait)
    for (const words of ['Wait a minute, then try once more.', `value="${emailOf('jo-reid')}"`, 'Send me a link']) expect(html).toContain(words)
    expect(html).not.toContain('a wrong one')
    const mails = sentMail.length
    await at(new Date(clock), () => visitor.post('/sign-in-links', { email: emailOf('jo-reid') }))
    const token = /sign-in-links\/(\S+)/.exec(sentMail[mails]?.text ?? '')?.[1] ?? ''
    expect(await at(new Date(clock), async () => (await visitor.post('/sessions', { token })).location)).toBe('/')
  })

  test('of somebody who is not there is counted and answered in the same way', async () => {
    const answers = async (key: string, from: string) => {
      const seen: string[] = []
      for (let times = 0; times < 8; times += 1) {
        const visitor = stranger()
        visitor.from = `${from}${times}`
        const { status, html } = await at(new Date(clock), () => visitor.post('/sessions', { email: emailOf(key), password: 'wrong' }))
        seen.push(`${status} ${html.replaceAll(emailOf(key), 'somebody')}`)
        clock += 20_000
      }
      return seen
    }
    const known = await answers('jo-reid', '198.51.100.1')
    clock += 3 * day
    expect(await answers('nobody-at-all', '198.51.100.2')).toEqual(known)
    expect(new Set(known.map((one) => one.slice(0, 3)))).toEqual(new Set(['422', '429']))
  })

  test('is no way to clear one’s tries: who signs in to an account of their own has no more for others', async () => {
    const attacker = stranger()
    let guesses = 0
    for (let times = 0; times < 30; times += 1) {
      if (await tryAs(attacker, `victim-${times}`, 'password') === isWrong) guesses += 1
      attacker.device = ''
      await tryAs(attacker, 'sam-ure', password)
    }
    expect(guesses).toBeLessThanOrEqual(budgets.address.free)
  })

  test('guessed many times at one moment has no more tries than one after the other', async () => {
    const statuses = await Promise.all(Array.from({ length: 40 }, (_, one) => tryAs(stranger(), 'jo-reid', `guess ${one}`, `192.0.2.${one}`)))
    expect(statuses.filter((status) => status === isWrong)).toHaveLength(budgets.account.free)
    const both = await Promise.all(Array.from({ length: 30 }, () => takeTurn([{ kind: 'address', name: 'a' }, { kind: 'account', name: 'b' }])))
    expect(both.filter(({ ok }) => ok)).toHaveLength(budgets.account.free)
  })

  test('is asked for by mail only so often, and the page is the same when none is sent', async () => {
    const mails = sentMail.length
    const pages = new Set<string>()
    for (let times = 0; times < 20; times += 1) {
      const visitor = stranger()
      visitor.from = `198.51.100.${times}`
      pages.add((await at(new Date(clock), () => visitor.post('/sign-in-links', { email: emailOf('jo-reid') }))).html)
    }
    expect([sentMail.length - mails, pages.size]).toEqual([budgets.mail.free, 1])
  })
})

describe('a device', () => {
  test('that is known gets its owner in while somebody elsewhere tries and tries', async () => {
    const own = await knownDevice('jo-reid')
    for (let times = 0; times < 50; times += 1) await tryAs(stranger(), 'jo-reid', 'wrong', `192.0.2.${times % 7}`)
    expect(await tryAs(stranger(), 'jo-reid', password)).toBe(mustWait)
    expect(await tryAs(own, 'jo-reid', password)).toBe(signsIn)
  })

  test('also where all of them come from the same network address', async () => {
    const own = await knownDevice('jo-reid')
    for (let times = 0; times < 40; times += 1) await tryAs(stranger(), `somebody-${times}`, 'wrong', '192.0.2.1')
    expect(await tryAs(stranger(), 'sam-ure', password, '192.0.2.1')).toBe(mustWait)
    expect(await tryAs(own, 'jo-reid', password, '192.0.2.1')).toBe(signsIn)
  })

  test.each([
    ['made up', async () => { const one = stranger(); one.device = `lilypad-device=${'x'.repeat(43)}`; return one }],
    ['known to somebody else', () => knownDevice('sam-ure')],
    ['sent as nonsense', async () => { const one = stranger(); one.device = "lilypad-device='; drop table accounts"; return one }],
  ])('that is %s is a stranger', async (_what, make) => {
    const attacker = await make()
    let guesses = 0
    for (let times = 0; times < 20; times += 1) if (await tryAs(attacker, 'jo-reid', 'wrong', `192.0.2.${times}`) === isWrong) guesses += 1
    expect(guesses).toBe(budgets.account.free)
  })

  test('that is stolen has tries of its own, and they run out too', async () => {
    const stolen = await knownDevice('jo-reid')
    let guesses = 0
    for (let times = 0; times < 60; times += 1) {
      if (await tryAs(stolen, 'jo-reid', `guess ${times}`) === isWrong) guesses += 1
      clock += minute
    }
    expect(guesses).toBeLessThanOrEqual(budgets.device.anHour)
  })

  test('is a stranger again once the password was changed elsewhere', async () => {
    const own = await knownDevice('sam-ure')
    const here = stranger()
    await tryAs(here, 'sam-ure', password)
    await at(new Date(clock), () => here.post('/account/password', { password }))
    const { rows } = await world.owner.query('select forgotten_at is null as known from known_devices where account_id = $1 order by known_since desc, id desc limit 2', [idOf('lochside', 'worker', 'sam-ure')])
    expect(rows).toEqual([{ known: true }, { known: false }])
    for (let times = 0; times < 8; times += 1) await tryAs(stranger(), 'sam-ure', 'wrong', `192.0.2.${times}`)
    expect([await tryAs(own, 'sam-ure', password), await tryAs(here, 'sam-ure', password)]).toEqual([mustWait, signsIn])
  })

  test('has a cookie of its own that scripts cannot read; of it only a hash is kept', async () => {
    const visitor = stranger()
    const answer = await visitor.post('/sessions', { email: emailOf('jo-reid'), password })
    expect(answer.headers.getSetCookie()[1]).toMatch(/^lilypad-device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/)
    const { rows } = await world.owner.query('select count(*)::int as count from known_devices k where to_jsonb(k)::text like $1', [`%${visitor.device.split('=')[1]}%`])
    expect(rows).toEqual([{ count: 0 }])
  })

  test.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari, iPhone'],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36', 'Chrome, Android'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', 'Edge, Windows'],
    ['curl/8.0', null], [undefined, null],
  ])('that says %s is called %s', (agent, name) => {
    expect(nameDevice(agent)).toBe(name)
  })
})

test('however attackers and owners come between each other: a known device with the right password always gets in, and no address and no account is guessed more than so often an hour', async () => {
  const step = fc.oneof(
    { weight: 1, arbitrary: fc.record({ who: fc.constantFrom('jo-reid', 'sam-ure'), gap: fc.integer({ min: 0, max: 20 * minute }) }) },
    { weight: 3, arbitrary: fc.record({
      from: fc.integer({ min: 1, max: 4 }), accounts: fc.array(fc.constantFrom('jo-reid', 'sam-ure', 'nobody', 'somebody'), { minLength: 1, maxLength: 12 }),
      gap: fc.integer({ min: 0, max: 20 * minute }),
    }) },
  )
  const guesses: { key: string; time: number }[] = []
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
    clock += 3 * day
    const own = { 'jo-reid': await knownDevice('jo-reid'), 'sam-ure': await knownDevice('sam-ure') } as Record<string, Visitor>
    for (const one of steps) {
      clock += one.gap
      if ('who' in one) {
        expect(await tryAs(own[one.who]!, one.who, password, '192.0.2.1')).toBe(signsIn)
        own[one.who]!.cookie = ''
      } else {
        const statuses = await Promise.all(one.accounts.map((key, at) => tryAs(stranger(), key, `guess ${at}`, `192.0.2.${one.from}`)))
        statuses.forEach((status, at) => { if (status === isWrong) guesses.push({ key: one.accounts[at]!, time: clock }, { key: `192.0.2.${one.from}`, time: clock }) })
      }
    }
  }), { numRuns: 12 })
  const busiest = (keys: (key: string) => boolean) => Math.max(0, ...guesses.filter(({ key }) => keys(key)).map(({ key, time }) =>
    guesses.filter((other) => other.key === key && other.time <= time && other.time > time - hour).length))
  expect(busiest((key) => key.startsWith('192'))).toBeLessThanOrEqual(budgets.address.anHour)
  expect(busiest((key) => !key.startsWith('192'))).toBeLessThanOrEqual(budgets.account.anHour)
  expect(guesses.length).toBeGreaterThan(20)
})
