import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'

/** The user that the database runs as; empty means: the same as we are. */
export interface RunAs {
  uid?: number
  gid?: number
}

/**
 * Chooses who runs the database. PostgreSQL refuses to run as root, so root hands it to another user: the one who owns
 * the cluster already, else `postgres` where there is one, else `nobody`. Anybody else runs it as themselves.
 *
 * Errors: a sentence naming DATABASE_URL when root has nobody to hand it to.
 */
export function chooseUser(cluster: string): RunAs {
  if (process.getuid?.() !== 0) return {}
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid }
  }
  const found = findUser('postgres') ?? findUser('nobody')
  if (found) return found
  throw new Error(
    'The built-in database does not run as root, and this machine has neither a user "postgres" nor a user "nobody". ' +
      'Start Lilypad as another user, or set DATABASE_URL to a PostgreSQL server.',
  )
}

function findUser(name: string): RunAs | undefined {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  const fields = lines.map((line) => line.split(':')).find((parts) => parts[0] === name)
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : undefined
}

/** Whether the database's user can go into this folder. */
export const canEnter = (user: RunAs, folder: string) => passes(user, 'x', [folder])

/** Whether the database's user can read all these files and folders. */
export const canRead = (user: RunAs, paths: string[]) => passes(user, 'r', paths)

function passes(user: RunAs, right: 'r' | 'x', paths: string[]): boolean {
  if (user.uid === undefined) {
    try {
      for (const path of paths) accessSync(path, right === 'x' ? constants.X_OK : constants.R_OK)
      return true
    } catch {
      return false
    }
  }
  // Ask the system as that user, rather than reckon from mode bits: access lists and mounts count too.
  const script = `for path; do test -${right} "$path" || exit 1; done`
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}
