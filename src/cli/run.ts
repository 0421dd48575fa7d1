import { readSettings } from '../settings.ts'
import { audit } from './audit.ts'
import { backup } from './backup.ts'
import { coachCommand } from './coach.ts'
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { distribute } from './distribute.ts'
import { migrateCommand } from './migrate.ts'
import { move } from './move.ts'
import { restore } from './restore.ts'
import { start } from './start.ts'
import { tables } from './tables.ts'
import { user } from './user.ts'

const commands: readonly Command[] = [start, migrateCommand, user, demo, backup, restore, move, distribute, audit, coachCommand, tables]

function overview(): string {
  const widest = Math.max(...commands.map((command) => command.usage.length))
  return `Lilypad: the command line.

  npm run lilypad -- <command> [words]

${commands.map((command) => `  ${command.usage.padEnd(widest)}   ${command.purpose}`).join('\n')}

More about one of them:  npm run lilypad -- <command> --help
Commands work beside a Lilypad that is running, unless they say otherwise.`
}

/** Run one command of the command line. Whatever goes wrong ends in a sentence and an exit status of 1. */
export async function runCommand(words: readonly string[], env: Record<string, string | undefined>): Promise<number> {
  const [name, ...rest] = words
  if (!name || name === '--help' || name === 'help') {
    console.log(overview())
    return 0
  }
  const command = commands.find((one) => one.name === name)
  if (!command) {
    console.error(`There is no command "${name}".\n\n${overview()}`)
    return 1
  }
  if (rest.includes('--help')) {
    console.log(`npm run lilypad -- ${command.usage}\n\n${command.help}`)
    return 0
  }
  try {
    return await command.run(rest, readSettings(env), (line) => console.log(line))
  } catch (error) {
    console.error(sentenceOf(error))
    return 1
  }
}

/** Several addresses that did not answer come as one fault without a message of its own. */
function sentenceOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map((one) => sentenceOf(one)).join('; ')
  const { message, code } = error as { message?: string; code?: string }
  return message || code || String(error)
}
