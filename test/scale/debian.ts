import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../faults/kill-tools.ts'

// Debian's own programs, each as an ordinary user, on loopback and a free port, in a folder that goes when the test ends.

const bin = '/usr/lib/postgresql/15/bin'
const isRoot = process.getuid?.() === 0

/** Who a program runs as: when we are root, Debian's user for it. */
function identity(name: string): { uid?: number; gid?: number } {
  if (!isRoot) return {}
  const [uid, gid] = ['-u', '-g'].map((which) => Number(spawnSync('id', [which, name], { encoding: 'utf8' }).stdout))
  return { uid: uid!, gid: gid! }
}

function ownFolder(name: string, who: { uid?: number; gid?: number }): string {
  const folder = mkdtempSync(join(tmpdir(), `lilypad-scale-${name}-`))
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid!)
  chmodSync(folder, 0o700)
  return folder
}

export async function until(condition: () => boolean | Promise<boolean>, what: string, seconds = 30): Promise<void> {
  for (const deadline = Date.now() + seconds * 1_000; !(await condition());) {
    if (Date.now() > deadline) throw new Error(`Waited ${seconds} seconds in vain: ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const postgres = identity('postgres')

function run(program: string, words: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(join(bin, program), words, { ...postgres, encoding: 'utf8', cwd: '/' })
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}${stderr}`)
}

/** A PostgreSQL 15 from Debian. Passwords are asked for, as between machines. */
export class Cluster {
  private constructor(readonly folder: string, readonly port: number) {}

  readonly password = 'three plain words'

  static async make(settings: readonly string[] = []): Promise<Cluster> {
    const cluster = new Cluster(ownFolder('postgres', postgres), await freePort())
    const secret = join(cluster.folder, 'secret')
    writeFileSync(secret, cluster.password, { mode: 0o644 })
    run('initdb', ['-D', cluster.data, '--username=owner', '--auth=scram-sha-256', `--pwfile=${secret}`, '--locale=C', '--encoding=UTF8', '--no-sync'])
    await cluster.start(settings)
    await cluster.ask('create database lilypad', 'postgres')
    return cluster
  }

  /** One that follows this one, row by row. */
  async makeStandby(name: string): Promise<Cluster> {
    const standby = new Cluster(ownFolder('standby', postgres), await freePort())
    const from = `host=127.0.0.1 port=${this.port} user=owner password='${this.password}' application_name=${name}`
    run('pg_basebackup', ['-D', standby.data, '-d', from, '--write-recovery-conf', '--wal-method=stream', '--checkpoint=fast', '--no-sync'])
    await standby.start()
    return standby
  }

  get data(): string {
    return join(this.folder, 'data')
  }

  /** Its address, as its owner. */
  url(database = 'lilypad'): string {
    return `postgres://owner:${encodeURIComponent(this.password)}@127.0.0.1:${this.port}/${database}`
  }

  async start(settings: readonly string[] = []): Promise<void> {
    const options = [`port=${this.port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${this.folder}`, 'max_connections=200', 'wal_level=replica', 'max_wal_senders=5', ...settings]
    const log = join(this.folder, 'log')
    try {
      run('pg_ctl', ['-D', this.data, '-l', log, '-w', 'start', '-o', options.map((one) => `-c ${one}`).join(' ')])
    } catch (error) {
      throw new Error(`${(error as Error).message}${readFileSync(log, 'utf8').slice(-2_000)}`, { cause: error })
    }
  }

  /**
   * As a power cut would end it: every process of it at once. When the power is back, nobody has its number. Here a process that ended keeps its number until
   * somebody collects it, which can take seconds, and PostgreSQL does not start while its lock names a number that exists: so the lock goes too.
   */
  async kill(): Promise<void> {
    const all = this.tellAll('SIGKILL')
    await until(() => !all.some(alive), 'the database to be gone')
    rmSync(this.lock)
  }

  /** As a machine that hangs, or a cable that is pulled: whoever speaks to it hears nothing more. */
  freeze(): void {
    this.tellAll('SIGSTOP')
  }

  /** Tell every process of it; gives back which those were. */
  private tellAll(signal: NodeJS.Signals): number[] {
    const pid = this.pid
    const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout.split('\n').map(Number).filter((one) => one > 0)
    const all = [pid, ...children]
    for (const one of all) {
      try { process.kill(one, signal) } catch { /* gone by itself */ }
    }
    return all
  }

  private get lock(): string {
    return join(this.data, 'postmaster.pid')
  }

  get pid(): number {
    return Number(readFileSync(this.lock, 'utf8').split('\n')[0])
  }

  /** From now on it is the one that can be written to. */
  promote(): void {
    run('pg_ctl', ['-D', this.data, '-w', 'promote'])
  }

  /** An orderly stop. */
  stop(): void {
    run('pg_ctl', ['-D', this.data, '-m', 'fast', '-w', 'stop'])
  }

  async remove(): Promise<void> {
    if (existsSync(this.lock) && alive(this.pid)) await this.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }

  async ask<Row extends pg.QueryResultRow>(question: string, database = 'lilypad'): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url(database) })
    client.on('error', () => undefined)
    await client.connect()
    return client.query<Row>(question).then(({ rows }) => rows).finally(() => client.end())
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** A program of Debian's that stays in the foreground, with its files. */
export class Service {
  private constructor(readonly folder: string, readonly port: number, private readonly child: ChildProcess) {}

  static async start(program: string, user: string, write: (folder: string, port: number) => Record<string, string>, words: (folder: string) => string[]): Promise<Service> {
    const who = identity(user)
    const [folder, port] = [ownFolder(user, who), await freePort()]
    mkdirSync(join(folder, 'tmp'))
    if (who.uid !== undefined) chownSync(join(folder, 'tmp'), who.uid, who.gid!)
    for (const [name, text] of Object.entries(write(folder, port))) {
      writeFileSync(join(folder, name), text, { mode: 0o600 })
      if (who.uid !== undefined) chownSync(join(folder, name), who.uid, who.gid!)
    }
    const child = spawn(program, words(folder), { ...who, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr!.on('data', (piece) => { said += piece })
    const service = new Service(folder, port, child)
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}: ${said}`)
      return fetch(`http://127.0.0.1:${port}/`).then(() => true, (error: { cause?: { code?: string } }) => error.cause?.code !== 'ECONNREFUSED')
    }, `${program} to listen`)
    return service
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const gone = new Promise((resolve) => this.child.once('exit', resolve))
      this.child.kill('SIGTERM')
      await gone
    }
    rmSync(this.folder, { recursive: true, force: true })
  }
}
