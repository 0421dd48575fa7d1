import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sumOfRows } from '../database/archive/head.ts'
import { pour } from '../database/archive/pour.ts'
import { BackupProblem } from '../database/archive/problem.ts'
import { withSnapshot } from '../database/archive/snapshot.ts'
import { countSessions } from '../database/connect.ts'
import { AlreadyRunning } from '../database/embedded.ts'
import { type Reached, reachDatabase } from '../database/reach.ts'
import type { Settings } from '../settings.ts'
import type { Command } from './command.ts'
import { sayVerified } from './restore.ts'

const builtIn = 'built-in'

export const move: Command = {
  name: 'move',
  usage: 'move --to <DATABASE_URL>',
  purpose: 'carry everything into another database, and look whether it came',
  help: `Carries everything from the database Lilypad uses now into an empty one, and looks there whether everything came: every row
counted, every link followed, every seal and every row of the record compared with the history. Stop Lilypad first. The old
database stays as it is.

  npm run lilypad -- move --to postgres://owner:password@db.example.org/lilypad   from the built-in one to a PostgreSQL (15 or later)
  DATABASE_URL=postgres://… npm run lilypad -- move --to built-in                 and back, into <data>

What is typed on a command line can be read by everybody on the machine: LILYPAD_MOVE_TO does the same as --to.`,
  run: async (words, settings, say) => {
    const { values } = parseArgs({ args: [...words], options: { to: { type: 'string' } } })
    const to = readTarget(values.to ?? settings.moveTo, settings)
    const from = await reachSource(settings, say)
    try {
      const target = await reachStopped({ data: settings.data, databaseUrl: to === builtIn ? undefined : to }, say)
      try {
        return await carry(from, target, settings, to, say)
      } finally {
        await target.stop()
      }
    } finally {
      await from.stop()
    }
  },
}

async function carry(from: Reached, target: Reached, settings: Settings, to: string, say: (line: string) => void): Promise<number> {
  await demandQuiet(from)
  const poured = await withSnapshot(from.owner, ({ lines }) => pour(target.owner, lines(), {
    // The last look before it stays: what was moved must still be all there is.
    before: async (head) => {
      await demandQuiet(from)
      const now = await withSnapshot(from.owner, async (snapshot) => snapshot.head.rows)
      if (JSON.stringify(now) !== JSON.stringify(head.rows)) throw new BackupProblem('Somebody wrote in the old database while it was moved. Nothing was moved. Stop Lilypad, and move again.')
    },
  }))
  say(`Moved ${sumOfRows(poured.head)} rows to ${to === builtIn ? `the built-in database in ${settings.data}` : withoutPassword(to)}.`)
  say(sayVerified(poured))
  say(`The old database is as it was; do not start Lilypad on it again. Start on the new one:\n\n  ${to === builtIn ? `LILYPAD_DATA=${settings.data} npm start` : `DATABASE_URL=${withoutPassword(to)} LILYPAD_DATA=${settings.data} npm start`}\n`)
  say(to === builtIn ? 'That is without DATABASE_URL.' : `Keep ${settings.data} all the same: the installation’s key is in it.`)
  return 0
}

function readTarget(to: string | undefined, { databaseUrl }: Settings): string {
  if (to === builtIn) {
    if (!databaseUrl) throw new Error('It is in the built-in database already. To move out of another one, name that in DATABASE_URL.')
    return to
  }
  if (!to || !/^postgres(ql)?:$/.test(URL.canParse(to) ? new URL(to).protocol : '')) throw new Error('Say where to: npm run lilypad -- move --to postgres://owner:password@host/database, or --to built-in')
  if (to === databaseUrl) throw new Error('It is there already: that is what DATABASE_URL says.')
  return to
}

async function reachSource(settings: Settings, say: (line: string) => void): Promise<Reached> {
  if (!settings.databaseUrl && !existsSync(path.join(settings.data, 'database'))) throw new Error(`There is no built-in database in ${settings.data}. Say which in LILYPAD_DATA, or name another PostgreSQL in DATABASE_URL.`)
  return reachStopped(settings, say)
}

/** A built-in database that nobody uses: a Lilypad that runs on it is not moved away from under people's feet. */
async function reachStopped(wanted: Parameters<typeof reachDatabase>[0], say: (line: string) => void): Promise<Reached> {
  return reachDatabase(wanted, say).catch((error: unknown) => {
    throw error instanceof AlreadyRunning ? new Error(`${error.message} Stop it first: what is written while it is moved would be lost.`) : error
  })
}

async function demandQuiet({ owner, login }: Reached): Promise<void> {
  if (await countSessions(owner, login) > 0) throw new BackupProblem('Lilypad is working on the old database now. Stop it first: what is written while it is moved would be lost. Nothing was moved.')
}

function withoutPassword(to: string): string {
  const url = new URL(to)
  if (url.password) url.password = '…'
  return decodeURI(url.href)
}
