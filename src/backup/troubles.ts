import { BackupProblem } from '../database/archive/problem.ts'
import { SettingProblem } from '../settings.ts'

const known: Record<string, string> = {
  ENOSPC: 'there is no room left on the disk.', EDQUOT: 'there is no room left on the disk.', EACCES: 'the folder or the file may not be written.', EPERM: 'the folder or the file may not be written.',
  EROFS: 'the folder can only be read.', ENOENT: 'the folder is not there.', ENOTDIR: 'what should be a folder is a file.', EEXIST: 'what should be a folder is a file.', EIO: 'the disk failed.',
}

/** Why a backup did not go well, in a sentence for the administrator, and never with anything a record says. */
export function sayTrouble(error: unknown): string {
  if (error instanceof BackupProblem || error instanceof SettingProblem) return error.message
  const { name = 'unknown', code = '' } = error as { name?: string; code?: string }
  return known[code] ?? `it could not be finished (${name}${code && ` ${code}`}).`
}
