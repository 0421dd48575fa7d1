import { build } from 'esbuild'
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { endServer, liveServer } from '../../src/database/embedded-server.ts'
import type { EmbeddedConnection } from '../../src/database/embedded.ts'

export const isRoot = process.getuid?.() === 0

const made: string[] = []
const children: ChildProcess[] = []

/** A fresh folder, private to us (0700), removed by tidyUp. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lilypad-fault-')))
  made.push(folder)
  return folder
}

/** Ends the processes and removes the folders that a test made, also those a data directory points to. */
export async function tidyUp(): Promise<void> {
  for (const child of children.splice(0)) await killAndWait(child)
  for (const folder of made.splice(0)) {
    for (const data of [folder, join(folder, 'data')]) {
      const place = join(data, 'database')
      const server = existsSync(place) ? liveServer(realpathSync(place)) : undefined
      if (server !== undefined) await endServer(server)
      if (existsSync(place) && lstatSync(place).isSymbolicLink()) rmSync(dirname(realpathSync(place)), { recursive: true })
    }
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Asks the database one thing, over a connection of its own. */
export async function ask(connection: EmbeddedConnection, question: string): Promise<unknown> {
  const client = new pg.Client(connection)
  client.on('error', () => {}) // some tests cut the connection on purpose
  await client.connect()
  try {
    const { rows } = await client.query({ text: question, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

let program: Promise<string> | undefined

/** The supervisor as one piece of JavaScript, so that another process can run it without a build. */
const bundle = () =>
  (program ??= build({
    stdin: {
      contents: `import { startEmbedded } from './src/database/embedded.ts'
        const log = () => {}
        startEmbedded({ directory: process.argv[1], log }).then(
          ({ host, port, user, database }) => { console.log(JSON.stringify({ host, port, user, database })); setInterval(() => {}, 1000) },
          (error) => { console.log(JSON.stringify({ error: error.message })); process.exit(1) },
        )`,
      resolveDir: join(import.meta.dirname, '../..'),
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  }).then((result) => result.outputFiles[0]?.text ?? ''))

export type Said = EmbeddedConnection & { error?: string }

/** Starts the supervisor in a process of its own; `said` settles with its first words, or undefined if it dies silent. */
export async function startElsewhere(directory: string, identity: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', await bundle(), directory], {
    ...identity,
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const said = new Promise<Said | undefined>((resolve) => {
    let words = ''
    child.stdout.on('data', (piece) => {
      words += piece
      if (words.includes('\n')) resolve(JSON.parse(words) as Said)
    })
    child.on('close', () => resolve(undefined))
  })
  return { child, said }
}

/** Kills a process as a power cut would, and waits until it is gone. */
export async function killAndWait(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

/** Waits for a condition; the limit is only there so that a broken test ends. */
export async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 30_000; !condition(); ) {
    if (Date.now() > deadline) throw new Error('Waited 30 seconds in vain.')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** The number of the PostgreSQL server, as its own lock file says. */
export const serverOf = (directory: string) => Number(readFileSync(join(directory, 'database/postmaster.pid'), 'utf8').split('\n')[0])
