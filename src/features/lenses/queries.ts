import { sql } from 'kysely'
import { lenses as published, type Lens, type LensPart } from '../../frameworks/lenses/index.ts'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { asLens } from './see.ts'

/** A lens of the organisation's own, as it stands now. */
export interface OwnLens { id: string; name: string; forWhom: string | null; parts: LensPart[]; inUse: 'yes' | 'no'; by: string | null; on: string; version: string }

async function findVersions(tx: Tx, lens: string | null): Promise<OwnLens[]> {
  const { rows } = await sql<OwnLens>`
    select v.lens_id as id, v.name, v.for_whom as "forWhom", v.parts, v.in_use as "inUse", a.name as by, (v.recorded_at at time zone o.zone)::date as on, v.id as version
    from lens_versions v join organisations o on o.organisation_id = v.organisation_id left join accounts a on a.organisation_id = v.organisation_id and a.id = v.recorded_by
    where v.organisation_id = ${tx.actor.organisation} and ${lens === null ? sql`true` : sql`v.lens_id = ${lens}`} order by v.recorded_at desc, v.id desc`.execute(tx.db)
  return rows
}

/** The organisation's own lenses, as each stands now, by name. */
export async function findOwnLenses(tx: Tx): Promise<OwnLens[]> {
  const newest = new Map<string, OwnLens>()
  for (const version of await findVersions(tx, null)) if (!newest.has(version.id)) newest.set(version.id, version)
  return [...newest.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** Every version of one own lens, newest first; throws {@link NotFound}. */
export async function getLensHistory(tx: Tx, lens: string): Promise<[OwnLens, ...OwnLens[]]> {
  const [newest, ...before] = isId(lens) ? await findVersions(tx, lens) : []
  if (!newest) throw new NotFound()
  return [newest, ...before]
}

/** Every lens that can be looked through here: those that come with Lilypad, then the organisation's own that are in use. */
export async function findLenses(tx: Tx): Promise<Lens[]> {
  return [...published, ...(await findOwnLenses(tx)).filter((one) => one.inUse === 'yes').map(asLens)]
}
