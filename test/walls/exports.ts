import type { Pool } from 'pg'
import { brokenBy } from '../fuzz/answers.ts'
import { address, theApp, type Visitor } from '../visitor.ts'
import { addressOf, allRoutes, type Ids, tablesIn } from './walk.ts'
import { findTables } from './rows.ts'

/** Put words before every text of a carer's record that a person wrote, as if they had written them. Codes stay as they are. */
export async function writeEverywhere(owner: Pool, carer: string, words: string): Promise<void> {
  for (const { name: table, columns } of await findTables(owner)) {
    const column = table === 'carers' ? 'id' : columns.find(({ name }) => name === 'carer_id')?.name
    for (const { name } of column && table !== 'accounts' ? columns.filter((one) => one.type === 'text' && /^(?:words|statement|title|why|name|.*_name|place|story|what|comment|summary)$/.test(one.name)) : []) {
      await owner.query(`update ${table} set ${name} = $2 || ${name} where ${column} = $1`, [carer, words]).catch(() => undefined)
    }
  }
}

/** Fetch every file that can be taken away and every page there is to read. Gives back a line for each that would do what its words say. */
export async function takeEverythingAway(visitor: Visitor, ids: Ids, which: RegExp = /./): Promise<{ lines: string[]; taken: string[] }> {
  const [lines, taken]: [string[], string[]] = [[], []]
  for (const route of (await allRoutes()).filter(({ method, path }) => method === 'GET' && which.test(path) && !path.endsWith('.pdf'))) {
    const place = addressOf(route, tablesIn(route, ids).map((table) => ids[table]!))
    const answer = await theApp().fetch(new Request(address + place, { headers: { cookie: visitor.cookie } }))
    const body = await answer.text()
    if (answer.status === 200) taken.push(route.name)
    lines.push(...brokenBy({ route: route.name, status: answer.status, headers: answer.headers, body, canaries: [] }).map((line) => `${route.name}: ${line}`))
  }
  return { lines, taken }
}
