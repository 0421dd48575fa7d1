import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readlinkSync, realpathSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { canEnter, type RunAs } from './embedded-user.ts'

/** Where clusters go whose data directory is closed to the database's user. Only root ever needs it. */
const ELSEWHERE = '/var/lib/lilypad'

/** A Unix socket's path must fit in the kernel's own small field: 108 bytes on Linux, 104 on macOS, with the end mark. */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103

/** The cluster folder of a data directory: the folder itself, or where its pointer leads. */
export const clusterOf = (directory: string) => {
  const place = join(resolve(directory), 'database')
  try {
    return lstatSync(place).isSymbolicLink() ? resolve(dirname(place), readlinkSync(place)) : place
  } catch {
    return place
  }
}

/**
 * Decides where the database of a data directory lives, makes that folder, and gives back its real path.
 * That is the data directory itself, unless the database's user cannot go there; then it is a folder of its own under
 * /var/lib/lilypad, and `database` in the data directory points to it.
 */
export function settleHome(directory: string, user: RunAs, log: (line: string) => void): string {
  const data = resolve(directory)
  // Others may pass through root's data directory (the database's user must), but not list it. Anybody else's is closed.
  if (!existsSync(data)) mkdirSync(data, { recursive: true, mode: user.uid === undefined ? 0o700 : 0o711 })
  const pointed = dirname(clusterOf(data))
  if (pointed !== data) {
    mkdirSync(pointed, { recursive: true, mode: 0o711 })
    return realpathSync(pointed)
  }
  if (user.uid !== undefined && !canEnter(user, data) && statSync(data).uid === 0) {
    // The directory is Lilypad's own, so it may open its own door a crack; its parents are not ours to change.
    chmodSync(data, (statSync(data).mode & 0o777) | 0o011)
  }
  if (canEnter(user, data)) return realpathSync(data)
  const home = join(ELSEWHERE, createHash('sha256').update(realpathSync(data)).digest('hex').slice(0, 12))
  log(
    existsSync(join(home, 'database'))
      ? `The database of this data directory is in ${home}, kept from an earlier start.`
      : `The database is kept in ${home}: the user who runs it cannot enter ${data}.`,
  )
  mkdirSync(home, { recursive: true, mode: 0o711 })
  chmodSync(ELSEWHERE, 0o711)
  chmodSync(home, 0o711)
  symlinkSync(join(home, 'database'), join(data, 'database'))
  return realpathSync(home)
}

/**
 * Makes the private folder for the socket: `socket` in the home folder, or a short temporary one where that path would
 * be too long for a socket. Whoever can enter it is let in as the owner, so only the database's user (and root) can.
 */
export function makeSocketFolder(home: string, port: number, user: RunAs): { folder: string; temporary: boolean } {
  const fits = (folder: string) => Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= LONGEST_SOCKET_PATH
  const usual = join(home, 'socket')
  const temporary = !fits(usual)
  const short = [realpathSync(tmpdir()), '/tmp'].find((place) => fits(join(place, 'lilypad-abcdef')) && canEnter(user, place))
  const folder = temporary ? mkdtempSync(join(short ?? '/tmp', 'lilypad-')) : usual
  giveFolder(folder, user)
  return { folder, temporary }
}

/** Makes a folder that belongs to the database's user alone. */
export function giveFolder(folder: string, user: RunAs): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid)
}
