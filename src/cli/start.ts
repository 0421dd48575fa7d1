import { startLilypad } from '../start.ts'
import type { Command } from './command.ts'

export const start: Command = {
  name: 'start',
  usage: 'start',
  purpose: 'start Lilypad (the same as "npm start")',
  help: `Starts the database and the web pages, and prints where they are. Stop it with Ctrl-C.

  PORT            the port (3000)
  HOST            the address it listens on (127.0.0.1)
  LILYPAD_URL     the public address, when there is an https server in front: https://carers.example.org
  LILYPAD_DATA    where everything is kept (./data)
  LILYPAD_DEMO    on or off: the made-up world in an empty database (on when only this machine can reach it)
  DATABASE_URL    another PostgreSQL, 15 or later, instead of the built-in one; several hosts, if one takes over from another
  DATABASE_REPLICA_URL   a copy of it to read reports from
  LILYPAD_SMTP_URL, LILYPAD_MAIL_FROM   how mail leaves; without it, mail is kept as files in the data folder`,
  run: async (_words, settings, say) => {
    // Heard from the first moment on: a start that is asked to stop comes up and stops in order. Asked twice, it is cut off as by any signal.
    const asked = new Promise<'asked'>((resolve) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve('asked'))
    })
    const running = await startLilypad(settings, say)
    const reason = await Promise.race([asked, running.lost.then(() => 'lost' as const)])
    say(reason === 'asked' ? 'Stopping: finishing what is under way.' : 'The database ended by itself. Start Lilypad again with the same command; nothing that was kept is lost.')
    await running.stop()
    return reason === 'asked' ? 0 : 1
  },
}
