import { beforeAll, expect, test, vi } from 'vitest'
import { idOf } from '../../src/seed/ids.ts'
import { signedIn, stranger } from '../visitor.ts'
import { useTestDatabase } from '../world.ts'
import { countEverything, type Ids, idsOf, walkWithoutPowers } from './walk.ts'

// A house with one careless room, to see that the walk through the routes notices what nobody asked about.
vi.mock('../../src/rooms.ts', async () => {
  const { Hono } = await import('hono')
  const { systemActor } = await import('../../src/kernel/actor.ts')
  const { newId } = await import('../../src/kernel/ids.ts')
  const { inTenant } = await import('../../src/kernel/tenant.ts')
  const careless = new Hono()
  careless.get('/carers/:id', (c) => c.text(`Asha Menon, ${c.req.param('id')}`))
  careless.post('/carers/:id', async (c) => {
    const actor = systemActor((await import('../../src/seed/ids.ts')).idOf('lochside'))
    await inTenant(actor, ({ db, at }) => db.insertInto('carers').values({ organisation_id: actor.organisation, id: newId(), call_name: 'Unasked', recorded_at: at }).execute())
    return c.redirect('/carers', 303)
  })
  return { rooms: [careless] }
})

const world = useTestDatabase('world')
let ids: Ids = {}
beforeAll(async () => {
  // Somebody else's session, so that there is one to try.
  await signedIn('jo-reid')
  ids = await idsOf(world.owner, idOf('lochside'), idOf('lochside', 'carer', 'asha-menon'))
})

test('a route that asks nobody is named, with what it answered and whom it told of', async () => {
  const before = await countEverything(world.owner)
  const found = await walkWithoutPowers(await signedIn('ruaridh-bell'), ['GET /account', 'POST /account/password', 'POST /account/sessions/ending'], ids)
  expect(found).toEqual([
    expect.stringMatching(/^GET \/carers\/:id .* answered 200 to \{\}: ask policy first/), expect.stringMatching(/^GET \/carers\/:id .* told of Asha Menon/),
    expect.stringMatching(/^POST \/carers\/:id .* answered 303/),
  ])
  expect(await countEverything(world.owner)).not.toEqual(before)
})

test('a stranger gets no further than the front door even then', async () => {
  expect(await walkWithoutPowers(stranger(), [], ids)).toEqual([])
})
