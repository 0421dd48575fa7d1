import { type RawBuilder, sql } from 'kysely'
import { systemActor } from '../../kernel/actor.ts'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import type { Access } from '../access/index.ts'
import { namesIn } from './names.ts'
import { mayWritePage } from './policy.ts'
import { openSealed, readLink } from './sealing/seal.ts'
import { type Ending, nothingSaid, type Said, type Style, type Wording } from './schema.ts'

/** What stands on the page so that nobody has to say it again, with where it is from. */
export interface Known { words: string; passage?: string; outcome?: string }

/** The talk a preparation `p` was for is off. */
export const withdrawn = sql`exists (select 1 from withdrawals w where w.organisation_id = p.organisation_id and w.conversation_id = p.conversation_id and w.passage_id is null)`
/** A link is good until its day has gone, it has ended, or its talk is no more (or is somebody else's). */
const isOpen = (at: Date) => sql<boolean>`(p.expires_at > ${at} and not ${withdrawn} and c.carer_id = p.carer_id
  and not exists (select 1 from preparation_endings e where e.organisation_id = p.organisation_id and e.preparation_id = p.id))`

/** The holder of a link, and the key to what was written through it. */
export interface Holder { organisation: string; preparation: string; key: Buffer }

/** Whose link this is, while it is good. Whatever else it is, there is nothing to tell. Looking at it changes nothing. */
export async function findHolder(token: string | undefined): Promise<Holder | undefined> {
  const link = readLink(token)
  if (!link) return undefined
  const { organisation, lookUp, key } = link
  return inTenant(systemActor(organisation), async (tx) => {
    const { rows: [row] } = await sql<{ id: string }>`select p.id from preparations p join conversations c on c.organisation_id = p.organisation_id and c.id = p.conversation_id
      where p.organisation_id = ${tx.actor.organisation} and p.look_up = ${lookUp} and ${isOpen(tx.at)}`.execute(tx.db)
    return row && { organisation, preparation: row.id, key }
  })
}

/** How a link ended, for whoever holds it: so that the same press twice is answered once and the same way. */
export async function findEnding(token: string | undefined): Promise<Ending | undefined> {
  const link = readLink(token)
  if (!link) return undefined
  return inTenant(systemActor(link.organisation), async (tx) => {
    const { rows: [row] } = await sql<{ kind: Ending }>`select e.kind from preparations p join preparation_endings e on e.organisation_id = p.organisation_id and e.preparation_id = p.id where p.organisation_id = ${tx.actor.organisation} and p.look_up = ${link.lookUp}`.execute(tx.db)
    return row?.kind
  })
}

/** What a page needs to know of the talk it is for: nothing that names anybody. */
export interface Asked { id: string; carer: string; conversation: string; style: Style; wording: Wording; known: string[]; day: string; at: Date; place: string | null; sequence: number; untilDay: string; zone: string }

/** What was asked, as it may stand on the page. What was taken off the record since, kept to one talk, or holds a name is not on it. */
async function findAsked(tx: Tx, condition: RawBuilder<unknown>): Promise<Asked | undefined> {
  const { rows: [row] } = await sql<Asked>`
    select p.id, p.carer_id as carer, p.conversation_id as conversation, p.style, p.wording, o.zone, (coalesce(c.planned_for, c.held_at, c.recorded_at) at time zone o.zone)::date as day, coalesce(c.planned_for, c.held_at, c.recorded_at) as at,
      case when p.place_told then c.place end as place, c.version - 1 as sequence, ((p.expires_at - interval '1 minute') at time zone o.zone)::date as "untilDay",
      array(select k.one->>'words' from jsonb_array_elements(p.known) with ordinality as k(one, place)
        where (k.one->>'passage' is null or exists (select 1 from passages s where s.organisation_id = p.organisation_id and s.id = (k.one->>'passage')::uuid and s.carer_id = p.carer_id and s.reach <> 'here'
            and not exists (select 1 from withdrawals w where w.organisation_id = s.organisation_id and w.conversation_id = s.conversation_id and (w.passage_id is null or w.passage_id = s.id))))
          and (k.one->>'outcome' is null or exists (select 1 from outcomes u where u.organisation_id = p.organisation_id and u.id = (k.one->>'outcome')::uuid and u.carer_id = p.carer_id
            and not exists (select 1 from highlights h join passages s on s.organisation_id = h.organisation_id and s.id = h.passage_id where h.organisation_id = u.organisation_id and h.outcome_id = u.id
              and (s.reach = 'here' or s.carer_id <> u.carer_id or exists (select 1 from withdrawals w where w.organisation_id = s.organisation_id and w.conversation_id = s.conversation_id and (w.passage_id is null or w.passage_id = s.id))))))
        order by k.place) as known
    from preparations p join conversations c on c.organisation_id = p.organisation_id and c.id = p.conversation_id join organisations o on o.organisation_id = p.organisation_id
    where p.organisation_id = ${tx.actor.organisation} and ${condition}`.execute(tx.db)
  if (!row) return undefined
  // A place may be worded anew, and somebody may have come into the circle since.
  const names = await findNamesOf(tx, row.carer)
  return { ...row, known: row.known.filter((words) => namesIn(words, names).length === 0), place: row.place !== null && namesIn(row.place, names).length === 0 ? row.place : null }
}

/** The page of a link, for whoever holds it. Throws {@link NotFound} when it is no longer good. */
export async function getPage(tx: Tx, { organisation, preparation, key }: Holder): Promise<{ asked: Asked; said: Said; version: number; savedAt: Date | null }> {
  if (!mayWritePage(tx.actor, preparation)) throw new NotFound()
  const asked = await findAsked(tx, sql`p.id = ${preparation} and ${isOpen(tx.at)}`)
  if (!asked) throw new NotFound()
  const row = await tx.db.selectFrom('preparation_pages').select(['sealed', 'version', 'saved_at']).where('id', '=', preparation).executeTakeFirst()
  const text = row && openSealed(row.sealed, key, { organisation, preparation })
  return { asked, said: text === undefined ? nothingSaid : { ...nothingSaid, ...JSON.parse(text) as Said }, version: row?.version ?? 1, savedAt: row?.saved_at ?? null }
}

/** A preparation as its talk's page shows it: until when its link works, or how and when it ended. Never whether she has written. */
export interface Sent { id: string; carer: string; conversation: string; style: Style; wording: Wording; madeOn: string; by: string | null; untilDay: string; open: boolean; ended: Ending | null; endedOn: string | null; endedBy: string | null }

async function findRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Sent[]> {
  const { rows } = await sql<Sent>`
    select p.id, p.carer_id as carer, p.conversation_id as conversation, p.style, p.wording, (p.recorded_at at time zone o.zone)::date as "madeOn", a.name as by,
      ((p.expires_at - interval '1 minute') at time zone o.zone)::date as "untilDay", ${isOpen(tx.at)} as open, n.kind as ended, (n.recorded_at at time zone o.zone)::date as "endedOn", b.name as "endedBy"
    from preparations p join conversations c on c.organisation_id = p.organisation_id and c.id = p.conversation_id join organisations o on o.organisation_id = p.organisation_id
      left join accounts a on a.organisation_id = p.organisation_id and a.id = p.recorded_by
      left join preparation_endings n on n.organisation_id = p.organisation_id and n.preparation_id = p.id left join accounts b on b.organisation_id = n.organisation_id and b.id = n.recorded_by
    where p.organisation_id = ${tx.actor.organisation} and ${condition} order by p.recorded_at desc, p.id desc`.execute(tx.db)
  return rows
}

/** What was sent for a talk, newest first, for those who write in the record. Open the record first. */
export async function findSent(tx: Tx, access: Access, conversation: string): Promise<Sent[]> {
  return findRows(tx, sql`p.conversation_id = ${conversation} and p.carer_id = ${access.carer}`)
}

/** One preparation; throws {@link NotFound}. Ask policy of its carer before it is shown. */
export async function getSent(tx: Tx, id: string): Promise<Sent> {
  const [found] = isId(id) ? await findRows(tx, sql`p.id = ${id}`) : []
  if (!found) throw new NotFound()
  return found
}

/** What its page asks, for a worker who prints it or reads it out. Throws {@link NotFound}. Open the record first. */
export async function getAsked(tx: Tx, id: string): Promise<Asked> {
  const asked = isId(id) ? await findAsked(tx, sql`p.id = ${id}`) : undefined
  if (!asked) throw new NotFound()
  return asked
}

/** Everybody's name in a record that must not stand on a page that may be opened on a shared phone. */
export async function findNamesOf(tx: Tx, carer: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select unnest(array[c.call_name, c.full_name]) as name from carers c where c.organisation_id = ${tx.actor.organisation} and c.id = ${carer}
    union select p.name from caring_relationships r join cared_for_people p on p.organisation_id = r.organisation_id and p.id = r.cared_for_person_id where r.organisation_id = ${tx.actor.organisation} and r.carer_id = ${carer}
    union select q.name from circle_people q where q.organisation_id = ${tx.actor.organisation} and q.carer_id = ${carer}`.execute(tx.db)
  return rows.flatMap((row) => row.name ?? [])
}

/** The talk a preparation is for: whose, when, and whether it still can be got ready for. Throws {@link NotFound}. */
export async function getTalkToPrepare(tx: Tx, conversation: string): Promise<{ carer: string; day: string; place: string | null; heldAt: Date | null; zone: string }> {
  const { rows: [row] } = isId(conversation) ? await sql<{ carer: string; day: string; place: string | null; heldAt: Date | null; zone: string }>`
    select c.carer_id as carer, (coalesce(c.planned_for, c.held_at) at time zone o.zone)::date as day, c.place, c.held_at as "heldAt", o.zone from conversations c join organisations o on o.organisation_id = c.organisation_id
    where c.organisation_id = ${tx.actor.organisation} and c.id = ${conversation} and not exists (select 1 from withdrawals w where w.organisation_id = c.organisation_id and w.conversation_id = c.id and w.passage_id is null)`.execute(tx.db) : { rows: [] }
  if (!row) throw new NotFound()
  return row
}
