import '../declared.ts'
import type { Actor } from '../kernel/actor.ts'
import { addDays, at, dayIn } from '../kernel/clock.ts'
import { momentIn } from '../kernel/dates.ts'
import { systemActor } from '../kernel/actor.ts'
import { inTenant } from '../kernel/tenant.ts'
import { foundOrganisation, settle, type SettingName } from '../features/organisations/index.ts'
import { settleRule } from '../features/retention/index.ts'
import { addWorker } from '../features/workers/index.ts'
import { chapters } from './chapters.ts'
import { idOf } from './ids.ts'
import type { StoryWorld } from './story.ts'
import type { Telling } from './telling.ts'

const zone = 'Europe/London'

/** Tell a world into the database, through the same commands a person uses, each at its own time. */
export async function tellWorld(world: StoryWorld, demo: boolean): Promise<void> {
  const today = dayIn(zone)
  const day = (daysAgo: number) => addDays(today, -daysAgo)
  const organisation = idOf(world.organisation.key)
  const actors = new Map<string, Actor>()
  await at(momentIn(zone, day(800), '09:00'), async () => {
    await foundOrganisation({ id: organisation, name: world.organisation.name, demo })
    await inTenant(systemActor(organisation), async (tx) => {
      for (const [name, words] of settingsOf(world)) {
        await settle(tx, { id: idOf(world.organisation.key, 'setting', name), name, words, effectiveOn: day(800) })
      }
      for (const worker of world.workers) {
        const id = idOf(world.organisation.key, 'worker', worker.key)
        await addWorker(tx, { id, name: worker.name, team: worker.team, roles: worker.roles, email: `${worker.key}@${world.organisation.key}.example.org` })
        actors.set(worker.key, { kind: 'worker', organisation, id, name: worker.name, roles: worker.roles, teams: [] })
      }
    })
  })
  for (const { key, daysAgo, by, ...rule } of world.organisation.keeps ?? []) {
    await at(momentIn(zone, day(daysAgo), '09:30'), () => inTenant(actors.get(by)!, (tx) => settleRule(tx, { ...rule, id: idOf(world.organisation.key, 'rule', key), inUse: 'yes', effectiveOn: day(daysAgo) })))
  }
  for (const carer of world.carers) {
    const telling: Telling = {
      world: world.organisation.key, carerLink: world.carerLink, carer, day, zone,
      id: (...names) => idOf(world.organisation.key, carer.key, ...names),
      worker: (key) => idOf(world.organisation.key, 'worker', key),
    }
    actors.set('carer', { kind: 'carer', organisation, id: idOf(world.organisation.key, 'account', carer.key), name: carer.callName, carer: idOf(world.organisation.key, 'carer', carer.key) })
    const moments = chapters.flatMap((chapter, order) => chapter(telling).map((moment) => ({ ...moment, order })))
    moments.sort((a, b) => b.daysAgo - a.daysAgo || (a.clock ?? '12:00').localeCompare(b.clock ?? '12:00') || a.order - b.order)
    for (const moment of moments) {
      const actor = actors.get(moment.by)
      if (!actor) throw new Error(`Nobody called ${moment.by} works in ${world.organisation.name} (story of ${carer.callName}).`)
      await at(momentIn(zone, day(Math.max(moment.daysAgo, 0)), moment.daysAgo > 0 ? (moment.clock ?? '12:00') : '06:00'), () => inTenant(actor, (tx) => moment.work(tx, today)))
    }
  }
}

function settingsOf({ organisation }: StoryWorld): [SettingName, string][] {
  return [['phone', organisation.phone], ['address', organisation.address], ['safeguarding-route', organisation.safeguarding], ['cover', 'yes'],
    ['carer-threshold', 'Local eligibility criteria for carers, published by the council. A need must be met where caring weighs substantially or critically on one of the seven areas of the carer’s life. Where it weighs less, help may still be given, and general services are always open. Whoever decides says why.'],
    ['privacy-notice', `${organisation.name} keeps what you tell us to support you. You can read it, correct it and take a copy.`]]
}
