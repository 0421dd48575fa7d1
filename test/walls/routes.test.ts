import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { idOf } from '../../src/seed/ids.ts'
import { signedIn, Visitor } from '../visitor.ts'
import { useTestDatabase } from '../world.ts'
import { fillEveryTable } from './rows.ts'
import { addressOf, allRoutes, countEverything, filledForms, type Ids, idsOf, type Route, tablesIn, visit } from './walk.ts'

// With the second organisation's ids every route answers as with an id that nobody ever had.

const world = useTestDatabase('world')
let ours: Ids = {}
let theirs: Ids = {}

beforeAll(async () => {
  for (const organisation of ['lochside', 'skerry']) await fillEveryTable(world.owner, idOf(organisation))
  ours = await idsOf(world.owner, idOf('lochside'), idOf('lochside', 'carer', 'asha-menon'))
  theirs = await idsOf(world.owner, idOf('skerry'), idOf('skerry', 'carer', 'ellie-macneill'))
})

/** A page without its ids, which are minted anew for every form. */
const plain = (html: string) => html.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')

/** An id for each place of the address: theirs (or a stranger's) in one place, and ours in the others. */
function mixed(tables: readonly string[], at: number, one: (table: string) => string): string[] {
  return tables.map((table, place) => place === at ? one(table) : ours[table]!)
}

/** Each person, and whether they send filled forms too: who may write here does. */
const people: [string, () => Promise<Visitor>, boolean][] = [
  ['a support worker', () => signedIn('jo-reid'), true], ['a supervisor', () => signedIn('morag-sinclair'), false],
  ['an administrator', () => signedIn('fiona-macdougall'), false], ['a carer', () => signedIn('asha-menon', 'lochside', 'account'), false],
]

describe.each(people)('%s', (_who, comeIn, fillsForms) => {
  let visitor: Visitor
  beforeAll(async () => { visitor = await comeIn() })
  async function answersWith(route: Route, id: (table: string) => string, at: number, named: Ids): Promise<string[]> {
    const address = addressOf(route, mixed(tablesIn(route, ours), at, id))
    const answers = await visit(visitor, route, address, fillsForms ? await filledForms(route, named) : [{}])
    return answers.map(({ answer }) => `${answer.status} ${plain(answer.html)}`)
  }

  test('meets 404 with their ids in an address, the same page as with no-one’s', async () => {
    const before = await countEverything(world.owner)
    const wrong: string[] = []
    for (const route of (await allRoutes()).filter((one) => tablesIn(one, ours).length > 0)) {
      for (const at of tablesIn(route, ours).keys()) {
        const foreign = await answersWith(route, (table) => theirs[table]!, at, ours)
        const unknown = await answersWith(route, newId, at, ours)
        const odd = foreign.find((answer, form) => answer !== unknown[form] || !/^(404|403) /.test(answer))
        if (odd !== undefined) wrong.push(`${route.name} (src/features/${route.room}), place ${at + 1}: ${odd.slice(0, 3)} with theirs, ${unknown[foreign.indexOf(odd)]?.slice(0, 3)} with no-one's`)
        if (/Skerryvore|\bEllie\b|\bRuari\b/.test(foreign.join())) wrong.push(`${route.name} told of them`)
      }
    }
    expect(wrong.join('\n')).toBe('')
    expect(await countEverything(world.owner)).toEqual(before)
  })
})

test('their ids inside a form of ours lead nowhere: nothing of theirs is shown, named or tied to ours', async () => {
  const jo = await signedIn('jo-reid')
  const theirIds = new Set(Object.values(theirs))
  const wrong: string[] = []
  for (const route of (await allRoutes()).filter(({ method, name }) => method === 'POST' && !name.includes('/sessions'))) {
    const address = addressOf(route, tablesIn(route, ours).map((table) => ours[table]!))
    for (const { answer, sent } of await visit(jo, route, address, await filledForms(route, theirs))) {
      if (answer.status >= 500) wrong.push(`${route.name} answered ${answer.status} to ${JSON.stringify(sent).slice(0, 300)}`)
      if (/Skerryvore|\bEllie\b|\bRuari\b/.test(answer.html)) wrong.push(`${route.name} told of them`)
    }
  }
  expect(wrong.join('\n')).toBe('')
  // Nothing that stands among our rows points at one of theirs.
  for (const table of Object.keys(ours)) {
    const { rows } = await world.owner.query(`select to_jsonb(t) - 'request' as row from ${table} t where organisation_id = $1`, [idOf('lochside')])
    const pointing = rows.filter(({ row }) => Object.entries(row).some(([column, value]) => column !== 'id' && column !== 'row_id' && typeof value === 'string' && theirIds.has(value)))
    expect([table, pointing.map(({ row }) => row)]).toEqual([table, []])
  }
})
