import { beforeAll, describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { makeSignInLink } from '../../src/features/accounts/index.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { ordinaryAdmission } from '../../src/kernel/admission/index.ts'
import { budgets, Pace } from '../../src/kernel/admission/pace.ts'
import type { Mail } from '../../src/kernel/mail.ts'
import { inTenant } from '../../src/kernel/tenant.ts'
import { idOf } from '../../src/seed/ids.ts'
import { holdsOutside } from '../outside.ts'
import { sentMail, signedIn, stranger, type Visitor } from '../visitor.ts'
import { useTestDatabase } from '../world.ts'
import { fillEveryTable } from './rows.ts'
import { addressOf, allRoutes, countEverything, idsOf, type Ids, type Route, tablesIn } from './walk.ts'

// What Lilypad shows to the outside, tried on every address of the router's own table. What `holdsOutside` says of an answer is
// tried besides in every test that asks for a page.

const world = useTestDatabase('world')
const lochside = idOf('lochside')
let ids: Ids = {}
const whole = (route: Route) => addressOf(route, tablesIn(route, ids).map((table) => ids[table]!))
/** With a clock that stands still, so that a slow machine asks no less in a short time than a fast one. */
const still = () => ({ ...ordinaryAdmission(), pace: new Pace(() => 0) })

beforeAll(async () => {
  await fillEveryTable(world.owner, lochside)
  ids = await idsOf(world.owner, lochside, idOf('lochside', 'carer', 'asha-menon'))
})

describe('a change that another site sends', () => {
  const ways: [string, Record<string, string>][] = [
    ['from another site', { 'sec-fetch-site': 'cross-site' }], ['from a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['typed or from a bookmark', { 'sec-fetch-site': 'none' }], ['with another origin', { 'sec-fetch-site': '', 'origin': 'https://evil.example' }],
    ['with no origin', { 'sec-fetch-site': '', 'origin': 'null' }],
  ]
  test.each(ways)('%s is refused at every address, whoever is signed in, and changes nothing', async (_how, headers) => {
    const before = await countEverything(world.owner)
    const [jo, fiona] = [await signedIn('jo-reid'), await signedIn('fiona-macdougall')]
    const signInRows = await countEverything(world.owner)
    for (const route of (await allRoutes()).filter(({ method }) => method === 'POST')) {
      for (const visitor of [stranger(), jo, fiona]) {
        const { status } = await visitor.post(whole(route), { words: 'from elsewhere' }, headers)
        expect([route.name, status]).toEqual([route.name, 403])
      }
    }
    expect(await countEverything(world.owner)).toEqual(signInRows)
    expect(Object.keys(before)).toEqual(Object.keys(signInRows))
  })
})

test('every address answers with all headers, wherever it leads and however it goes; nothing leads elsewhere', async () => {
  const people: Visitor[] = [stranger(), await signedIn('jo-reid'), await signedIn('fiona-macdougall'), await signedIn('asha-menon', 'lochside', 'account')]
  const routes = await allRoutes()
  expect(routes.length).toBeGreaterThan(150)
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const address = whole(route)
    for (const visitor of people) {
      for (const path of [address, `${address}?back=https://evil.example&next=//evil.example&to=%2F%2Fevil.example&then=javascript:alert(1)`]) await visitor.get(path)
    }
  }
  for (const path of ['/healthz', '/readyz', '/nowhere', '/assets/nothing.js', '/carers/not-an-id', '/%2e%2e/etc/passwd', '//evil.example/']) await stranger().get(path)
})

describe('behind https', () => {
  const mails: Mail[] = []
  const app = () => makeApp({ address: 'https://carers.example.org', post: async (mail) => { mails.push(mail) } })
  const ask = (path: string, init: RequestInit = {}) => app().fetch(new Request(`https://carers.example.org${path}`, init), { incoming: { socket: { remoteAddress: '203.0.113.9' } } })

  test('cookies belong to this host alone, over https alone, out of reach of scripts; browsers are told to stay with https', async () => {
    const token = await inTenant(systemActor(lochside), (tx) => makeSignInLink(tx, idOf('lochside', 'worker', 'jo-reid'), 'demo'))
    const answer = await ask(`/sign-in-links/${token}`)
    const cookies = answer.headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-lilypad(-device)?=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
    for (const path of ['/healthz', '/sign-in', '/assets/nothing']) expect((await ask(path)).headers.get('strict-transport-security')).toContain('max-age=31536000')
  })

  test('a mailed link leads to the address that was set, whatever host the request names', async () => {
    const body = new URLSearchParams({ email: 'jo-reid@lochside.example.org' })
    const evil = { 'sec-fetch-site': 'same-origin', 'host': 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', 'forwarded': 'host=evil.example' }
    expect((await ask('/sign-in-links', { method: 'POST', body, headers: evil })).status).toBe(200)
    expect(mails).toHaveLength(1)
    expect(mails[0]!.text).toContain('https://carers.example.org/sign-in-links/')
    expect(JSON.stringify(mails)).not.toContain('evil')
  })
})

describe('more in a short time than a person does', () => {
  test('is refused with a plain page and the time to wait, by person; what one reads costs nobody a save, and nobody else anything', async () => {
    const app = makeApp({ address: 'http://localhost:3000', post: async (mail) => { sentMail.push(mail) }, admission: still() })
    const cookieOf = async (key: string) => (await signedIn(key)).cookie
    const [jo, sam] = [await cookieOf('jo-reid'), await cookieOf('sam-ure')]
    const send = async (cookie: string, path: string, body?: URLSearchParams) => {
      const request = new Request(`http://localhost:3000${path}`, { method: body ? 'POST' : 'GET', ...(body ? { body } : {}), headers: { cookie, 'sec-fetch-site': 'same-origin' } })
      const answer = await app.fetch(request, { incoming: { socket: { remoteAddress: '203.0.113.1' } } })
      const html = await answer.text()
      holdsOutside(request, answer, html)
      return { status: answer.status, html, wait: answer.headers.get('retry-after') }
    }
    for (let times = 0; times < budgets.report.atOnce; times += 1) expect((await send(jo, '/learning')).status).not.toBe(429)
    const { status, html, wait } = await send(jo, '/learning')
    expect([status, wait]).toEqual([429, '4'])
    expect(html).toContain('then try again')
    // Pages and saves of the same person go on, and so do another's reports from the same network.
    expect((await send(jo, '/today')).status).toBe(200)
    expect((await send(sam, '/learning')).status).not.toBe(429)
    for (let times = 0; times < budgets.read.atOnce; times += 1) await send(jo, '/about')
    expect((await send(jo, '/about')).status).toBe(429)
    expect((await send(jo, `/carers`, new URLSearchParams({ name: '' }))).status).toBe(422)
    for (let times = 0; times < budgets.save.atOnce; times += 1) await send(jo, '/coach', new URLSearchParams({ nothing: '' }))
    // And when even saves are too many, every word comes back.
    const kept = await send(jo, '/coach', new URLSearchParams({ statement: 'She sleeps through till six now' }))
    expect([kept.status, kept.html.includes('She sleeps through till six now')]).toEqual([429, true])
  })

  test('by somebody who is not signed in is counted by network address', async () => {
    const app = makeApp({ address: 'http://localhost:3000', post: async () => undefined, admission: still() })
    const from = async (remoteAddress: string) => (await app.fetch(new Request('http://localhost:3000/prepare/guess.guess'), { incoming: { socket: { remoteAddress } } })).status
    for (let times = 0; times < budgets.read.atOnce; times += 1) expect(await from('203.0.113.1')).toBe(404)
    expect([await from('203.0.113.1'), await from('203.0.113.2')]).toEqual([429, 404])
  })
})

test('who was not let through is told to the log by number and kind of page, never by a name or an address of a record', async () => {
  const lines: string[] = []
  const app = makeApp({ address: 'http://localhost:3000', post: async () => undefined, log: (line) => { lines.push(line) } })
  const { cookie } = await signedIn('jo-reid')
  const carer = idOf('skerry', 'carer', 'mags')
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') => app.fetch(new Request(`http://localhost:3000${path}`, { method, headers }), {})
  await ask(`/carers/${carer}`, { cookie })
  await ask('/workers', { cookie })
  await ask('/carers', { cookie, 'sec-fetch-site': 'cross-site' }, 'POST')
  await ask('/carers', {})
  await ask('/wp-login.php', {})
  const who = `worker:${idOf('lochside', 'worker', 'jo-reid')} of ${lochside}`
  expect(lines.map((line) => line.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z request [0-9a-f-]{36}: /, ''))).toEqual([
    `GET /carers/:carer by ${who}: not there, or not theirs`, expect.stringMatching(new RegExp(`^GET /workers by ${who}: (refused|not there, or not theirs)$`)), `POST /* by ${who}: refused`,
  ])
  expect(lines.join('\n')).not.toContain(carer)
})
