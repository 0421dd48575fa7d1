import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeAll, afterAll, expect, test } from 'vitest'
import { openCompiler } from './compiler.ts'
import { PdfProcess, type PdfProcessOptions } from './pdf-process.ts'
import { documentOf, wholePlan } from './sample.test-helper.ts'
import { workerFile } from '../aside/worker-file.ts'

let folder: string
let maker: PdfProcess
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lilypad-test-'))
})
afterEach(() => maker?.stop())
afterAll(() => rmSync(folder, { recursive: true }))

function start(options: Partial<PdfProcessOptions> = {}): PdfProcess {
  maker = new PdfProcess({ workerFile: () => workerFile('pdf-worker', new URL('./worker.ts', import.meta.url)), anchor: import.meta.url, idleMilliseconds: 60_000, timeLimitMilliseconds: 20_000, queueLimit: 50, ...options })
  return maker
}

/** A worker that does as it is told, for what the real one does too seldom to be tested. */
function pretend(behaviour: string): () => Promise<string> {
  const file = join(folder, `${Math.random()}.mjs`)
  writeFileSync(file, `process.on('disconnect', () => process.exit()); process.on('message', ({ id }) => { ${behaviour} })`)
  return () => Promise.resolve(file)
}

const running = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const untilGone = async (pid: number) => {
  for (let tries = 0; running(pid) && tries < 100; tries++) await wait(50)
  return !running(pid)
}

test('a worker killed in the middle is followed by another, and no document is lost', async () => {
  const pdfs = start()
  await pdfs.make(documentOf([]))
  const first = pdfs.pid!
  const made = [1, 2, 3].map((number) => pdfs.make(documentOf(wholePlan, { title: `Plan ${number}` })))
  await wait(1)
  process.kill(first, 'SIGKILL')
  expect((await Promise.all(made)).every((result) => result.ok)).toBe(true)
  expect(pdfs.pid).not.toBe(first)
})

test('a document that kills every worker is given up, and the next one is made', async () => {
  const pdfs = start({ workerFile: pretend('process.exit(3)') })
  await expect(pdfs.make(documentOf([]))).rejects.toMatchObject({ reason: 'failed' })
  await expect(pdfs.make(documentOf([]))).rejects.toMatchObject({ reason: 'failed' })
})

test('a document that takes too long is stopped, with its worker', async () => {
  const pdfs = start({ workerFile: pretend('for (;;);'), timeLimitMilliseconds: 300 })
  const made = pdfs.make(documentOf([]))
  await wait(150)
  const pid = pdfs.pid!
  await expect(made).rejects.toMatchObject({ reason: 'slow', message: expect.stringContaining('too long') })
  expect(await untilGone(pid)).toBe(true)
})

test('what is not plain data is refused, and the next one is made', async () => {
  const pdfs = start()
  const odd = documentOf([], { title: (() => 'x') as unknown as string })
  await expect(pdfs.make(odd)).rejects.toMatchObject({ reason: 'failed' })
  await expect(pdfs.make({} as never)).rejects.toMatchObject({ reason: 'failed' })
  expect((await pdfs.make(documentOf([]))).ok).toBe(true)
})

test('the queue has an end', async () => {
  const pdfs = start({ workerFile: pretend(''), queueLimit: 2 })
  const made = [1, 2].map(() => pdfs.make(documentOf([])))
  const refused = pdfs.make(documentOf([]))
  const settled = Promise.allSettled(made)
  await expect(refused).rejects.toMatchObject({ reason: 'busy' })
  await pdfs.stop()
  expect((await settled).map((each) => each.status === 'rejected' && each.reason.reason)).toEqual(['stopped', 'stopped'])
})

test('an idle worker ends by itself, and the next document starts another', async () => {
  const pdfs = start({ idleMilliseconds: 200 })
  await pdfs.make(documentOf([]))
  expect(await untilGone(pdfs.pid ?? -1)).toBe(true)
  expect((await pdfs.make(documentOf([]))).ok).toBe(true)
})

test('without a Typst binary every document is unavailable, and nothing fails', async () => {
  expect(openCompiler(import.meta.url, 'no-such-compiler')).toBeUndefined()
  const pdfs = start({ workerFile: pretend("process.send({ id, kind: 'unavailable' })") })
  expect(await Promise.all([1, 2].map(() => pdfs.make(documentOf([]))))).toEqual([1, 2].map(() => ({ ok: false, reason: 'unavailable' })))
  expect(await pdfs.make(documentOf([]))).toEqual({ ok: false, reason: 'unavailable' })
})

test('the worker is given no secrets of the app', async () => {
  process.env['LILYPAD_TEST_SECRET'] = 'secret'
  const pdfs = start({ workerFile: pretend("process.send({ id, kind: 'made', bytes: Buffer.from(Object.keys(process.env).join()) })") })
  const result = await pdfs.make(documentOf([]))
  expect(result.ok && Buffer.from(result.bytes).toString()).not.toContain('LILYPAD_TEST_SECRET')
  delete process.env['LILYPAD_TEST_SECRET']
})
