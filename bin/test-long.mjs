import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled, giveUp, root, say } from './ensure.mjs'

// The long runs: fifty times each the app and its database are killed, a hundred thousand hostile requests are sent, the clock
// jumps sixty times through a year, and every property test looks elsewhere and further (test/chance.ts). Takes some hours. With
// LILYPAD_SEED=… the same again. Extra arguments go to vitest.

/** The files whose tests ask chance. */
function propertyTests() {
  return ['src', 'test/walls'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)))
    .filter((file) => /\.test\.tsx?$/.test(file) && readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"))
}

const began = performance.now()
ensureInstalled()
await build()
const seed = process.env.LILYPAD_SEED ?? String(Math.floor(Date.now() / 1000) % 1_000_000)
say(`The long runs, with LILYPAD_SEED=${seed}.`)
const { NODE_ENV: _, ...env } = { ...process.env, LILYPAD_LONG: '1', LILYPAD_SEED: seed }
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...(process.argv.length > 2 ? process.argv.slice(2) : ['test/faults', 'test/fuzz', ...propertyTests()])], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
if (status !== 0) giveUp(`Something did not hold. The same again: LILYPAD_SEED=${seed} npm run test:long`)
say(`All held, with LILYPAD_SEED=${seed}, in ${Math.round((performance.now() - began) / 60_000)} minutes.`)
