import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCommand } from '../../src/cli/run.ts'
import { readSettings, SettingProblem } from '../../src/settings.ts'
import { useTestDatabase } from '../world.ts'
import { howMany, long, seed } from './figures.ts'
import { hostileText } from './hostile.ts'

// Every command, with whatever may stand behind it, in a file or on standard input: it ends with a sentence, never with a stack.

const world = useTestDatabase('world')
const folder = mkdtempSync(path.join(tmpdir(), 'lilypad-commands-'))
const runs = howMany('LILYPAD_COMMANDS', 80, 3_000)
const counted: Record<string, number> = {}
const cameFrom = process.cwd()
// A word that is taken for the name of a file is one in a folder of our own.
beforeAll(() => process.chdir(folder))
afterAll(() => {
  process.chdir(cameFrom)
  rmSync(folder, { recursive: true, force: true })
  console.log(`Fuzz of the commands (seed ${seed}): ${JSON.stringify(counted)}`)
})

/** The names of all commands, as the overview shows them; all but "start", which stays, and "demo", whose purpose it is to take away: they are tried by themselves (`start-and-demo.test.ts`). */
async function commandNames(): Promise<string[]> {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  await runCommand([], {})
  vi.restoreAllMocks()
  const names = [...lines.join('\n').matchAll(/^ {2}([a-z]+)\b.* {3}/gm)].map(([, name]) => name!)
  return [...new Set(names)].filter((name) => !['start', 'demo', 'npm'].includes(name))
}

const verbs = ['add', 'verify', 'export', 'list', 'key', '--csv', '--against', '--file', '--name', '--email', '--role', '--team', '--organisation', '--key', '--passphrase', '--', '-', '--force', 'support worker', 'a@example.org', 'Lochside Carers Centre']
const word = fc.oneof(fc.constantFrom(...verbs), hostileText.map((text) => text.replaceAll('\u0000', '').slice(0, 400)), fc.constant('<file>'), fc.constant('<folder>'))
const content = fc.oneof(
  hostileText, fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)), hostileText.map((text) => gzipSync(text)), hostileText.map((text) => gzipSync(`{"lilypad":1,"rows":${JSON.stringify(text)}}\n${text}`).subarray(0, -4)),
  hostileText.map((text) => `text,id\n${text},1\n"${text}\n`), hostileText.map((text) => `{"id":1,"text":${JSON.stringify(text)},"lang":${JSON.stringify(text.slice(0, 9))}}\n{"id":`),
)
const command = fc.record({ name: fc.nat(), words: fc.array(word, { maxLength: 6 }), content, stdin: content })

/** What a command line must never show. */
const inner = /\n\s+at \S|node:internal|\[object Object\]|^undefined$|node_modules|\b(?:Type|Reference|Range)Error\b/m

test(`${runs} command lines made up by chance each end with 0 or 1, and a sentence`, async () => {
  const names = await commandNames()
  expect(names.length).toBeGreaterThan(5)
  const url = world.place.connectionString ?? `postgres://${world.place.user}@${encodeURIComponent(String(world.place.host))}:${world.place.port}/${world.place.database}`
  const own = Object.getOwnPropertyDescriptor(process, 'stdin')!
  const wrong: string[] = []
  for (const [at, one] of fc.sample(command, { seed, numRuns: runs }).entries()) {
    const name = names[one.name % names.length]!
    const here = path.join(folder, String(at))
    mkdirSync(here)
    writeFileSync(path.join(here, 'file'), one.content)
    const standsFor: Record<string, string> = { '<file>': path.join(here, 'file'), '<folder>': here }
    // Whatever would name a file is one in a folder of our own.
    const words = one.words.map((text) => standsFor[text] ?? (['backup', 'restore', 'audit', 'key'].includes(name) && !verbs.includes(text) ? path.join(here, text.replace(/[/\\]|\.\./g, '_').slice(0, 100) || 'x') : text))
    const said: string[] = []
    for (const stream of ['log', 'error', 'warn'] as const) vi.spyOn(console, stream).mockImplementation((line: unknown) => void said.push(String(line)))
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => Boolean(said.push(String(line))))
    Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from([typeof one.stdin === 'string' ? Buffer.from(one.stdin) : one.stdin]) })
    const status = await runCommand([name, ...words], { DATABASE_URL: url, LILYPAD_DATA: here }).catch((error: unknown) => `threw ${String(error)}`)
    vi.restoreAllMocks()
    Object.defineProperty(process, 'stdin', own)
    const line = `${name} ${JSON.stringify(one.words).slice(0, 300)} (seed ${seed}, number ${at})`
    counted[`${name} ${status}`] = (counted[`${name} ${status}`] ?? 0) + 1
    if (status !== 0 && status !== 1) wrong.push(`${line}: ${status}`)
    if (status === 1 && said.join('').trim() === '') wrong.push(`${line}: ended with 1 and no sentence`)
    const told = said.join('\n')
    // What was typed is said again where it helps.
    const shown = inner.exec(one.words.concat(String(one.stdin)).reduce((text, typed) => (typed ? text.replaceAll(typed, '') : text), told))
    if (shown) wrong.push(`${line}: said ${told.slice(Math.max(0, shown.index - 80), shown.index + 200)}`)
  }
  expect(wrong.join('\n')).toBe('')
}, long ? 7_200_000 : 900_000)

test('whatever stands in the environment is taken, or refused in a sentence', () => {
  const names = ['PORT', 'HOST', 'LILYPAD_URL', 'LILYPAD_PROXIES', 'DATABASE_URL', 'DATABASE_APP_URL', 'LILYPAD_KEY', 'LILYPAD_DEMO', 'LILYPAD_SMTP_URL', 'LILYPAD_BACKUPS', 'LILYPAD_BACKUP_AT', 'LILYPAD_DATA']
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names), hostileText, { maxKeys: 4 }), (env) => {
    try {
      readSettings(env)
    } catch (error) {
      expect(error).toBeInstanceOf(SettingProblem)
      expect((error as Error).message.length).toBeGreaterThan(20)
    }
  }), { seed, numRuns: howMany('LILYPAD_SETTINGS', 1_000, 20_000) })
})
