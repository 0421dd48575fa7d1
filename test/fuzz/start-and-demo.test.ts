import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCommand } from '../../src/cli/run.ts'
import { build, freePort, root } from '../faults/kill-tools.ts'
import { copyDatabase, dropDatabase, type TestDatabase, useTestDatabase } from '../world.ts'
import { howMany, long, seed } from './figures.ts'
import { hostileText } from './hostile.ts'

// "start", which stays until it is asked to stop, and "demo", which takes away: with whatever may stand behind them and round them.

const world = useTestDatabase('world')
const folder = mkdtempSync(path.join(tmpdir(), 'lilypad-start-'))
beforeAll(build)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const urlOf = ({ place }: TestDatabase) => place.connectionString ?? `postgres://${place.user}@${encodeURIComponent(String(place.host))}:${place.port}/${place.database}`
/** What a command line must never show. */
const inner = /\n\s+at \S|node:internal|\[object Object\]|^undefined$|node_modules|\b(?:Type|Reference|Range)Error\b/m
const plain = hostileText.map((text) => text.replaceAll('\u0000', '').slice(0, 300))

const demoWords = fc.array(fc.oneof(fc.constantFrom('load', 'remove', 'LOAD', 'load ', '--force', '--', '-y', 'remove\n', '--help', ''), plain), { maxLength: 4 })

test('the made-up world comes and goes by its two words alone, whole each time, and what is not made up stays', async () => {
  const own = await copyDatabase('world')
  try {
    await own.owner.query("update organisations set demo = false where organisation_id = (select organisation_id from organisations order by name limit 1)")
    const count = async () => (await own.owner.query<{ real: number; made: number; carers: number }>('select count(*) filter (where not demo)::int as real, count(*) filter (where demo)::int as made, (select count(*) from carers c join organisations o using (organisation_id) where not o.demo)::int as carers from organisations')).rows[0]!
    const first = await count()
    expect(first).toMatchObject({ real: 1, made: 1 })
    const wrong: string[] = []
    // Bringing it in takes a while, and where an organisation of its number is there already it cannot: so "load" alone is not left to chance.
    for (const words of [...fc.sample(demoWords, { seed, numRuns: howMany('LILYPAD_DEMOS', 60, 1_000) }).filter(([verb]) => verb !== 'load'), ['load'], ['remove'], ['remove']]) {
      const before = await count()
      const said: string[] = []
      for (const stream of ['log', 'error'] as const) vi.spyOn(console, stream).mockImplementation((line: unknown) => void said.push(String(line)))
      const status = await runCommand(['demo', ...words], { DATABASE_URL: urlOf(own), LILYPAD_DATA: folder }).catch((error: unknown) => `threw ${String(error)}`)
      vi.restoreAllMocks()
      const after = await count()
      const told = words.reduce((text, typed) => (typed ? text.replaceAll(typed, '') : text), said.join('\n'))
      const line = `demo ${JSON.stringify(words).slice(0, 200)}`
      if (![0, 1].includes(status as number) || said.join('').trim() === '' || inner.test(told)) wrong.push(`${line}: ${status}, ${told.slice(0, 200)}`)
      const removes = words[0] === 'remove' && !words.includes('--help')
      if (after.real !== 1 || after.carers !== first.carers || after.made !== (removes ? 0 : before.made)) wrong.push(`${line}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`)
    }
    expect(wrong.join('\n')).toBe('')
    expect(await count()).toEqual({ ...first, made: 0 })
  } finally {
    await dropDatabase(own)
  }
})

/** What stands round a start. The address it listens on is never left to chance: it stays on this machine. */
const surroundings = fc.record({
  env: fc.dictionary(fc.constantFrom('PORT', 'LILYPAD_URL', 'LILYPAD_PROXIES', 'LILYPAD_KEY', 'LILYPAD_DEMO', 'LILYPAD_SMTP_URL', 'LILYPAD_MAIL_FROM', 'LILYPAD_BACKUP_AT', 'LILYPAD_BACKUP_KEEP', 'DATABASE_APP_URL', 'NODE_ENV', 'TZ'),
    fc.oneof(plain, fc.constantFrom('', '0', '-1', '65536', 'on', 'off', 'https://carers.example.org', 'http://[::1]', '24:00', '02:00', 'Europe/Nowhere')), { maxKeys: 3 }),
  words: fc.array(fc.oneof(plain, fc.constantFrom('--port', '8080', 'start', '--help', '')), { maxLength: 3 }),
})

test('a start with whatever stands round it says where it is and ends when asked to, or ends with 1 and a sentence', async () => {
  const wrong: string[] = []
  const counted: Record<string, number> = {}
  // The first with nothing round it: it has to come up.
  for (const [at, { env, words }] of [{ env: {}, words: [] }, ...fc.sample(surroundings, { seed, numRuns: howMany('LILYPAD_STARTS', 8, 100) })].entries()) {
    const data = path.join(folder, String(at))
    mkdirSync(data)
    const { told, status, up } = await startAndStop(words, { PORT: String(await freePort()), ...env, HOST: '127.0.0.1', DATABASE_URL: urlOf(world), LILYPAD_DATA: data })
    counted[`${up ? 'was up' : 'did not start'}, ${status}`] = (counted[`${up ? 'was up' : 'did not start'}, ${status}`] ?? 0) + 1
    const rest = [...Object.values(env), ...words].reduce((text, typed) => (typed ? text.replaceAll(typed, '') : text), told)
    const helped = words.includes('--help')
    if ((up || helped ? status !== 0 : status !== 1) || told.trim() === '' || inner.test(rest)) wrong.push(`start ${JSON.stringify({ env, words }).slice(0, 400)} (seed ${seed}, number ${at}): ${status}, ${rest.slice(0, 400)}`)
  }
  console.log(`Starts by chance (seed ${seed}): ${JSON.stringify(counted)}`)
  expect(wrong.join('\n')).toBe('')
  expect(counted['was up, 0']).toBeGreaterThan(0)
}, long ? 3_600_000 : 900_000)

/** Start it in a process of its own; ask it to stop as soon as it says where it is. */
async function startAndStop(words: readonly string[], env: Record<string, string>): Promise<{ told: string; status: number | null; up: boolean }> {
  const child = spawn(process.execPath, [path.join(root, 'dist/cli.js'), 'start', ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH ?? '', ...env } })
  let [told, up] = ['', false]
  const hear = (piece: Buffer) => {
    told += piece.toString()
    if (!up && /^Lilypad is at /m.test(told)) {
      up = true
      child.kill('SIGTERM')
    }
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { told, status, up }
}
