import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const found = new Map<string, Promise<string>>()

/**
 * The file that a child process runs: `<name>.js` beside this module once the app is built. Straight from source (in tests) there
 * is none, so `source` is bundled once into the cache folder that tools keep beside the installed packages.
 */
export function workerFile(name: string, source: URL): Promise<string> {
  const built = [`./${name}.js`, `../${name}.js`].map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path))
  if (built !== undefined) return Promise.resolve(built)
  const making = found.get(name) ?? bundleWorker(name, source)
  found.set(name, making)
  return making
}

async function bundleWorker(name: string, source: URL): Promise<string> {
  const { build } = await import('esbuild')
  const result = await build({
    entryPoints: [fileURLToPath(source)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
  })
  const code = result.outputFiles[0]!.contents
  const file = join(cacheFolder(), `${name}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`)
  if (existsSync(file)) return file
  // Written beside and renamed, so that another process that starts now never reads half of it.
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, code)
  renameSync(unfinished, file)
  return file
}

function cacheFolder(): string {
  try {
    const folder = join(createRequire(import.meta.url).resolve('esbuild/package.json'), '../../.cache/lilypad')
    mkdirSync(folder, { recursive: true })
    return folder
  } catch {
    return mkdtempSync(join(tmpdir(), 'lilypad-worker-'))
  }
}
