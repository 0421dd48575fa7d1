import { writeFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { recordAction } from '../../src/features/actions/index.ts'
import { registerCarer } from '../../src/features/carers/index.ts'
import { planConversation } from '../../src/features/conversations/index.ts'
import { recordOutcome } from '../../src/features/outcomes/index.ts'
import { everywhere } from '../../src/kernel/actor.ts'
import { newId } from '../../src/kernel/ids.ts'
import { idOf } from '../../src/seed/ids.ts'
import { asJo } from '../sample-plan.ts'
import { signedIn } from '../visitor.ts'
import { unnamedIn } from '../walls/named.ts'
import { fillEveryTable } from '../walls/rows.ts'
import { idsOf } from '../walls/walk.ts'
import { useTestDatabase } from '../world.ts'
import { mostRepeated, type PageSaid, tableOf, visitTwice, walkPages } from './pages.ts'

// How often each page asks the database. `LILYPAD_SHOW_WASTE=<file>` writes the table of all pages there.

const world = useTestDatabase('world')
let pages: PageSaid[] = []

beforeAll(async () => {
  await fillEveryTable(world.owner, idOf('lochside'))
  pages = await walkPages(await idsOf(world.owner, idOf('lochside'), idOf('lochside', 'carer', 'asha-menon')))
  pages.push(await withFortyOutcomes(), await todayWithFortyCarers())
  const file = process.env.LILYPAD_SHOW_WASTE
  if (file) writeFileSync(file, tableOf(pages))
}, 900_000)

/** A carer's page with forty outcomes on it: as many questions as with one. */
async function withFortyOutcomes(): Promise<PageSaid> {
  const carer = newId()
  await asJo(async (tx) => {
    await registerCarer(tx, { id: carer, callName: 'Forty', fullName: 'Forty Outcomes' })
    for (let at = 0; at < 40; at += 1) await recordOutcome(tx, carer, { id: newId(), statement: `something that matters, ${at}`, direction: 'keep', nearBank: `here ${at}`, farBank: `there ${at}` })
  })
  return visited('a carer with forty outcomes', `/carers/${carer}`)
}

/** Today with something for each of forty carers. */
async function todayWithFortyCarers(): Promise<PageSaid> {
  await asJo(async (tx) => {
    for (let at = 0; at < 40; at += 1) {
      const carer = newId()
      await registerCarer(tx, { id: carer, callName: `Carer ${at}`, fullName: `Carer Number ${at}` })
      await recordAction(tx, carer, { id: newId(), what: 'ring her', owner: 'worker', worker: tx.actor.id, by: tx.at.toISOString().slice(0, 10) })
      await planConversation(tx, carer, { id: newId(), kind: 'check-in', people: [], plannedFor: new Date(tx.at.getTime() + (at + 1) * 3_600_000) })
    }
  })
  return visited('today with forty carers', '/today')
}

async function visited(name: string, path: string): Promise<PageSaid> {
  const said = await visitTwice(await signedIn('jo-reid'), path)
  expect([name, said.status]).toEqual([name, 200])
  return { ...said, name, path, who: 'jo' }
}

test('every page that there is was visited, as somebody who sees it', () => {
  expect(pages.length).toBeGreaterThan(150)
})

test('no page asks more than twelve times', () => {
  expect(pages.filter((page) => page.statements.length > 12).map((page) => `${page.name}: ${page.statements.length} statements`)).toEqual([])
})

test('no page asks the same question over and over, each time about something else: that is asked of all of them at once', () => {
  expect(pages.filter((page) => mostRepeated(page).times > 4).map((page) => `${page.name}: ${mostRepeated(page).times} times ${mostRepeated(page).sql.slice(0, 200)}`)).toEqual([])
})

test('every question of every page says of each table whose rows it means, put together as it was asked', () => {
  // What is kept of backups belongs to the place and not to one organisation.
  const said = [idOf('lochside'), everywhere]
  const asked = new Map(pages.flatMap(({ name, questions }) => questions.map(({ sql, parameters }) =>
    [sql.replaceAll('"', '').replace(/\$(\d+)/g, (_, number) => said.includes(parameters[Number(number) - 1] as string) ? ' $organisation ' : ' $value '), name] as const)))
  expect(asked.size).toBeGreaterThan(200)
  expect([...asked].flatMap(([sql, name]) => unnamedIn(sql).map((table) => `${name}: ${table} in ${sql.replace(/\s+/g, ' ').trim().slice(0, 200)}`))).toEqual([])
})
