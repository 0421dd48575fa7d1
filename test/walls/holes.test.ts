import { beforeAll, expect, test, vi } from 'vitest'
import { idOf } from '../../src/seed/ids.ts'
import { sendChunk } from '../fuzz/chunk.ts'
import { people } from '../fuzz/people.ts'
import { signedIn } from '../visitor.ts'
import { useTestDatabase } from '../world.ts'
import { conditions } from './conditions.ts'
import { takeEverythingAway, writeEverywhere } from './exports.ts'
import { idsOf } from './walk.ts'

// Three holes, made on purpose: each is caught, and called by its name.

vi.mock('../../src/features/access/policy.ts', async () => (await import('./planted.ts')).withHole('src/features/access/policy.ts', 'return access.restrictedTo === null || access.restrictedTo.includes(actor.id)', 'return true'))
vi.mock('../../src/kernel/csv.ts', async () => (await import('./planted.ts')).withHole('src/kernel/csv.ts', ".test(cell) ? `'${cell}` : cell", '.test(cell) ? cell : cell'))

const world = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
beforeAll(async () => { await writeEverywhere(world.owner, asha, '=zqx(1)') })

test('an export that does not escape is named', async () => {
  const { lines } = await takeEverythingAway(await signedIn('jo-reid'), await idsOf(world.owner, idOf('lochside'), asha), /export/)
  expect(lines).toEqual([expect.stringMatching(/^GET \/carers\/:id\/outcomes\/export\.csv: no cell is a formula: .*=zqx/)])
})

test('a table that a migration puts behind no wall is named', async () => {
  await world.owner.query('create table pads (organisation_id uuid not null references organisations, id uuid not null, primary key (organisation_id, id)); grant select, insert on pads to lilypad_app')
  const lines = (await Promise.all(conditions.map(({ broken }) => broken(world.owner)))).flat()
  expect(lines).toEqual(expect.arrayContaining(['pads: enable row-level security: put_behind_wall', expect.stringMatching(/^pads: its one policy must be put_behind_wall/)]))
  expect(lines.filter((line) => !line.startsWith('pads: '))).toEqual([])
  await world.owner.query('drop table pads')
})

test('a line of policy that is gone is named, by the routes that tell what they should not', async () => {
  const supervisor = people.find(({ who }) => who === 'a supervisor')!
  // Chance comes by sooner or later: it is asked again, with other requests, until it has.
  let named: string | undefined
  for (let from = 0; !named && from < 6_000; from += 600) {
    const { wrong } = await sendChunk(supervisor, 20_260, from, 600)
    named = wrong.find((line) => /^GET \S+ \(a supervisor, .*no words of those who are not to be known of: hiddencanary/.test(line))
  }
  expect(named).toBeDefined()
})
