import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { declared } from '../../src/declared.ts'
import { kept, type Tables } from '../../src/kernel/personal-data.ts'
import { useTestDatabase } from '../world.ts'
import { findUndeclared } from './declared.ts'
import { findTables } from './rows.ts'

const world = useTestDatabase('empty')
const columns = Object.entries(declared).flatMap(([table, { columns }]) => Object.entries(columns).map(([name, column]) => ({ at: `${table}.${name}`, ...column })))

test('every column of every table says whose data it is and what becomes of it', async () => {
  expect(await findUndeclared(world.owner, declared)).toEqual([])
  expect(Object.keys(declared).length).toBeGreaterThan(90)
})

test('what every room declares is gathered, and no table is declared twice', async () => {
  const found: Tables[] = [kept]
  for (const room of readdirSync(new URL('../../src/features', import.meta.url))) {
    const schema = await import(`../../src/features/${room}/schema.ts`).catch(() => ({})) as { kept?: Tables }
    if (schema.kept) found.push(schema.kept)
  }
  expect(found.flatMap(Object.keys).toSorted()).toEqual(Object.keys(declared).toSorted())
})

test('a column, a table or a tie that nobody declared is named, and so is one that is not there', async () => {
  await world.owner.query("alter table carers add column shoe_size text; create table pads (organisation_id uuid not null, id uuid not null, carer_id uuid, life_event_id uuid, primary key (organisation_id, id), foreign key (organisation_id, life_event_id) references life_events)")
  const planted = { ...declared, life_events: { ...declared.life_events!, columns: { ...declared.life_events!.columns, weather: declared.life_events!.columns.words! } }, stones: declared.teams! }
  expect(await findUndeclared(world.owner, planted)).toEqual([
    expect.stringMatching(/^carers\.shoe_size: say in its room/), expect.stringMatching(/^life_events\.weather: is declared, and there is no such/), expect.stringMatching(/^pads: say in its room/), expect.stringMatching(/^stones: is declared/),
  ])
  const pads = { belongs: { by: 'nothing' as const, why: 'planted' }, columns: { organisation_id: declared.teams!.columns.id!, id: declared.teams!.columns.id!, carer_id: declared.teams!.columns.id!, life_event_id: declared.teams!.columns.id! } }
  expect((await findUndeclared(world.owner, { ...declared, pads })).filter((line) => line.startsWith('pads'))).toEqual([expect.stringMatching(/life_event_id: leads to life_events; declare it as tie/), expect.stringMatching(/has a carer_id, so it belongs/)])
  await world.owner.query('alter table carers drop column shoe_size; drop table pads')
})

test('words are nobody’s only where nothing is about anybody', async () => {
  // What somebody can type words into holds somebody's data, unless the whole table is about nobody or the place is a number of ours.
  const ours = ['drafts.place', 'changes.table_name', 'changes.actor', 'changes.kind', 'request_decisions.table_name', 'disposals.kind']
  const loose: string[] = []
  for (const { name, columns: found, checks } of await findTables(world.owner)) {
    const table = declared[name]!
    if (table.belongs.by === 'nothing') continue
    for (const { name: column, type } of found) {
      if (type !== 'text' || ours.includes(`${name}.${column}`) || checks.some((check) => check.includes(`(${column} = ANY`))) continue
      if (table.columns[column]!.whose === 'nobody' && table.columns[column]!.given !== 'secret') loose.push(`${name}.${column}`)
    }
  }
  expect(loose).toEqual([])
})

test('from every row of a record there is a way to the record, and nothing is both kept from her and hers to have forgotten', () => {
  const ways = (table: string, seen: string[] = []): boolean => {
    const belongs = declared[table]?.belongs
    if (!belongs || seen.includes(table)) return false
    return belongs.by === 'row' || belongs.by === 'shared' ? ways(belongs.table, [...seen, table]) : belongs.by !== 'nothing'
  }
  expect(Object.entries(declared).filter(([name, { belongs }]) => belongs.by !== 'nothing' && !ways(name)).map(([name]) => name)).toEqual([])
  expect(columns.filter(({ end, given }) => end === 'optional' && given !== 'yes').map(({ at }) => at)).toEqual([])
  // What stays as proof holds no words of anybody.
  expect(columns.filter(({ end, sensitivity, at }) => end === 'audit' && sensitivity !== 'none' && !/account_id|actor/.test(at)).map(({ at }) => at)).toEqual([])
})
