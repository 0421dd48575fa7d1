import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { program } from './embedded-binaries.ts'
import { giveFolder } from './embedded-home.ts'
import type { RunAs } from './embedded-user.ts'

export const OWNER = 'lilypad_owner'
export const DATABASE = 'lilypad'

/**
 * Sizes for a small organisation's machine, written once into postgresql.conf, where an administrator may change them.
 * Few background processes, since the database stands idle most of the day.
 */
const SETTINGS: Record<string, string> = {
  shared_buffers: '64MB',
  max_connections: '100',
  work_mem: '8MB',
  jit: 'off',
  io_method: 'sync',
  max_logical_replication_workers: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Only what PostgreSQL's programs need: a PGPORT or a language in the caller's environment must not reach them. */
export const cleanEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  TEMP: process.env.TEMP,
  LC_ALL: 'C',
  TZ: 'UTC',
})

/** Where the password is kept on platforms without a private socket. */
const passwordFile = (home: string) => join(home, 'database.password')

/** The owner's password, where the database is reached by a port and so needs one. */
export function readPassword(home: string): string | undefined {
  return existsSync(passwordFile(home)) ? readFileSync(passwordFile(home), 'utf8').trim() : undefined
}

/**
 * Makes the cluster in `<home>/database` if there is none: owner `lilypad_owner`, database `lilypad`, sorted by byte.
 * It is made beside and renamed when complete and on disk, so one killed half-way is never mistaken for a whole one.
 *
 * Errors: a sentence naming DATABASE_URL when the machine does not know the user we run as; else what initdb said.
 */
export async function makeCluster(native: string, home: string, user: RunAs, log: (line: string) => void): Promise<string> {
  const cluster = join(home, 'database')
  if (existsSync(cluster)) return cluster
  log('Making a new database.')
  // A name of its own for each try: the initdb of a killed start may still be writing into the last one.
  sweep(home)
  const beside = join(home, `database.new-${randomBytes(4).toString('hex')}`)
  giveFolder(beside, user)
  const run = (name: 'initdb' | 'postgres', options: string[], input = '') => runProgram(program(native, name), options, home, user, input)
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['--set', `${name}=${value}`])
  const shape = ['--username', OWNER, '--locale=C', '--encoding=UTF8', '--no-instructions', '--no-sync']
  await run('initdb', ['--pgdata', beside, ...shape, ...settings, ...trust(home)])
  await run('postgres', ['--single', '-D', beside, '-c', 'fsync=off', '-c', 'log_min_messages=fatal', 'postgres'], `create database ${DATABASE}\n`)
  await run('initdb', ['--pgdata', beside, '--sync-only'])
  renameSync(beside, cluster)
  syncFolder(home)
  return cluster
}

/** On a private socket whoever gets in is trusted; on a port (Windows), a random password is asked for. */
function trust(home: string): string[] {
  if (process.platform !== 'win32') return ['--auth-local=trust', '--auth-host=reject']
  writeFileSync(passwordFile(home), randomBytes(24).toString('base64url'), { mode: 0o600 })
  return ['--auth=scram-sha-256', '--pwfile', passwordFile(home)]
}

function sweep(home: string): void {
  for (const name of readdirSync(home)) {
    if (!name.startsWith('database.new')) continue
    try {
      rmSync(join(home, name), { recursive: true, force: true })
    } catch {
      // Still being written by an initdb that lost its parent: it ends by itself, and the next start sweeps.
    }
  }
}

function runProgram(path: string, options: string[], home: string, user: RunAs, input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, options, { ...user, cwd: home, env: cleanEnvironment(), stdio: ['pipe', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (piece) => (said += piece))
    child.stderr.on('data', (piece) => (said += piece))
    child.on('error', (error) => reject(new Error(explain(error.message))))
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(explain(said.trim())))
    })
    child.stdin.on('error', () => {}) // it ended before reading: its exit code tells
    child.stdin.end(input)
  })
}

function explain(said: string): string {
  if (said.includes('could not look up effective user ID')) {
    return (
      `This process runs as user number ${process.getuid?.()}, which /etc/passwd does not list, and the built-in database ` +
      'refuses that. Add the user there, or set DATABASE_URL to a PostgreSQL server.'
    )
  }
  return `The built-in database could not be made. Set DATABASE_URL to use another PostgreSQL server. It said: ${said}`
}

/** A rename lasts through a power cut only once the folder that holds the names is written too. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
