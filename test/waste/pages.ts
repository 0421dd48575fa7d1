import { signedIn, type Visitor } from '../visitor.ts'
import { type Said, listenTo } from '../statements.ts'
import { addressOf, allRoutes, type Ids, tablesIn } from '../walls/walk.ts'

export interface PageSaid extends Said { name: string; path: string; status: number; who: string }

/** Whoever may see something here, in the order in which they are asked. */
const people: readonly [string, () => Promise<Visitor>][] = [
  ['jo', () => signedIn('jo-reid')], ['morag', () => signedIn('morag-sinclair')], ['fiona', () => signedIn('fiona-macdougall')], ['asha', () => signedIn('asha-menon', 'lochside', 'account')],
]

/** Visit a page, and then once more: what its answers look like is known by then, as it is on every page but the very first. */
export async function visitTwice(visitor: Visitor, path: string): Promise<Said & { status: number }> {
  await visitor.get(path)
  const { result, ...said } = await listenTo(() => visitor.get(path))
  return { ...said, status: result.status }
}

/** Every page of the router's own table, as the first of them who is let in sees it; those that let none of them in are left out. */
export async function walkPages(ids: Ids): Promise<PageSaid[]> {
  const visitors = await Promise.all(people.map(async ([who, comeIn]) => [who, await comeIn()] as const))
  const pages: PageSaid[] = []
  for (const route of (await allRoutes()).filter(({ method, path }) => method === 'GET' && !path.includes('*') && !path.startsWith('/assets/'))) {
    const path = addressOf(route, tablesIn(route, ids).map((table) => ids[table]!))
    for (const [who, visitor] of visitors) {
      if ((await visitor.get(path)).status !== 200) continue
      pages.push({ ...await visitTwice(visitor, path), name: route.name, path, who })
      break
    }
  }
  return pages
}

/** How often a page asks the same question over again, each time of something else: what should be asked of all of them at once. */
export function mostRepeated({ questions }: Said): { times: number; sql: string } {
  const times = new Map<string, number>()
  for (const { sql } of questions) times.set(sql, (times.get(sql) ?? 0) + 1)
  const [sql, most] = [...times].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
  return { times: most, sql: sql.replace(/\s+/g, ' ').trim() }
}

/** The table of pages: statements, questions in them, transactions, how often the same question, and by whom. Most first. */
export function tableOf(pages: readonly PageSaid[]): string {
  return pages.toSorted((a, b) => b.statements.length - a.statements.length)
    .map((page) => [page.statements.length, page.questions.length, page.transactions, mostRepeated(page).times, page.who, page.name, mostRepeated(page).times > 3 ? mostRepeated(page).sql.slice(0, 100) : ''].join('\t')).join('\n')
}
