import { dropPrintedLinks, makeSignInLink, openAccount } from '../features/accounts/index.ts'
import { foundOrganisation } from '../features/organisations/index.ts'
import { systemActor } from '../kernel/actor.ts'
import { newId } from '../kernel/ids.ts'
import { inTenant } from '../kernel/tenant.ts'
import type { Place } from '../database/migrate.ts'
import { findOrganisations, type FoundOrganisation } from '../database/whole-organisations.ts'
import type { Settings } from '../settings.ts'
import { idOf } from './ids.ts'
import { lochside } from './lochside.ts'
import { skerry } from './skerry.ts'
import { tellWorld } from './tell.ts'

/**
 * What a start prints. An empty database gets the made-up world, or, without it, a link to set up the organisation and its
 * first administrator. Printed links of an earlier run stop working.
 */
export async function firstSteps(owner: Place, settings: Settings, log: (line: string) => void): Promise<{ lines: string[]; demo: boolean }> {
  let known = await findOrganisations(owner)
  if (known.length === 0 && settings.demo) {
    log('The database is empty: telling the made-up world of Lochside Carers Centre (a few seconds).')
    await tellWorld(lochside, true)
    await tellWorld(skerry, true)
    known = await findOrganisations(owner)
  }
  for (const { id } of known) await inTenant(systemActor(id), dropPrintedLinks)
  if (known.length === 0) known = [await foundEmpty()]
  const demo = known.some((one) => one.demo)
  const unnamed = known.find((one) => one.name === '')
  if (unnamed) return { demo, lines: [`Set up your organisation and its first administrator: ${settings.address}/organisation/beginning/${await setUpLink(unnamed.id)}`] }
  return { demo, lines: demo && settings.demo ? await demoLinks(settings.address) : [] }
}

async function foundEmpty(): Promise<FoundOrganisation> {
  const organisation = { id: newId(), name: '' }
  await foundOrganisation(organisation)
  await inTenant(systemActor(organisation.id), (tx) => openAccount(tx, { id: newId(), name: 'First administrator' }))
  return { ...organisation, demo: false }
}

async function setUpLink(organisation: string): Promise<string> {
  return inTenant(systemActor(organisation), async (tx) => {
    const { id } = await tx.db.selectFrom('accounts').select('id').where('closed_at', 'is', null).orderBy('recorded_at').limit(1).executeTakeFirstOrThrow()
    return makeSignInLink(tx, id, 'setup')
  })
}

/** One line a person: `Sign in as Jo Reid, support worker: <link>`. */
async function demoLinks(address: string): Promise<string[]> {
  const world = lochside.organisation.key
  const carer = lochside.carers.find((one) => one.key === lochside.carerLink)
  const people = [
    ...lochside.workers.filter((worker) => worker.signInLink).map((worker) => ({ id: idOf(world, 'worker', worker.key), name: worker.name, role: worker.roles[0] ?? '' })),
    ...(carer ? [{ id: idOf(world, 'account', carer.key), name: carer.fullName ?? carer.callName, role: 'carer' }] : []),
  ]
  return inTenant(systemActor(idOf(world)), async (tx) => {
    const lines: string[] = []
    for (const person of people) {
      lines.push(`Sign in as ${person.name}, ${person.role}: ${address}/sign-in-links/${await makeSignInLink(tx, person.id, 'demo')}`)
    }
    return lines
  })
}
