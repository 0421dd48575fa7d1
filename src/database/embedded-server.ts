import { spawn } from 'node:child_process'
import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { program } from './embedded-binaries.ts'
import { cleanEnvironment } from './embedded-cluster.ts'
import { birthOf, isServerOf, pause, waitForEnd } from './embedded-processes.ts'
import type { RunAs } from './embedded-user.ts'

/** How long a lock that a dead server left behind may keep us waiting: its last processes can live on for a while. */
const LOCK_LIMIT = 10_000
const FAST_LIMIT = 10_000
const LOG_LIMIT = 1_000_000

export interface Server {
  pid: number
  /** Settles when the server has ended, for whatever reason; never rejects. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

export interface ServerPlan {
  native: string
  home: string
  cluster: string
  /** The socket's folder. */
  host: string
  port: number
  user: RunAs
  log: (line: string) => void
}

/** What each start insists on, whatever postgresql.conf says: no network, and no person's words in a log file. */
export function insistedOptions(plan: Pick<ServerPlan, 'host' | 'port'>): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    port: String(plan.port),
    unix_socket_directories: `"${plan.host.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_min_messages: 'log', // above "error": a failed statement's message can quote what somebody typed
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/**
 * Starts the server and waits until it answers, however long it takes to recover after a power cut.
 * Errors: what the server's log says, when it ends instead; a lock left by a dead server is waited for first.
 */
export async function startServer(plan: ServerPlan): Promise<Server> {
  const deadline = Date.now() + LOCK_LIMIT
  for (let attempt = 1; ; attempt++) {
    disown(join(plan.cluster, 'postmaster.pid'), plan.cluster)
    disown(join(plan.host, `.s.PGSQL.${plan.port}.lock`), plan.cluster)
    const { server, logFrom } = launch(plan)
    if (await becomesReady(server, plan)) return server
    const said = readFileSync(logFile(plan.home)).subarray(logFrom).toString().trim()
    const locked = /lock file .* already exists|shared memory block .* is still in use/.test(said)
    if (!locked || Date.now() > deadline) throw new Error(`The built-in database did not start. It said: ${said}`)
    if (attempt === 1) plan.log('Waiting for the last processes of an earlier database to end.')
    await pause(200)
  }
}

/** Ends a server: at once but cleanly, and after a limit without ceremony (the next start then recovers). */
export async function endServer(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return // gone already
    }
    if (await waitForEnd(pid, FAST_LIMIT)) return
  }
}

/** What the cluster's own lock says: its server's number, port and socket folder, and whether it answers yet. */
export function readServerFile(cluster: string): { pid: number; port: number; host: string; ready: boolean } | undefined {
  const path = join(cluster, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]), host: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

/** The server that works on this cluster now, if one does. */
export function liveServer(cluster: string): number | undefined {
  const pid = readServerFile(cluster)?.pid
  return pid && isServerOf(pid, cluster) ? pid : undefined
}

function launch(plan: ServerPlan): { server: Server; logFrom: number } {
  const file = logFile(plan.home)
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.old`)
  const handle = openSync(file, 'a', 0o600)
  const logFrom = fstatSync(handle).size
  const child = spawn(program(plan.native, 'postgres'), ['-D', plan.cluster, ...insistedOptions(plan)], {
    ...plan.user,
    cwd: plan.home,
    env: cleanEnvironment(),
    detached: true, // a Ctrl-C in the terminal is for us alone: we answer the last requests before we stop the database
    stdio: ['ignore', handle, handle],
  })
  closeSync(handle)
  child.unref()
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }))
    child.on('error', () => resolve({ code: 1, signal: null }))
  })
  return { server: { pid: child.pid ?? -1, exited }, logFrom }
}

async function becomesReady(server: Server, plan: ServerPlan): Promise<boolean> {
  const slow = setTimeout(() => plan.log('The database is putting itself in order after it was cut off.'), 5_000)
  let ended = false
  void server.exited.then(() => (ended = true))
  try {
    while (!ended) {
      const file = readServerFile(plan.cluster)
      if (file?.pid === server.pid && file.ready) return true
      await pause(10)
    }
    return false
  } finally {
    clearTimeout(slow)
  }
}

/**
 * After a crash and a restart, most of all in a container, the number in a lock can belong to a quite different process;
 * PostgreSQL would then wait for it for ever. We never delete a lock (it also guards shared memory that old processes may
 * hold): we put our own number in the first line, which PostgreSQL knows as its parent's, and it checks the rest.
 */
function disown(lock: string, cluster: string): void {
  if (!existsSync(lock)) return
  const text = readFileSync(lock, 'utf8')
  const pid = Number(text.slice(0, text.indexOf('\n')))
  if (!(pid > 0) || birthOf(pid) === undefined || isServerOf(pid, cluster)) return
  writeFileSync(lock, `${process.pid}${text.slice(text.indexOf('\n'))}`)
}

const logFile = (home: string) => join(home, 'database.log')
