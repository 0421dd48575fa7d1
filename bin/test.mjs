import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureInstalled, giveUp, root, say } from './ensure.mjs'

// Everything there is to check, cheapest first; it stops at the first failure. Extra arguments go to vitest:
// `npm test -- src/features/plans` runs one folder's tests after the types and the lint.

const began = performance.now()

ensureInstalled()
await build()
const chromium = await ensureChromium()

const folders = ['src', 'test', 'bin', 'bench'].filter((name) => existsSync(join(root, name)))

step('types', 'typescript/bin/tsc', ['--noEmit'])
step('lint', 'oxlint/bin/oxlint', folders)
step('tests', 'vitest/vitest.mjs', ['run', ...process.argv.slice(2)])
say(`All passed: build, types, lint and tests, in ${Math.round((performance.now() - began) / 1000)} s.`)

function step(name, program, options) {
  say(`Checking: ${name}.`)
  const path = join(root, 'node_modules', program)
  // NODE_ENV is for running Lilypad; the test runner sets its own.
  const { NODE_ENV: _, ...env } = { ...process.env, CHROMIUM_PATH: chromium }
  const { status } = spawnSync(process.execPath, [path, ...options], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) giveUp(`Stopped: ${name} failed.`)
}
