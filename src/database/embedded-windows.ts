import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { program } from './embedded-binaries.ts'
import { cleanEnvironment } from './embedded-cluster.ts'
import { birthOf, pause } from './embedded-processes.ts'
import { liveServer, readServerFile, type Server, type ServerPlan } from './embedded-server.ts'

// Windows has no private sockets that PostgreSQL can use here, no SIGINT for another process, and an administrator may
// not run a server directly: so pg_ctl starts and stops it, on a loopback port with a random password.
// NOT YET TRIED on a Windows machine.

/** A port on this machine that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/** Starts the server by pg_ctl and waits until it answers. Errors: a sentence that names the log file. */
export async function startOnWindows(plan: ServerPlan): Promise<Server> {
  const settings = `-c listen_addresses=127.0.0.1 -c port=${plan.port} -c log_min_messages=log -c log_error_verbosity=terse -c log_min_error_statement=panic`
  const log = join(plan.home, 'database.log')
  const code = await pgCtl(plan.native, ['start', '-D', plan.cluster, '-l', log, '-w', '-t', '300', '-o', settings])
  const pid = readServerFile(plan.cluster)?.pid
  if (code !== 0 || pid === undefined) throw new Error(`The built-in database did not start. Its own words are in ${log}.`)
  const exited = (async () => {
    while (birthOf(pid) !== undefined) await pause(1_000)
    return { code: null, signal: null }
  })()
  return { pid, exited }
}

/** Stops the cluster's server by pg_ctl, at once but cleanly. */
export async function endOnWindows(native: string, cluster: string): Promise<void> {
  if (liveServer(cluster) !== undefined) await pgCtl(native, ['stop', '-D', cluster, '-m', 'fast', '-w'])
}

function pgCtl(native: string, options: string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program(native, 'pg_ctl'), options, { env: cleanEnvironment(), stdio: 'ignore', windowsHide: true })
    child.on('error', reject)
    child.on('exit', resolve)
  })
}
