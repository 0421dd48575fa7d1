import { type RawBuilder, sql } from 'kysely'
import { NotFound } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { findAccess, mayKnowCarer, nameToShow } from '../access/index.ts'
import type { Details, Honest, Kind } from './schema.ts'

/** A carer as every room may show her, once the record is open (`openRecord`) or she stands in a list of those one may know of. */
export interface Carer extends Details {
  id: string
  version: number
  /** How to call her on a page: by the initials she chose when her record is restricted. */
  name: string
  /** Worked out from age and school, unless somebody said otherwise. */
  kind: Kind
  diedOn: string | null
  /** Of a restricted record; null when it is not restricted. */
  initials: string | null
}

type Row = Details & { id: string; version: number; diedOn: string | null; initials: string | null; today: string }

const columns = sql`c.id, c.version, c.call_name as "callName", c.full_name as "fullName", c.pronouns, c.date_of_birth as "dateOfBirth",
  c.kind_override as "kindOverride", c.still_at_school as "stillAtSchool", c.gender, c.postcode, c.address, c.phone, c.email, c.language,
  c.interpreter, c.contact_preference as "contactPreference", c.communication_needs as "communicationNeeds",
  c.in_one_line as "inOneLine", c.take_care as "takeCare", c.died_on as "diedOn",
  (select r.initials from restrictions r where r.carer_id = c.id and r.lifted_at is null order by r.recorded_at desc limit 1) as initials`

async function findRows(tx: Tx, which: RawBuilder<unknown>): Promise<Carer[]> {
  const { rows } = await sql<Row>`
    select ${columns}, (${tx.at}::timestamptz at time zone o.zone)::date as today from carers c, organisations o ${which}`.execute(tx.db)
  return rows.map(({ today, ...row }) => ({ ...row, name: nameToShow(row), kind: kindOf(row, today) }))
}

/** Adult or young: under 18, or 18 and still at school. Somebody at school of unknown age is young. */
export function kindOf(facts: { dateOfBirth: string | null; stillAtSchool: Honest; kindOverride: Kind | null }, today: string): Kind {
  if (facts.kindOverride) return facts.kindOverride
  const age = facts.dateOfBirth === null ? null : ageOn(today, facts.dateOfBirth)
  if (age === null) return facts.stillAtSchool === 'yes' ? 'young' : 'adult'
  return age < 18 || (age === 18 && facts.stillAtSchool === 'yes') ? 'young' : 'adult'
}

function ageOn(today: string, born: string): number {
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
}

/** One carer, in this organisation; throws {@link NotFound}. Open the record first: this asks no policy of its own. */
export async function getCarer(tx: Tx, id: string): Promise<Carer> {
  const [carer] = await findRows(tx, sql`where c.id = ${id}`)
  if (!carer) throw new NotFound()
  return carer
}

/** Several carers by id, for lists: only those that the person who acts may know of. */
export async function findCarersByIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Carer>> {
  if (ids.length === 0) return new Map()
  const access = await findAccess(tx, ids)
  const known = ids.filter((id) => { const facts = access.get(id); return facts !== undefined && mayKnowCarer(tx.actor, facts) })
  const rows = known.length === 0 ? [] : await findRows(tx, sql`where c.id = any(${known})`)
  return new Map(rows.map((carer) => [carer.id, carer]))
}
