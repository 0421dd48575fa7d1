import { Hono } from 'hono'
import type { Pool } from 'pg'
import * as v from 'valibot'
import { openRoutes } from '../../src/app.tsx'
import { newId } from '../../src/kernel/ids.ts'
import { readTree } from '../architecture/tree.ts'
import { theApp, type Answer, type Visitor } from '../visitor.ts'
import { findTables } from './rows.ts'

export interface Route { method: 'GET' | 'POST'; path: string; name: string; room: string | undefined }
/** An id for each table. */
export type Ids = Readonly<Record<string, string>>
export type Fields = Record<string, string | string[]>

const sources = readTree('src/features')

const doors = new Map<string, Promise<Record<string, unknown>>>()

/** A room's door or schema, imported once. */
function load(room: string, file: 'index' | 'schema'): Promise<Record<string, unknown>> {
  const found = doors.get(`${room}/${file}`) ?? import(`../../src/features/${room}/${file}.ts`) as Promise<Record<string, unknown>>
  doors.set(`${room}/${file}`, found)
  return found
}

/** Which room answers an address: by the routes that each door offers. */
async function findRooms(): Promise<Map<string, string>> {
  const rooms = new Map<string, string>()
  for (const file of Object.keys(sources).filter((one) => /^src\/features\/[^/]+\/index\.ts$/.test(one))) {
    const room = file.split('/')[2]!
    for (const routes of Object.values(await load(room, 'index'))) if (routes instanceof Hono) for (const { method, path } of routes.routes) rooms.set(`${method} ${path}`, room)
  }
  return rooms
}

/** Every route of the application, out of the router's own table. */
export async function allRoutes(): Promise<Route[]> {
  const rooms = await findRooms()
  const found = new Map<string, Route>()
  for (const { method, path } of theApp().routes) {
    const name = `${method} ${path}`
    if (method === 'GET' || method === 'POST') found.set(name, { method, path, name, room: rooms.get(name) })
  }
  return [...found.values()]
}

/** What stands before an id in an address, where that is not the name of the table. */
const places: Record<string, string> = { 'restricted-records': 'restrictions', 'refusals': 'worker_refusals', 'relationships': 'caring_relationships', 'people': 'circle_people', 'links': 'outcome_links', 'lenses': 'lens_versions', 'my-talks': 'conversations', 'my-promises': 'actions', 'requests': 'subject_requests', 'my-requests': 'subject_requests', 'holds': 'retention_holds', 'stills': 'record_stills', 'certificates': 'disposal_certificates', 'listening': 'listening_answers' }
const noIds = ['/sign-in-links/:token', '/listened/:token', '/listened/:token/answer', '/assets/:name', '/organisation/beginning/:token', '/prepared/:what', ...['', '/words', '/handing-over', '/wiping', '/visit.ics'].map((rest) => `/prepare/:token${rest}`)]

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

/**
 * Forms that a route would take, filled in rightly as far as their schema can tell; the things they name have these ids. Where
 * the source does not say which form a route reads, all those of its room.
 */
export async function filledForms({ method, path, room }: Route, ids: Ids): Promise<Fields[]> {
  if (method === 'GET' || !room || !(`src/features/${room}/schema.ts` in sources)) return [{}]
  const exported = await load(room, 'schema') as Record<string, { entries?: Record<string, v.GenericSchema> } | undefined>
  const forms = Object.entries(exported).filter(([, schema]) => schema?.entries !== undefined)
  const source = Object.values(sources).find((text) => text.includes(`.post('${path}'`)) ?? ''
  const handler = source.slice(source.indexOf(`.post('${path}'`) + 1).split(/\.(?:get|post)\('\//)[0] ?? ''
  const read = forms.filter(([name]) => new RegExp(`\\b${name}\\b`).test(handler))
  return [{}, ...(read.length > 0 ? read : forms).map(([, form]) => Object.assign({}, ...Object.entries(form!.entries!).map(([field, schema]) => fill(field, schema, ids))) as Fields)]
}

function fill(field: string, schema: v.GenericSchema, ids: Ids): Fields {
  // Where any words are taken, an id is only words.
  const named = v.safeParse(schema, 'Words of somebody else').success ? undefined : ids[fieldsOfTables[field] ?? `${field}s`] ?? ids[field]
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

/** What is refused, and how: who may not know of it, who may not do it, who is not signed in. */
const refusals = [401, 403, 404]

/**
 * Walk every route but those that are open to everybody or to this person, with every form it might take. Gives back a line for
 * each that was not refused, or that told of Asha Menon.
 */
export async function walkWithoutPowers(visitor: Visitor, opened: readonly string[], ids: Ids): Promise<string[]> {
  const wrong: string[] = []
  for (const route of (await allRoutes()).filter(({ name }) => !openRoutes.includes(name) && !opened.includes(name))) {
    const address = addressOf(route, tablesIn(route, ids).map((table) => ids[table]!))
    for (const { answer, sent } of await visit(visitor, route, address, await filledForms(route, ids))) {
      const toSignIn = visitor.cookie === '' && route.method === 'GET' && answer.status === 303 && answer.location === '/sign-in'
      const place = `${route.name} (src/features/${route.room ?? '…'})`
      if (!toSignIn && !refusals.includes(answer.status)) wrong.push(`${place} answered ${answer.status} to ${JSON.stringify(sent).slice(0, 160)}: ask policy first, or say in test/walls/powers.test.ts why it is open`)
      if (/Asha Menon|kitchen table/.test(answer.html)) wrong.push(`${place} told of Asha Menon`)
    }
  }
  return wrong
}
