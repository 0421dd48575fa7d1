import { tellWorld } from '../seed/tell.ts'
import { lochside } from '../seed/lochside.ts'
import { skerry } from '../seed/skerry.ts'
import type { Command } from './command.ts'
import { removeOrganisation } from '../database/whole-organisations.ts'
import { withOrganisations } from './with-organisations.ts'

export const demo: Command = {
  name: 'demo',
  usage: 'demo load | remove',
  purpose: 'bring the made-up world in, or take it away whole',
  help: `  demo load     tells the made-up world beside what is there (its own organisations)
  demo remove   deletes the made-up organisations whole; nothing else is touched`,
  run: async ([verb], settings, say) => withOrganisations(settings, say, async (found, owner) => {
    const made = found.filter((one) => one.demo)
    if (verb === 'load') {
      if (made.length > 0) throw new Error('The made-up world is there already. Remove it first: npm run lilypad -- demo remove')
      for (const world of [lochside, skerry]) await tellWorld(world, true)
      say('The made-up world is there. Restart Lilypad to print its sign-in links.')
      return 0
    }
    if (verb !== 'remove') throw new Error('Write: npm run lilypad -- demo load   or   npm run lilypad -- demo remove')
    for (const one of made) await removeOrganisation(owner, one.id)
    say(made.length === 0 ? 'There is no made-up world here.' : `Removed: ${made.map((one) => one.name).join(', ')}.`)
    return 0
  }),
}
