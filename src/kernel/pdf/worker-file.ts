import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const name = 'pdf-worker.js'

let found: Promise<string> | undefined

/**
 * The file that the child process runs: beside this module once the app is built. Straight from source (in tests) there is
 * none, so it is bundled once into a private temporary folder that goes when the process ends.
 */
export function workerFile(): Promise<string> {
  const built = [`./${name}`, `../${name}`].map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path))
  if (built !== undefined) return Promise.resolve(built)
  found ??= bundleWorker()
  return found
}

async function bundleWorker(): Promise<string> {
  const { build } = await import('esbuild')
  const result = await build({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
  })
  const folder = mkdtempSync(join(tmpdir(), 'lilypad-pdf-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'pdf-worker.mjs')
  writeFileSync(file, result.outputFiles[0]!.contents)
  return file
}
