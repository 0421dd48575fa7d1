import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Says what is being done. On standard error, so that a command's own output stays clean. */
export const say = (line) => console.error(`lilypad: ${line}`)

/** Ends this process with a sentence instead of a stack. */
export function giveUp(line) {
  say(line)
  process.exit(1)
}

/**
 * Makes sure that this Node is new enough and that node_modules holds exactly what package-lock.json lists,
 * development packages too: the build needs them, also under NODE_ENV=production.
 */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp(`Lilypad needs Node 20.19 or later; this is Node ${process.versions.node}. Get a newer one from https://nodejs.org.`)
  }
  const stamp = join(root, 'node_modules/.lilypad-stamp')
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lock).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  if (!holdsAll(JSON.parse(lock))) {
    say('Installing the packages Lilypad is made of (npm ci). This takes a minute the first time.')
    const done = npm(['ci', '--include=dev', '--no-audit', '--no-fund'])
    if (done.status !== 0) giveUp('The packages could not be installed; npm says why above.')
  }
  writeFileSync(stamp, hash)
}

/** Whether npm's own note of what it installed agrees with the lock file, so that a fresh `npm install` is not done twice. */
function holdsAll(lock) {
  const note = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(note)) return false
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages
  const same = ([path, wanted]) =>
    path === '' || (installed[path] ? installed[path].version === wanted.version : wanted.optional || wanted.devOptional)
  return Object.entries(lock.packages).every(same)
}

function npm(options) {
  const settings = { cwd: root, stdio: ['ignore', process.stderr, process.stderr] }
  const running = process.env.npm_execpath // set when npm started us, and then the npm to use
  if (running?.endsWith('npm-cli.js')) return spawnSync(process.execPath, [running, ...options], settings)
  return spawnSync('npm', options, { ...settings, shell: process.platform === 'win32' })
}
