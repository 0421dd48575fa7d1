import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Person } from './people.ts'
import { at, rounded, sendInTurn } from './timing.ts'

export interface Heavy { name: string; times: number; p50: number; failed: number }

/**
 * What is long goes on beside, again and again, until it is told to stop: an evaluator's year, and an export of the whole history. An export that is under way
 * then is cut off, for that of a million carers takes far longer than what it stands beside; it is counted where it came to its end.
 */
export function beside(address: string, evaluator: Person, data: string): () => Promise<Heavy[]> {
  let going = true
  const over = new AbortController()
  const again = async (name: string, once: () => Promise<boolean>): Promise<Heavy> => {
    const times: number[] = []
    let failed = 0
    while (going) {
      const began = performance.now()
      if (await once()) times.push(performance.now() - began)
      else if (!over.signal.aborted) failed += 1
      // An evaluator reads what came before asking for more.
      await new Promise((resolve) => setTimeout(resolve, 4_000))
    }
    return { name, times: times.length, p50: rounded(at(times.sort((one, other) => one - other), 0.5)), failed }
  }
  const running = [
    again('an evaluator’s year', async () => (await sendInTurn(address, evaluator, { path: '/learning/year' })).ok),
    again('an export of the history', () => exported(data, over.signal)),
  ]
  return async () => {
    going = false
    over.abort()
    return Promise.all(running)
  }
}

async function exported(data: string, until: AbortSignal): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lilypad-bench-'))
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'cli.js'), 'audit', 'export', path.join(folder, 'history.jsonl.gz')], { env: { ...process.env, LILYPAD_DATA: data }, stdio: 'ignore', signal: until })
  child.on('error', () => undefined)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  rmSync(folder, { recursive: true })
  return code === 0
}
