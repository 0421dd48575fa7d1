import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildAssets } from './build-assets.mjs'
import { ensureInstalled, giveUp, root, say } from './ensure.mjs'

const programs = {
  main: 'src/main.ts',
  cli: 'src/cli/main.ts',
  'pdf-worker': 'src/kernel/pdf/worker.ts',
  'coach-worker': 'src/features/coach/tagger/worker.ts',
}

/**
 * Builds dist/ from src/: the programs, the migrations, and what browsers fetch. Does nothing when nothing changed.
 * It is made beside and put in place whole, so a build that fails or is killed leaves the last one as it was.
 */
export async function build({ force = false } = {}) {
  const dist = join(root, 'dist')
  const stamp = join(dist, '.stamp')
  const hash = hashOfSources()
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  const began = performance.now()
  say('Building.')
  const beside = `${dist}.new-${process.pid}`
  try {
    mkdirSync(join(beside, 'assets'), { recursive: true })
    await Promise.all([buildPrograms(beside), buildAssets(join(beside, 'assets'))])
    copyMigrations(join(beside, 'migrations'))
    keepLastAssets(join(dist, 'assets'), join(beside, 'assets'))
    writeFileSync(join(beside, '.stamp'), hash)
    rmSync(dist, { recursive: true, force: true })
    renameSync(beside, dist)
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    giveUp(`The build failed, and the last one was left as it was. ${error.message}`)
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
  say(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
}

async function buildPrograms(folder) {
  const { build: bundle } = await import('esbuild')
  const present = Object.entries(programs).filter(([, path]) => existsSync(join(root, path)))
  await bundle({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(present),
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.json': 'json' },
    sourcemap: true,
    logLevel: 'warning',
  })
}

function copyMigrations(target) {
  const source = join(root, 'src/database/migrations')
  if (existsSync(source)) cpSync(source, target, { recursive: true, filter: (path) => !/\.[^./\\]+$/.test(path) || path.endsWith('.sql') })
}

/** A Lilypad that still runs on the last build serves that build's files until it is started anew: keep one generation. */
function keepLastAssets(last, next) {
  const manifest = join(last, 'manifest.json')
  if (!existsSync(manifest)) return
  for (const name of Object.values(JSON.parse(readFileSync(manifest, 'utf8')))) {
    for (const file of [name, `${name}.br`, `${name}.gz`]) {
      if (existsSync(join(last, file)) && !existsSync(join(next, file))) cpSync(join(last, file), join(next, file))
    }
  }
}

/** Names, times and sizes say enough: reading every file would take longer than the answer is worth. */
function hashOfSources() {
  const hash = createHash('sha256')
  const add = (path) => {
    const { mtimeMs, size } = statSync(join(root, path))
    hash.update(`${path}\0${mtimeMs}\0${size}\n`)
  }
  const walk = (folder) => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true })
    for (const { name, ...entry } of entries.map((found) => ({ name: found.name, folder: found.isDirectory() }))) {
      if (entry.folder) walk(`${folder}/${name}`)
      else add(`${folder}/${name}`)
    }
  }
  add('package-lock.json')
  for (const folder of ['bin', 'src']) walk(folder)
  return hash.digest('hex')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled()
  await build({ force: process.argv.includes('--force') })
}
