import type { Pool } from 'pg'
import * as v from 'valibot'
import { newId } from '../../src/kernel/ids.ts'
import { readTree, roomOf } from '../architecture/tree.ts'
import { theApp, type Answer, type Visitor } from '../visitor.ts'
import { findTables } from './rows.ts'

export interface Route { method: 'GET' | 'POST'; path: string; name: string; params: string[]; room: string | undefined }
/** An id for each table. */
export type Ids = Readonly<Record<string, string>>
export type Fields = Record<string, string | string[]>

const sources = readTree('src/features')

/** Every route of the application, out of the router's own table. */
export function allRoutes(): Route[] {
  const found = new Map<string, Route>()
  for (const { method, path } of theApp().routes) {
    if (method !== 'GET' && method !== 'POST') continue
    const name = `${method} ${path}`
    const room = Object.entries(sources).find(([, text]) => text.includes(`.${method.toLowerCase()}('${path}'`))?.[0]
    found.set(name, { method, path, name, params: [...path.matchAll(/:(\w+)/g)].map(([, param = '']) => param), room: room && roomOf(room) })
  }
  return [...found.values()]
}

/** What stands before an id in an address, where that is not the name of the table. */
const places: Record<string, string> = { 'restricted-records': 'restrictions', 'refusals': 'worker_refusals', 'relationships': 'caring_relationships', 'people': 'circle_people' }
const noIds = ['/sign-in-links/:token', '/assets/:name', '/organisation/beginning/:token']

/** The tables whose ids a route takes, in order. */
export function tablesIn({ path }: Route, ids: Ids): string[] {
  if (noIds.includes(path)) return []
  return [...path.matchAll(/\/([\w-]+)\/:\w+/g)].map(([, place = '']) => {
    const table = places[place] ?? place.replaceAll('-', '_')
    if (!(table in ids)) throw new Error(`Say in test/walls/walk.ts which table the id after /${place}/ is of (${path}).`)
    return table
  })
}

/** The address of a route with these ids in it, in order. */
export function addressOf(route: Route, ids: readonly string[]): string {
  let at = 0
  return route.path.replace(/:\w+/g, () => ids[at++] ?? 'x')
}

/** One row of each table, of one carer wherever that can be. */
export async function idsOf(owner: Pool, organisation: string, carer: string): Promise<Ids> {
  const ids: Record<string, string> = {}
  for (const table of await findTables(owner)) {
    const ofHer = table.columns.some(({ name }) => name === 'carer_id') ? 'carer_id = $2' : table.name === 'carers' ? 'id = $2' : 'organisation_id <> $2'
    const { rows } = table.hasId ? await owner.query<{ id: string }>(`select id from ${table.name} where organisation_id = $1 order by (${ofHer}) desc nulls last, id limit 1`, [organisation, carer]) : { rows: [] }
    if (rows[0]) ids[table.name] = rows[0].id
  }
  return ids
}

const fieldsOfTables: Record<string, string> = { other: 'carers', to: 'carers', named: 'workers' }

/** Forms that a room would take, filled in rightly as far as its schema can tell; the things they name have these ids. */
export async function filledForms(room: string | undefined, ids: Ids): Promise<Fields[]> {
  if (!room || !(`src/features/${room}/schema.ts` in sources)) return [{}]
  const exported = await import(`../../src/features/${room}/schema.ts`) as Record<string, { entries?: Record<string, v.GenericSchema> } | undefined>
  const forms = Object.values(exported).filter((schema) => schema?.entries !== undefined)
  return [{}, ...forms.map((form) => Object.assign({}, ...Object.entries(form!.entries!).map(([field, schema]) => fill(field, schema, ids))) as Fields)]
}

function fill(field: string, schema: v.GenericSchema, ids: Ids): Fields {
  const named = ids[fieldsOfTables[field] ?? `${field}s`] ?? ids[field]
  const candidates: unknown[] = [field === 'id' ? newId() : named, named && [named], newId(), 'Words of somebody else', '2026-01-05', ...codesIn(schema), ...codesIn(schema).map((code) => [code]), '1', '']
  const value = candidates.find((one) => one !== undefined && v.safeParse(schema, one).success) as string | string[] | undefined
  if (value === '2026-01-05') return { [field]: value, [`${field}-day`]: '5', [`${field}-month`]: '1', [`${field}-year`]: '2026' }
  return { [field]: value ?? '' }
}

/** The codes a field may take, wherever in its schema they stand. */
function codesIn(schema: unknown): string[] {
  const { options, pipe, wrapped, item, literal } = schema as { options?: unknown[]; pipe?: unknown[]; wrapped?: unknown; item?: unknown; literal?: unknown }
  const parts = [...(options ?? []), ...(pipe ?? []), wrapped, item]
  return [...(typeof literal === 'string' && literal ? [literal] : []), ...parts.flatMap((part) => typeof part === 'string' ? [part] : typeof part === 'object' && part !== null && part !== schema ? codesIn(part) : [])]
}

/** Go to a route, with every form that its room might take. Gives back each answer with what was sent. */
export async function visit(visitor: Visitor, route: Route, address: string, forms: readonly Fields[]): Promise<{ answer: Answer; sent: Fields }[]> {
  if (route.method === 'GET') return [{ answer: await visitor.get(address), sent: {} }]
  const answers: { answer: Answer; sent: Fields }[] = []
  for (const sent of forms) answers.push({ answer: await visitor.post(address, sent), sent })
  return answers
}

/** Tables where reading leaves a trace, or one's own session does. */
const traces = ['looks', 'searches', 'sessions']

/** How much there is of everything. An update is seen by its line in `changes`. */
export async function countEverything(owner: Pool): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { name } of await findTables(owner)) {
    if (!traces.includes(name)) counts[name] = (await owner.query<{ count: number }>(`select count(*)::int as count from ${name}`)).rows[0]!.count
  }
  return counts
}
