import { rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { findBinaries, readyBinaries } from './embedded-binaries.ts'
import { DATABASE, makeCluster, OWNER, readPassword } from './embedded-cluster.ts'
import { clusterOf, makeSocketFolder, settleHome } from './embedded-home.ts'
import { AlreadyRunning, runningOn, takeLock } from './embedded-lock.ts'
import { pause } from './embedded-processes.ts'
import { endServer, liveServer, readServerFile, startServer, type ServerPlan } from './embedded-server.ts'
import { chooseUser } from './embedded-user.ts'
import { endOnWindows, freePort, startOnWindows } from './embedded-windows.ts'

export { AlreadyRunning }

/** How to reach the built-in database as its owner. */
export interface EmbeddedConnection {
  /** The folder of the Unix socket; a loopback address on Windows. */
  host: string
  port: number
  user: 'lilypad_owner'
  database: 'lilypad'
  /** Only where there is no private socket. */
  password?: string
}

export interface Embedded extends EmbeddedConnection {
  /** Stops the database cleanly and lets go of the data directory. Safe to call twice. */
  stop(): Promise<void>
  /** Settles when the database has ended; `expected` is false when nobody asked it to. Never rejects. */
  exited: Promise<{ expected: boolean }>
}

export interface EmbeddedOptions {
  /** The data directory (LILYPAD_DATA). It is made if need be. */
  directory: string
  /** Told, in plain sentences, what takes time or may surprise. */
  log: (line: string) => void
  /** Another folder of PostgreSQL binaries (bin, lib, share) than the one npm installed. */
  binaries?: string
}

const PORT = 5432 // names the socket's file; nothing listens on the network
const WINDOWS = process.platform === 'win32'

/**
 * Starts the built-in PostgreSQL on a data directory and gives back how to reach it. It promises: one Lilypad at a time
 * on a directory; a first start that was killed leaves the directory usable; a database whose Lilypad was killed is
 * stopped and started again; nothing listens on the network.
 *
 * Errors: AlreadyRunning ("Lilypad is already running on this data directory (process N)."), which leaves the running
 * one untouched; or an Error whose message is a sentence for the administrator, naming DATABASE_URL where that is a way out.
 */
export async function startEmbedded({ directory, log, binaries }: EmbeddedOptions): Promise<Embedded> {
  const native = binaries ?? findBinaries()
  const user = chooseUser(clusterOf(directory))
  const home = settleHome(directory, user, log)
  const unlock = takeLock(home)
  try {
    const ready = readyBinaries(native, home, user, log)
    const cluster = await makeCluster(ready, home, user, log)
    await stopOrphan(ready, cluster, log)
    const port = WINDOWS ? await freePort() : PORT
    const socket = WINDOWS ? undefined : makeSocketFolder(home, port, user)
    const host = socket?.folder ?? '127.0.0.1'
    const tidy = () => {
      if (socket?.temporary) rmSync(socket.folder, { recursive: true, force: true })
      unlock()
    }
    const server = await supervise({ native: ready, home, cluster, host, port, user, log }, tidy)
    return { ...connection(home, host, port), ...server }
  } catch (error) {
    unlock()
    throw error
  }
}

/**
 * How to reach the database of a Lilypad that runs on this data directory now, for a command such as a backup beside it;
 * undefined when none does (then `startEmbedded` is the way).
 */
export function findRunning(directory: string): EmbeddedConnection | undefined {
  const cluster = clusterOf(directory)
  const home = join(cluster, '..')
  const file = readServerFile(cluster)
  if (runningOn(home) === undefined || !file?.ready) return undefined
  return connection(home, WINDOWS ? '127.0.0.1' : file.host, file.port)
}

function connection(home: string, host: string, port: number): EmbeddedConnection {
  const password = readPassword(home)
  return { host, port, user: OWNER, database: DATABASE, ...(password === undefined ? {} : { password }) }
}

/** We hold the lock, so a server that works on this cluster has lost its Lilypad. */
async function stopOrphan(native: string, cluster: string, log: (line: string) => void): Promise<void> {
  const orphan = liveServer(cluster)
  if (orphan === undefined) return
  log('Stopping the database that an earlier Lilypad left running.')
  await (WINDOWS ? endOnWindows(native, cluster) : endServer(orphan))
}

/** Less room than the database needs to begin the next piece of its log, with some to spare. */
const leastRoom = 48 * 1024 * 1024

function isFull(place: string): boolean {
  const { bavail, bsize } = statfsSync(place)
  return bavail * bsize < leastRoom
}

async function supervise(plan: ServerPlan, tidy: () => void): Promise<Pick<Embedded, 'stop' | 'exited'>> {
  const start = () => (WINDOWS ? startOnWindows(plan) : startServer(plan))
  let server = await start().catch((error: unknown) => {
    tidy()
    throw error
  })
  let asked = false
  let running = true
  // However this process ends, short of a kill -9, the database is told; it finishes by itself.
  const onExit = () => {
    if (!WINDOWS && running) process.kill(server.pid, 'SIGINT')
    tidy()
  }
  process.once('exit', onExit)
  const watch = async () => {
    for (;;) {
      await server.exited
      running = false
      if (asked || !isFull(plan.cluster)) return { expected: asked }
      // A database that cannot write its log ends. Whoever makes room need not also start Lilypad again.
      plan.log('The disk is full, so the database has stopped; nothing that was kept is lost. Make room, and Lilypad goes on by itself.')
      let again: typeof server | undefined
      for (let tries = 0; !again; tries += 1) {
        while (!asked && isFull(plan.cluster)) await pause(500)
        if (asked || tries === 5) return { expected: asked }
        again = await start().catch(() => undefined)
      }
      server = again
      running = true
      plan.log('There is room again, and the database goes on.')
      if (asked) await (WINDOWS ? endOnWindows(plan.native, plan.cluster) : endServer(server.pid))
    }
  }
  const exited = watch()
  const stop = async () => {
    asked = true
    // That its process is gone is seen a moment before it is told, and it does not keep ours going: without this we would end too soon, with 13.
    const going = setInterval(() => undefined, 1_000)
    if (running) await (WINDOWS ? endOnWindows(plan.native, plan.cluster) : endServer(server.pid))
    await exited.finally(() => clearInterval(going))
    process.off('exit', onExit)
    tidy()
  }
  let stopping: Promise<void> | undefined
  return { exited, stop: () => (stopping ??= stop()) }
}
