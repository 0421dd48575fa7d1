import type pg from 'pg'
import type { About } from './floor.ts'
import { floors } from './floors.ts'
import { formOf } from './forms.ts'
import type { Person } from './people.ts'
import { reports } from './reports.ts'

/** One request that is timed; what it needs is asked for before. `about` is what its floor is about. */
export interface Step { path: string; body?: URLSearchParams; about?: About }
export interface Journey {
  name: string
  kind: 'read' | 'save' | 'find' | 'search' | 'pdf' | 'report'
  /** In milliseconds: what nineteen of twenty have to stay under. */
  budget: number
  /** The statements of the least it could cost. */
  floor: readonly string[]
  make: (person: Person, turn: number) => Promise<Step>
  /** Who asks for it, where it is not everybody; and how often at most. */
  by?: readonly Person[]
  turns?: number
}

export type Ask = (person: Person, path: string, body?: URLSearchParams) => Promise<string>
interface Carer { id: string; full_name: string; postcode: string | null; phone: string | null }

/** A name as somebody misheard it: two letters of its longest part the other way round. */
function misspell(name: string): string {
  const part = name.split(/[\s-]/).reduce((one, other) => other.length > one.length ? other : one, '')
  const at = Math.max(1, Math.floor(part.length / 2) - 1)
  return part.slice(0, at) + (part[at + 1] ?? '') + part[at]! + part.slice(at + 2)
}

/** Among so many carers a search for a name, and a year, may take longer. */
const manyCarers = 1_000_000

/** The journeys of a working day, on a world that was generated, of so many carers. */
export function journeys(owner: pg.Pool, ask: Ask, evaluator: Person, carers: number): Journey[] {
  const [toFind, toCount] = carers < manyCarers ? [60, 500] : [120, 2_000]
  const carersOf = new Map<string, Promise<Carer[]>>()
  const carerOf = async ({ organisation, worker }: Person, turn: number): Promise<Carer> => {
    const found = carersOf.get(worker) ?? owner.query<Carer>(`select c.id, c.full_name, c.postcode, c.phone from allocations a join carers c on c.organisation_id = a.organisation_id and c.id = a.carer_id
      where a.organisation_id = $1 and a.worker_id = $2 order by c.id limit 40`, [organisation, worker]).then(({ rows }) => rows)
    carersOf.set(worker, found)
    const all = await found
    return all[turn % all.length]!
  }
  const one = async (sql: string, { organisation, worker }: Person, id: string): Promise<string> => {
    const { rows: [row] } = await owner.query<{ id: string }>(sql, sql.includes('$3') ? [organisation, id, worker] : [organisation, id])
    if (!row) throw new Error(`Nothing to open: ${sql}`)
    return row.id
  }
  const talkOf = async (person: Person, carer: string) => one('select id from conversations where organisation_id = $1 and carer_id = $2 order by held_at limit 1', person, carer)
  const outcomeOf = async (person: Person, carer: string) => one('select id from outcomes where organisation_id = $1 and carer_id = $2 order by id limit 1', person, carer)
  return [
    { name: 'Today', kind: 'read', budget: 50, floor: floors.today, make: async () => ({ path: '/today' }) },
    { name: 'My carers', kind: 'read', budget: 50, floor: floors.myCarers, make: async () => ({ path: '/carers' }) },
    { name: 'Find: a misspelt surname and half a postcode', kind: 'find', budget: toFind, floor: floors.find, make: async (person, turn) => {
      const { full_name, postcode } = await carerOf(person, turn)
      const words = `${misspell(full_name)} ${(postcode ?? '').split(' ')[0]}`.trim()
      return { path: `/carers?find=${encodeURIComponent(words)}`, about: { terms: words.toLowerCase().split(' ') } }
    } },
    { name: 'Find: the end of a telephone number', kind: 'find', budget: toFind, floor: floors.find, make: async (person, turn) => {
      const end = ((await carerOf(person, turn)).phone ?? '0999 0000000').slice(-6)
      return { path: `/carers?find=${end}`, about: { terms: [end] } }
    } },
    { name: 'Words in what was said: one that everybody says', kind: 'search', budget: 150, floor: floors.search, make: async () => ({ path: '/carers/words?q=the', about: { terms: ['the'] } }) },
    { name: 'Words in what was said: a rare one, or two in this order', kind: 'search', budget: 150, floor: floors.search, make: async (_, turn) => {
      const words = ['tomatoes', 'mosque', 'day centre shut', 'old boss'][turn % 4]!
      return { path: `/carers/words?q=${encodeURIComponent(`"${words}"`)}`, about: { terms: [words] } }
    } },
    { name: 'A carer', kind: 'read', budget: 50, floor: floors.carer, make: async (person, turn) => {
      const { id: carer } = await carerOf(person, turn)
      return { path: `/carers/${carer}`, about: { carer } }
    } },
    { name: 'A talk', kind: 'read', budget: 50, floor: floors.talk, make: async (person, turn) => {
      const { id: carer } = await carerOf(person, turn)
      const talk = await talkOf(person, carer)
      return { path: `/conversations/${talk}`, about: { carer, talk } }
    } },
    { name: 'A river', kind: 'read', budget: 50, floor: floors.river, make: async (person, turn) => {
      const { id: carer } = await carerOf(person, turn)
      const outcome = await outcomeOf(person, carer)
      return { path: `/outcomes/${outcome}/river`, about: { carer, outcome } }
    } },
    { name: 'The story of all reviews', kind: 'read', budget: 50, floor: floors.story, make: async (person, turn) => {
      const { id: carer } = await carerOf(person, turn)
      return { path: `/carers/${carer}/reviews`, about: { carer } }
    } },
    { name: 'Save a passage', kind: 'save', budget: 100, floor: floors.savePassage, make: async (person, turn) => {
      const { id: carer } = await carerOf(person, turn)
      const talk = await talkOf(person, carer)
      const { action, fields } = formOf(await ask(person, `/conversations/${talk}`), /\/passages$/)
      fields.set('words', `I have not slept through since Easter, and on Mondays my sister comes by. (${turn})`)
      return { path: action, body: fields, about: { carer, talk } }
    } },
    { name: 'Save how one outcome went', kind: 'save', budget: 100, floor: floors.saveMark, make: async (person, turn) => {
      const { id: carer } = await carerOf(person, turn)
      const begun = formOf(await ask(person, `/carers/${carer}/reviews/new`), /\/reviews$/)
      const { id: review } = Object.fromEntries(begun.fields)
      await ask(person, begun.action, begun.fields)
      const { action, fields } = formOf(await ask(person, `/reviews/${review}/writing`), /\/marks$/)
      fields.set('story', 'Two bad nights all month, and I read to the boys again.')
      fields.set('now', 'closer')
      return { path: action, body: fields, about: { carer, review, outcome: await outcomeOf(person, carer) } }
    } },
    { name: 'A plan as PDF', kind: 'pdf', budget: 150, floor: floors.pdf, make: async (person, turn) => {
      const { id: carer } = await carerOf(person, turn)
      const there = /\/plans\/([0-9a-f-]{36})/.exec(await ask(person, `/carers/${carer}/plans`))?.[1]
      if (there) return { path: `/plans/${there}/plan.pdf`, about: { carer, plan: there } }
      const { action, fields } = formOf(await ask(person, `/carers/${carer}/plans/new`), /\/plans$/)
      await ask(person, action, fields)
      return { path: `/plans/${fields.get('id')}/plan.pdf`, about: { carer, plan: fields.get('id') } }
    } },
    ...heavy(owner),
    ...reports(ask, evaluator, toCount),
  ]
}

/** Those who have very much: opened by the worker whose they are. */
function heavy(owner: pg.Pool): Journey[] {
  const find = async (person: Person) => {
    const { rows: [row] } = await owner.query<{ carer: string; talk: string }>(`select o.carer_id as carer, (select id from conversations t where t.organisation_id = o.organisation_id and t.carer_id = o.carer_id order by held_at limit 1) as talk
      from outcomes o join allocations a on a.organisation_id = o.organisation_id and a.carer_id = o.carer_id where o.organisation_id = $1 and a.worker_id = $2 group by o.organisation_id, o.carer_id having count(*) >= 40 limit 1`, [person.organisation, person.worker])
    return row
  }
  const found = async (person: Person) => {
    const row = await find(person)
    if (!row) throw new Skip()
    return row
  }
  return [
    { name: 'A carer with forty outcomes', kind: 'read', budget: 50, floor: floors.carer, make: async (person) => {
      const { carer } = await found(person)
      return { path: `/carers/${carer}`, about: { carer } }
    } },
    { name: 'A talk of two hundred passages', kind: 'read', budget: 50, floor: floors.talk, make: async (person) => {
      const { carer, talk } = await found(person)
      return { path: `/conversations/${talk}`, about: { carer, talk } }
    } },
  ]
}

/** This is not for this person: another's turn. */
export class Skip extends Error {}
