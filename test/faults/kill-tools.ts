import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { newId } from '../../src/kernel/ids.ts'
import { killAndWait } from './embedded-tools.ts'

export const root = join(import.meta.dirname, '../..')

/** Lilypad in a process of its own, as it runs after the build: the same command at each start. */
export class Lilypad {
  readonly address: string
  lines: string[] = []
  #child: ChildProcess | undefined
  #words = ''

  constructor(readonly data: string, readonly port: number, readonly settings: Record<string, string> = {}) {
    this.address = settings.LILYPAD_URL ?? `http://localhost:${port}`
  }

  /** Start it, and wait for the line that says where it is (and one that fits `also`, if given). */
  async start(also = /./): Promise<string> {
    this.lines = []
    const { LILYPAD_URL: _, DATABASE_URL: __, DATABASE_APP_URL: ___, HOST: ____, ...env } = process.env
    const child = spawn(process.execPath, [join(root, 'dist/main.js')], {
      cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, LILYPAD_DATA: this.data, LILYPAD_DEMO: 'off', PORT: String(this.port), ...this.settings },
    })
    this.#child = child
    return new Promise((resolve, reject) => {
      const hear = (piece: Buffer) => {
        this.#words += piece.toString()
        const whole = this.#words.split('\n')
        this.#words = whole.pop() ?? ''
        this.lines.push(...whole)
        const found = this.lines.find((line) => also.test(line))
        if (found !== undefined && this.lines.includes(`Lilypad is at ${this.address}`)) resolve(found)
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('exit', (code) => reject(new Error(`It ended (${code}) before it answered:\n${this.lines.join('\n')}`)))
    })
  }

  /** Its process. */
  get pid(): number {
    return this.#child!.pid!
  }

  /** The cookie of somebody who sets up an organisation by the link that a first start prints. */
  async beginOrganisation(line: string): Promise<string> {
    const answer = await this.post(new URL(line.slice(line.indexOf('http'))).pathname, { organisation: 'A centre', name: 'Mairi', email: 'mairi@example.org', password: 'three plain words' })
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }

  /** A page, as whoever has this cookie. */
  async get(path: string, cookie = ''): Promise<{ status: number; html: string }> {
    const answer = await fetch(this.address + path, { redirect: 'manual', headers: { cookie } })
    return { status: answer.status, html: await answer.text() }
  }

  /** As a power cut would end it. */
  async kill(): Promise<void> {
    if (this.#child) await killAndWait(this.#child)
  }

  /** Ask it to stop, as a service manager does. */
  ask(): void {
    this.#child?.kill('SIGTERM')
  }

  /** Wait until it ends by itself; gives back its exit status. */
  async ended(): Promise<number | null> {
    const child = this.#child!
    if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve))
    return child.exitCode
  }

  /** A form from its own page. Rejects when nobody answers (any more). */
  async post(path: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
    return fetch(this.address + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: { origin: this.address, cookie } })
  }
}

/** What is printed when a first start asks for an organisation. */
export const beginning = /organisation\/beginning/

/** Make what runs; nothing is done when nothing changed. */
export function build(): void {
  const built = () => spawnSync(process.execPath, [join(root, 'bin/build.mjs')], { encoding: 'utf8' })
  // Another file's build may have put its own in place at the same moment: then there is nothing left to do.
  const { status, stderr } = [built(), built()][1]!
  if (status !== 0) throw new Error(stderr)
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** People who go on saving, several at once, until nobody answers. */
export class Saving {
  /** Saves that were answered with "done". */
  readonly kept = new Set<string>()
  /** Saves on their way when everything stopped: nobody knows whether they were done. */
  unknown = new Set<string>()
  /** Answers that should never come. */
  readonly wrong: string[] = []

  constructor(readonly lilypad: Lilypad, readonly cookie: string) {}

  /** Send one form; the same id is the same form. */
  async save(id: string): Promise<boolean> {
    this.unknown.add(id)
    const answer = await this.lilypad.post('/carers', { id, callName: `Carer ${id}`, asked: 'new' }, this.cookie).catch(() => undefined)
    if (answer?.status === 303) {
      this.kept.add(id)
      this.unknown.delete(id)
    } else if (answer?.status === 429) {
      // Faster than one person may be, on a fast machine: sent away before anything was done, to be sent again.
      this.unknown.delete(id)
    } else if (answer && answer.status !== 503) this.wrong.push(`${answer.status} ${await answer.text()}`)
    return answer?.status === 303
  }

  /** Several people save one form after the other. `enough` is called after each; the stream ends when a save fails. */
  async stream(people: number, enough: (saved: number) => void): Promise<void> {
    let saved = 0
    const person = async () => {
      while (await this.save(newId())) enough(saved += 1)
    }
    await Promise.all(Array.from({ length: people }, person))
  }
}
