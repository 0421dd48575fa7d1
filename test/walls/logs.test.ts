import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { makeSignInLink, setPassword } from '../../src/features/accounts/index.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { newId } from '../../src/kernel/ids.ts'
import { makePost } from '../../src/kernel/mail.ts'
import { inTenant } from '../../src/kernel/tenant.ts'
import { idOf } from '../../src/seed/ids.ts'
import { useTestDatabase } from '../world.ts'

// A log is read by people who may not read the record. Everything here is full of words that must never get there.

const world = useTestDatabase('world')
const lochside = idOf('lochside')
const password = 'canary password of Jo'
const secret = (what: string) => `canary-${what}`
let folder = ''
const lines: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lilypad-logs-'))
  await inTenant(systemActor(lochside), (tx) => setPassword(tx, idOf('lochside', 'worker', 'jo-reid'), password))
  for (const how of ['log', 'info', 'warn', 'error', 'debug'] as const) vi.spyOn(console, how).mockImplementation((...all) => { lines.push(all.map(String).join(' ')) })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

/** Lilypad with a mail server that is not there. */
function lilypad() {
  const post = makePost({ url: 'smtp://canary-mail-user:canary-mail-password@127.0.0.1:1', folder })
  const app = makeApp({ address: 'http://localhost:3000', post, log: (line) => { lines.push(line) } })
  return async (place: string, { cookie = '', fields, headers = {} }: { cookie?: string; fields?: Record<string, string>; headers?: Record<string, string> } = {}) => {
    const request = new Request(`http://localhost:3000${place}`, { method: fields ? 'POST' : 'GET', ...(fields ? { body: new URLSearchParams(fields) } : {}), headers: { 'sec-fetch-site': 'same-origin', 'user-agent': secret('agent'), ...headers, cookie } })
    const answer = await app.fetch(request, { incoming: { socket: { remoteAddress: '203.0.113.77' } } })
    return { status: answer.status, cookie: answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; '), html: await answer.text() }
  }
}

test('whatever goes well or wrong, no password, link, cookie, name, address or word of a record is in a line of the log', async () => {
  const ask = lilypad()
  const fresh = () => ({ id: newId() })
  const carer = idOf('lochside', 'carer', 'asha-menon')
  const words = { words: secret('words'), statement: secret('words'), why: secret('words'), name: secret('name'), callName: secret('name'), title: secret('words') }
  const signIn = { email: 'jo-reid@lochside.example.org', password }
  const jo = await ask('/sessions', { fields: signIn })
  expect(jo.status).toBe(303)
  const token = await inTenant(systemActor(lochside), (tx) => makeSignInLink(tx, idOf('lochside', 'worker', 'sam-ure'), 'demo'))
  const secrets = [password, token.split('.')[1]!, ...jo.cookie.matchAll(/=[^.;]*\.?([\w-]{20,})/g)].map((one) => typeof one === 'string' ? one : one[1]!)
  expect(secrets.length).toBeGreaterThanOrEqual(3)

  // Gone wrong before and after it is known who asks; mail that does not leave; what is not there, not theirs, not right, too much.
  await ask('/sessions', { fields: { ...signIn, password: secret('wrong-password') } })
  await ask('/sign-in-links', { fields: { email: signIn.email } })
  await ask(`/sign-in-links/${token}x`)
  for (const at of ['/prepare/', '/listened/', '/organisation/beginning/', '/sign-in-links/']) await ask(`${at}${lochside}.${secret('link')}`)
  for (const place of [`/carers?find=${secret('search')}`, `/carers/${idOf('skerry', 'carer', 'mags')}`, '/workers', `/${secret('path')}`, '/carers/not-an-id']) await ask(place, { cookie: jo.cookie })
  for (const place of [`/carers/${carer}/conversations`, '/carers', `/carers/${carer}/differences`, '/coach', `/carers/${idOf('skerry', 'carer', 'mags')}/concerns`]) {
    await ask(place, { cookie: jo.cookie, fields: { ...fresh(), ...words } })
    await ask(place, { cookie: jo.cookie, fields: words, headers: { 'sec-fetch-site': 'cross-site' } })
  }
  // And a table gone in the middle: a line with a place in the code.
  await world.owner.query('alter table carers rename to elsewhere')
  try {
    expect((await ask('/carers', { cookie: jo.cookie, fields: { ...fresh(), ...words } })).status).toBe(503)
    expect((await ask(`/carers/${carer}`, { cookie: jo.cookie })).status).toBe(503)
  } finally {
    await world.owner.query('alter table elsewhere rename to carers')
  }
  await vi.waitFor(() => expect(lines.join('\n')).toContain('a sign-in link could not be mailed'), { timeout: 10_000 })
  const all = lines.join('\n')
  expect(lines.length).toBeGreaterThan(10)
  for (const one of [...secrets, 'canary', 'jo-reid@', 'Asha', 'Menon', carer]) expect([one, all.includes(one)]).toEqual([one, false])
})

test.each<[string, Record<string, string>]>([
  ['a database that is not there', { DATABASE_URL: 'postgres://lilypad:canary-word@127.0.0.1:1/lilypad' }],
  ['a database address that is none', { DATABASE_URL: 'postgres//lilypad:canary-word@db' }],
  ['a key that is none', { LILYPAD_KEY: 'canary-word', DATABASE_URL: 'postgres://lilypad:canary-word@127.0.0.1:1/lilypad' }],
  ['a mail address that is none', { LILYPAD_SMTP_URL: 'canary-word' }],
])('a start with %s ends in one sentence, without the secret in it', async (_what, env) => {
  const said = await new Promise<{ code: unknown; words: string }>((resolve) => {
    execFile(process.execPath, ['dist/main.js'], { env: { PATH: process.env.PATH, LILYPAD_DATA: path.join(folder, newId()), LILYPAD_DEMO: 'off', PORT: '3999', ...env }, timeout: 60_000 },
      (error, out, err) => resolve({ code: error?.code ?? 0, words: `${out}${err}` }))
  })
  expect(said.code).toBe(1)
  expect(said.words).not.toMatch(/canary|^ +at /m)
  expect(said.words.trim()).toMatch(/[.?:] ?(openssl rand -base64 32)?$/)
})
