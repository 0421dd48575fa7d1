import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asLogin } from '../../src/database/migrate.ts'
import { idOf } from '../../src/seed/ids.ts'
import { useTestDatabase } from '../world.ts'
import { fillEveryTable, findTables, type Table } from './rows.ts'

// Plain SQL as the app's own log-in, past every line of our code: what the database itself refuses.

const world = useTestDatabase('world')
const [ours, theirs] = [idOf('lochside'), idOf('skerry')]
let tables: Table[] = []
let login: pg.Client

beforeAll(async () => {
  for (const organisation of [ours, theirs]) await fillEveryTable(world.owner, organisation)
  tables = await findTables(world.owner)
  login = new pg.Client(asLogin(world.place))
  await login.connect()
})
afterAll(() => login.end())

/** Try something as `lilypad_app` in an organisation (or in none). Gives back how many rows it touched, or why it was refused; nothing stays. */
async function attempt(organisation: string | undefined, statement: string, values: unknown[] = [], role = 'lilypad_app'): Promise<number | string> {
  await login.query('begin')
  try {
    await login.query(role === 'lilypad_app' ? 'set local role lilypad_app' : 'select 1')
    if (organisation !== undefined) await login.query(`set local app.organisation = '${organisation}'`)
    return (await login.query(statement, values)).rowCount ?? 0
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await login.query('rollback')
  }
}

/** Insufficient privilege: a wall of row-level security, or a grant that was never given. */
const refused = '42501'
const unseen = [0, refused]

async function mayDo(table: string, privilege: string): Promise<string | undefined> {
  const { rows } = await world.owner.query<{ name: string }>(`select a.attname as name from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0
    and has_column_privilege('lilypad_app', $1::regclass, a.attnum, $2) order by a.attname = 'organisation_id' desc limit 1`, [table, privilege])
  return rows[0]?.name
}

const theirRows = (table: string) => world.owner.query(`select to_jsonb(t) as row from ${table} t where organisation_id = $1`, [theirs]).then(({ rows }) => rows.map(({ row }) => row))

/** The same question of every table; gives back those that did not answer as they should, with what they said. */
async function ofEveryTable(question: (table: Table) => Promise<unknown>): Promise<string[]> {
  const wrong: string[] = []
  for (const table of tables) {
    const said = await question(table)
    if (said !== undefined) wrong.push(`${table.name}: ${JSON.stringify(said)}`)
  }
  return wrong
}
const unless = (fine: readonly unknown[], said: unknown) => (fine.includes(said) ? undefined : said)

test('there is a row of the other organisation behind every wall', async () => {
  expect(tables.length).toBeGreaterThan(50)
  expect(await ofEveryTable(async ({ name }) => (await theirRows(name)).length > 0 ? undefined : 'empty')).toEqual([])
})

describe.each([['in another organisation', ours], ['in no organisation', undefined], ['in an empty one', '']])('%s', (_where, organisation) => {
  test('their rows are not seen', async () => {
    expect(await ofEveryTable(async ({ name }) => unless(unseen, await attempt(organisation, `select organisation_id from ${name} where organisation_id = $1`, [theirs])))).toEqual([])
    if (organisation !== ours) expect(await ofEveryTable(async ({ name }) => unless(unseen, await attempt(organisation, `select organisation_id from ${name}`)))).toEqual([])
  })

  test('a row cannot be put among theirs', async () => {
    expect(await ofEveryTable(async ({ name, hasId }) => {
      const [row] = await theirRows(name)
      const fresh = hasId ? { ...row, id: crypto.randomUUID() } : row
      const whole = await attempt(organisation, `insert into ${name} select * from jsonb_populate_record(null::${name}, $1)`, [fresh])
      // Where only some columns may be given, these.
      const key = await attempt(organisation, `insert into ${name} (organisation_id) values ($1)`, [theirs])
      return unless([`${refused} ${refused}`], `${whole} ${key}`)
    })).toEqual([])
  })

  test('theirs cannot be changed or taken away', async () => {
    expect(await ofEveryTable(async ({ name }) => {
      const column = await mayDo(name, 'UPDATE')
      const changed = await attempt(organisation, `update ${name} set ${column ?? 'organisation_id'} = ${column ?? 'organisation_id'} where organisation_id = $1`, [theirs])
      const everything = await attempt(organisation, `update ${name} set ${column ?? 'organisation_id'} = ${column ?? 'organisation_id'}`)
      const taken = await attempt(organisation, `delete from ${name} where organisation_id = $1`, [theirs])
      const ownOnly = organisation === ours ? true : unseen.includes(everything)
      return ownOnly && unseen.includes(changed) && unseen.includes(taken) ? undefined : [changed, everything, taken]
    })).toEqual([])
  })

  test('nothing can be emptied, altered, locked or watched', async () => {
    for (const statement of ['truncate', 'alter table # disable row level security', 'drop table', 'create trigger t after insert on # execute function record_change()']) {
      const said = (name: string) => attempt(organisation, statement.includes('#') ? statement.replace('#', name) : `${statement} ${name}`)
      expect(await ofEveryTable(async ({ name }) => unless([refused], await said(name)))).toEqual([])
    }
  })
})

test('one’s own rows cannot be handed to them', async () => {
  expect(await ofEveryTable(async ({ name }) => unless([refused], await attempt(ours, `update ${name} set organisation_id = $1`, [theirs])))).toEqual([])
})

test('the log-in itself, before it becomes lilypad_app, sees and does nothing', async () => {
  expect(await ofEveryTable(async ({ name }) => unless([refused], await attempt(ours, `select * from ${name}`, [], 'lilypad_login')))).toEqual([])
})

test('it becomes nobody more powerful', async () => {
  const owner = (await world.owner.query('select current_user::text as name')).rows[0].name
  for (const statement of [`set role ${owner}`, `set session authorization ${owner}`, 'create table pads (id int)', "copy carers to program 'cat'", "select pg_read_file('/etc/passwd')"]) {
    expect(await attempt(ours, statement)).toBe(refused)
  }
})

test('after all this, theirs is as it was, and ours is still ours to see', async () => {
  expect(await attempt(theirs, 'select id from carers')).toBe((await theirRows('carers')).length)
  expect(await attempt(ours, 'select id from carers')).toBeGreaterThan(0)
})
