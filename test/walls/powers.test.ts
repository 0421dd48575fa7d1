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
import { addressOf, allRoutes, countEverything, type Ids, idsOf, tablesIn, walkWithoutPowers } from './walk.ts'

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

/** Open to whoever works here or has an account, each with the reason. */
const ownAccount = {
  'GET /account': 'their own account, and no other', 'POST /account/password': 'their own password',
  'POST /account/sessions/ending': 'their own sessions',
  'GET /account/second-step': 'their own second step', 'GET /account/second-step/app': 'their own second step', 'POST /account/second-step/app': 'their own second step',
  'GET /account/passkeys': 'their own passkeys', 'POST /account/passkeys': 'their own passkeys', 'POST /sessions/renewal/passkey': 'says once more that it is them',
  'POST /account/second-step/recovery-codes': 'their own second step', 'POST /account/second-step/removal': 'their own second step',
  'GET /concerns': 'those concerns that name them, whatever their role; nobody is named by role alone',
}

/** Where the organisation signs people in itself: whoever works there. */
const ownConnection = { 'GET /account/single-sign-on': 'their own connection', 'POST /account/single-sign-on': 'their own connection', 'GET /single-sign-on/ending': 'their own signing out', 'POST /account/single-sign-on/ending': 'their own connection' }

/** Lenses hold nothing of anybody's; whoever answers to funders makes the organisation's own. */
const makesLenses = { 'GET /lenses': 'holds nothing of anybody’s', 'GET /lenses/new': 'makes the organisation’s own lenses', 'POST /lenses': 'makes the organisation’s own lenses' }

/** Prompt cards hold nothing of anybody's; supervisors and administrators word them. */
const looksAtCards = { 'GET /prompt-cards': 'holds nothing of anybody’s' }
const wordsCards = { ...looksAtCards, 'GET /prompt-cards/wording': 'words the organisation’s own cards', 'POST /prompt-cards': 'words the organisation’s own cards' }

/** Each person, and what is open to them besides what is open to everybody, each with the reason. */
const people: [string, () => Promise<Visitor>, Record<string, string>][] = [
  ['a stranger', async () => stranger(), {}],
  ['a worker without a role', nobodyInParticular, { ...ownConnection }],
  ['an evaluator', () => signedIn('ruaridh-bell'), {
    ...ownConnection, ...makesLenses, ...looksAtCards,
    'GET /learning': 'the one page that says what an evaluator will see, and that nothing is released yet',
    'GET /learning/year': 'a year by concept: numbers between two, never of fewer than five, and no name', 'GET /learning/year.csv': 'the same as a file',
  }],
  ['an administrator', () => signedIn('fiona-macdougall'), {
    ...ownConnection, ...makesLenses, ...wordsCards,
    'GET /backups': 'when backups were made: nothing of any record',
    'GET /organisation': 'settings are the administrator’s', 'POST /organisation/settings': 'settings are the administrator’s', 'POST /organisation/name': 'so is its name', 'GET /organisation/law': 'what each law asks of a plan; nothing of anybody’s',
    'GET /organisation/single-sign-on': 'so is its own sign-in', 'POST /organisation/single-sign-on': 'so is its own sign-in', 'POST /organisation/single-sign-on/ending': 'so is its own sign-in',
    'GET /workers': 'people are the administrator’s', 'GET /workers/new': 'people are the administrator’s', 'POST /workers': 'people are the administrator’s', 'POST /workers/:worker/roles': 'people are the administrator’s',
    'GET /workers/:worker': 'people are the administrator’s', 'POST /workers/:worker/details': 'people are the administrator’s', 'POST /workers/:worker/second-step/removal': 'people are the administrator’s', 'POST /workers/:worker/sessions/ending': 'people are the administrator’s',
    'GET /disposals': 'what is due, by number and without names', 'GET /retention': 'how long records are kept is the administrator’s', 'POST /retention/rules': 'how long records are kept is the administrator’s',
    'POST /retention/holds': 'holds all records',
    'GET /restricted-records/:id': 'may name workers to a restricted record whose number they were given, and sees no more of it',
    'POST /restricted-records/:id/namings': 'may name workers to a restricted record',
  }],
  ['another organisation’s support worker and supervisor', () => signedIn('calum-kennedy', 'skerry'), {
    ...makesLenses, ...wordsCards,
    'GET /disposals': 'their own',
    'GET /reminders': 'their own wish', 'POST /reminders': 'their own wish',
    'GET /today': 'their own', 'GET /openings': 'those of their own', 'GET /listening': 'those that are for them to read', 'GET /coach': 'reads a statement of their own and keeps nothing', 'POST /coach': 'reads a statement of their own and keeps nothing', 'GET /carers': 'their own', 'GET /carers/new': 'their own', 'GET /carers/words': 'looks in their own', 'GET /carers/likenesses': 'their own', 'POST /carers': 'registers one of their own',
  }],
]

describe.each(people)('%s', (who, comeIn, reasons) => {
  const opened = [...Object.keys(reasons), ...(who === 'a stranger' ? [] : Object.keys(ownAccount))]
  let visitor: Visitor
  beforeAll(async () => { visitor = await comeIn() })

  test('is refused by every other route, and changes nothing', async () => {
    const before = await countEverything(world.owner)
    expect((await walkWithoutPowers(visitor, opened, ids)).join('\n')).toBe('')
    expect(await countEverything(world.owner)).toEqual(before)
  })

  test('finds open what is said to be open', async () => {
    const known = await allRoutes()
    expect(opened.filter((name) => !known.some((route) => route.name === name))).toEqual([])
    for (const route of known.filter(({ method, name }) => method === 'GET' && opened.includes(name))) {
      const { status } = await visitor.get(addressOf(route, tablesIn(route, ids).map((table) => ids[table]!)))
      expect([route.name, status]).toEqual([route.name, 200])
    }
  })
})

test('every address that is said to be open exists, and no more are open than are said', async () => {
  const known = await allRoutes()
  expect(openRoutes.filter((name) => !known.some((route) => route.name === name))).toEqual([])
  for (const route of known.filter(({ method, name }) => method === 'GET' && !openRoutes.includes(name))) {
    expect([route.name, (await stranger().get(addressOf(route, []))).location]).toEqual([route.name, '/sign-in'])
  }
})
