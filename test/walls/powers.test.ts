import { beforeAll, describe, expect, test } from 'vitest'
import { openRoutes } from '../../src/app.tsx'
import { addWorker } from '../../src/features/workers/index.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { newId } from '../../src/kernel/ids.ts'
import { inTenant } from '../../src/kernel/tenant.ts'
import { makeSignInLink } from '../../src/features/accounts/index.ts'
import { idOf } from '../../src/seed/ids.ts'
import { signedIn, stranger, Visitor } from '../visitor.ts'
import { useTestDatabase } from '../world.ts'
import { fillEveryTable } from './rows.ts'
import { addressOf, allRoutes, countEverything, filledForms, type Ids, idsOf, type Route, tablesIn, visit } from './walk.ts'

// Walks the router's own table: every address there is, with real ids and rightly filled forms, as people without powers.

const world = useTestDatabase('world')
const lochside = idOf('lochside')
let ids: Ids = {}

beforeAll(async () => {
  await fillEveryTable(world.owner, lochside)
  ids = await idsOf(world.owner, lochside, idOf('lochside', 'carer', 'asha-menon'))
})

async function nobodyInParticular(): Promise<Visitor> {
  const id = newId()
  const token = await inTenant(systemActor(lochside), async (tx) => {
    await addWorker(tx, { id, name: 'Nobody', roles: [] })
    return makeSignInLink(tx, id, 'demo')
  })
  const visitor = new Visitor()
  await visitor.get(`/sign-in-links/${token}`)
  return visitor
}

/** Open to whoever has an account, for that account alone. */
const ownAccount = ['GET /account', 'POST /account/password']

/** Each person, and what is open to them besides what is open to everybody, each with the reason. */
const people: [string, () => Promise<Visitor>, Record<string, string>][] = [
  ['a stranger', async () => stranger(), {}],
  ['a worker without a role', nobodyInParticular, {}],
  ['an evaluator', () => signedIn('ruaridh-bell'), {
    'GET /learning': 'the one page that says what an evaluator will see, and that nothing is released yet',
  }],
  ['an administrator', () => signedIn('fiona-macdougall'), {
    'GET /organisation': 'settings are the administrator’s', 'POST /organisation/settings': 'settings are the administrator’s',
    'GET /workers': 'people are the administrator’s', 'GET /workers/new': 'people are the administrator’s', 'POST /workers': 'people are the administrator’s', 'POST /workers/:worker/roles': 'people are the administrator’s',
    'GET /restricted-records/:id': 'may name workers to a restricted record whose number they were given, and sees no more of it',
    'POST /restricted-records/:id/namings': 'may name workers to a restricted record',
  }],
  ['another organisation’s support worker and supervisor', () => signedIn('calum-kennedy', 'skerry'), {
    'GET /today': 'their own', 'GET /carers': 'their own', 'GET /carers/new': 'their own', 'GET /carers/likenesses': 'their own', 'POST /carers': 'registers one of their own',
    'GET /concerns': 'those that name them, in their own organisation',
  }],
]

const isOpenToAll = ({ name }: Route) => openRoutes.includes(name)

describe.each(people)('%s', (who, comeIn, opened) => {
  const opens = ({ name }: Route) => name in opened || (who !== 'a stranger' && ownAccount.includes(name))
  let visitor: Visitor
  beforeAll(async () => { visitor = await comeIn() })

  test('is refused by every other route, and changes nothing', async () => {
    const before = await countEverything(world.owner)
    const wrong: string[] = []
    for (const route of allRoutes().filter((one) => !isOpenToAll(one) && !opens(one))) {
      const address = addressOf(route, tablesIn(route, ids).map((table) => ids[table]!))
      for (const { answer, sent } of await visit(visitor, route, address, await filledForms(route.room, ids))) {
        const toSignIn = who === 'a stranger' && route.method === 'GET' && answer.status === 303 && answer.location === '/sign-in'
        if (!toSignIn && ![401, 403, 404].includes(answer.status)) wrong.push(`${route.name} (src/features/${route.room}) answered ${answer.status}${answer.location ? ` to ${answer.location}` : ''}, sent ${JSON.stringify(sent).slice(0, 200)}: ask policy first, or say in test/walls/powers.test.ts why it is open`)
        if (/Asha Menon|kitchen table/.test(answer.html)) wrong.push(`${route.name} told ${who} of Asha Menon`)
      }
    }
    expect(wrong.join('\n')).toBe('')
    expect(await countEverything(world.owner)).toEqual(before)
  })

  test('finds open what is said to be open', async () => {
    for (const route of allRoutes().filter((one) => opens(one) && one.method === 'GET')) {
      const { status } = await visitor.get(addressOf(route, tablesIn(route, ids).map((table) => ids[table]!)))
      expect([route.name, status]).toEqual([route.name, 200])
    }
    const known = allRoutes().map(({ name }) => name)
    expect(Object.keys(opened).filter((name) => !known.includes(name))).toEqual([])
  })
})

test('every address that is said to be open exists, and no more are open than are said', async () => {
  const known = allRoutes()
  expect(openRoutes.filter((name) => !known.some((route) => route.name === name))).toEqual([])
  for (const route of known.filter((one) => !isOpenToAll(one) && one.method === 'GET')) {
    expect([route.name, (await stranger().get(addressOf(route, []))).location]).toEqual([route.name, '/sign-in'])
  }
})

test('the walk bites: a route that asks nobody is seen', async () => {
  const { theApp } = await import('../visitor.ts')
  expect(allRoutes().length).toBeGreaterThan(40)
  expect(theApp().routes.some(({ path }) => path === '/carers/:id/pads')).toBe(false)
})
