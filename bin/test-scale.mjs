import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled, giveUp, root, say } from './ensure.mjs'

// What takes more than one machine, tried on this one: several processes behind nginx, replication with a failover, PgBouncer. On
// Debian's packages alone, on loopback, each program as an ordinary user. Takes some minutes. Extra arguments go to vitest.

/** Debian's packages, each with the file that shows it is there. */
const debian = { nginx: '/usr/sbin/nginx', pgbouncer: '/usr/sbin/pgbouncer', 'postgresql-15': '/usr/lib/postgresql/15/bin/initdb' }

const began = performance.now()
ensureInstalled()
ensureDebian()
await build()
const { NODE_ENV: _, ...env } = { ...process.env, LILYPAD_SCALE: '1' }
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...(process.argv.length > 2 ? process.argv.slice(2) : ['test/scale'])], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
if (status !== 0) giveUp('Something did not hold.')
say(`All held, in ${Math.round((performance.now() - began) / 1000)} s.`)

function ensureDebian() {
  const missing = Object.keys(debian).filter((name) => !existsSync(debian[name]))
  if (missing.length === 0) return
  const install = `apt-get install --no-install-recommends ${missing.join(' ')}`
  if (!existsSync('/usr/bin/apt-get')) giveUp(`These tests need ${missing.join(', ')} as Debian 12 has them, and this machine has no apt-get.`)
  if (process.getuid?.() !== 0) giveUp(`These tests need ${missing.join(', ')} from Debian. Install them as root, then run this again: ${install}`)
  say(`Installing from Debian: ${missing.join(', ')}.`)
  // They are only needed as programs: at this level nothing of them is started as a service.
  const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  for (const words of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', ...missing]]) {
    if (spawnSync('apt-get', words, { env: quiet, stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0) giveUp(`They could not be installed; apt says why above. By hand: ${install}`)
  }
}
