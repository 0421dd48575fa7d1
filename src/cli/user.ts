import { parseArgs } from 'node:util'
import { makeSignInLink } from '../features/accounts/index.ts'
import { addWorker } from '../features/workers/index.ts'
import { type Role, roles, systemActor } from '../kernel/actor.ts'
import { Invalid } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { inTenant } from '../kernel/tenant.ts'
import type { Command } from './command.ts'
import { withOrganisations } from './with-organisations.ts'

const usage = 'user add --name "Jo Reid" --email jo@example.org --role "support worker"'

export const user: Command = {
  name: 'user',
  usage: 'user add --name … --email … --role …',
  purpose: 'let somebody work in Lilypad, and print their first sign-in link',
  help: `  ${usage}

  --role           support worker, supervisor, evaluator or administrator; may be given more than once
  --team           the team they belong to
  --organisation   which one, by its name, where there are several

Prints a link that signs them in once, for an hour; after that they ask for links by e-mail or set a password.`,
  run: async ([verb, ...words], settings, say) => {
    if (verb !== 'add') throw new Error(`Write: npm run lilypad -- ${usage}`)
    const { values } = parseArgs({ args: [...words], options: { name: { type: 'string' }, email: { type: 'string' }, role: { type: 'string', multiple: true }, team: { type: 'string' }, organisation: { type: 'string' } } })
    const { name, email, team } = values
    const wanted = values.role ?? []
    if (!name || !email?.includes('@') || wanted.length === 0) throw new Error(`A name, an e-mail address and a role are needed. Write: npm run lilypad -- ${usage}`)
    const wrong = wanted.find((role) => !(roles as readonly string[]).includes(role))
    if (wrong) throw new Error(`"${wrong}" is no role. The roles are: ${roles.join(', ')}.`)
    return withOrganisations(settings, say, async (found) => {
      const fitting = found.filter((one) => one.name !== '' && (!values.organisation || one.name === values.organisation))
      const [organisation, other] = fitting
      if (!organisation) throw new Error('There is no such organisation yet. Start Lilypad and follow the link to set one up.')
      if (other) throw new Error(`Say which organisation: ${fitting.map((one) => `--organisation "${one.name}"`).join(' or ')}.`)
      const id = newId()
      const token = await inTenant(systemActor(organisation.id), async (tx) => {
        await addWorker(tx, { id, name, email, team, roles: wanted as Role[] })
        return makeSignInLink(tx, id, 'mail')
      }).catch((error: unknown) => {
        throw error instanceof Invalid ? new Error(`Somebody at ${organisation.name} already signs in as ${email}.`) : error
      })
      say(`${name} may now work at ${organisation.name}, as ${wanted.join(' and ')}.\nFirst sign-in, once, within an hour: ${settings.address}/sign-in-links/${token}`)
      return 0
    })
  },
}
