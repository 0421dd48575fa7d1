import { parseArgs } from 'node:util'
import { distribute as distributeDatabase, planDistribution } from '../database/distribute/distribute.ts'
import { reachDatabase } from '../database/reach.ts'
import type { Command } from './command.ts'

export const distribute: Command = {
  name: 'distribute',
  usage: 'distribute [--plan]',
  purpose: 'spread a very large database over several machines, with Citus',
  help: `Distributes the database by organisation, so that each organisation's rows lie together on one of several machines. The database must be
a PostgreSQL with the extension Citus, up to date, and backed up; stop Lilypad first. All of it is one transaction. After a new version
of Lilypad, the same again distributes what is new.

  npm run lilypad -- distribute --plan   only print the SQL that it would run; needs no Citus

docs/running/scale.md says when it is worth it, what else is needed, and what has not been tried.`,
  run: async (words, settings, say) => {
    const { values } = parseArgs({ args: [...words], options: { plan: { type: 'boolean' } } })
    const reached = await reachDatabase(settings, values.plan ? () => undefined : say, true)
    try {
      if (values.plan) {
        const plan = await planDistribution(reached.owner)
        say(plan.length === 0 ? '-- Nothing to do: every table is distributed.' : plan.map((one) => `${one};`).join('\n'))
        return 0
      }
      const done = await distributeDatabase(reached.owner)
      say(done === 0 ? 'Nothing to do: every table is distributed.' : `Distributed by organisation (${done} statements). Make sure that lilypad_app may come from this server to the nodes, then start Lilypad.`)
      return 0
    } finally {
      await reached.stop()
    }
  },
}
