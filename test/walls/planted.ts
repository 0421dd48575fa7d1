import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')

/** A copy of a source file in which one line reads otherwise, for `vi.mock`; what it imports is what everybody imports. */
export async function withHole(file: string, line: string, instead: string): Promise<Record<string, unknown>> {
  const source = readFileSync(path.join(root, file), 'utf8')
  if (!source.includes(line)) throw new Error(`${file} does not say "${line}" any more: say in test/walls/holes.test.ts which line is dropped.`)
  const copy = path.join(mkdtempSync(path.join(tmpdir(), 'lilypad-hole-')), path.basename(file))
  writeFileSync(copy, source.replace(line, instead).replace(/from '(\.[^']*)'/g, (_, from: string) => `from '${path.join(root, path.dirname(file), from)}'`))
  return import(/* @vite-ignore */ copy) as Promise<Record<string, unknown>>
}
