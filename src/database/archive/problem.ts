/** What is wrong with a backup, its secret or the place it should go to: a sentence for the administrator, without any content. */
export class BackupProblem extends Error {
  override name = 'BackupProblem'
}

/** The refusal of a file that is something else. */
export function notABackup(): BackupProblem {
  return new BackupProblem('This file is not a backup of Lilypad.')
}
