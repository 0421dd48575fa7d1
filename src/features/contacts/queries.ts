import { NotFound } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import type { Ending, OfferAnswer, SpellKind } from './schema.ts'

export interface Contact { id: string; onDay: string; how: string; cameBy: string | null; words: string | null; noticeGiven: boolean; noticeHow: string | null; by: string | null }

/** How a carer came to us, first contact first. */
export async function findContacts(tx: Tx, carer: string): Promise<Contact[]> {
  return tx.db.selectFrom('contacts')
    .leftJoin('accounts', (join) => join.onRef('accounts.organisation_id', '=', 'contacts.organisation_id').onRef('accounts.id', '=', 'contacts.recorded_by'))
    .select(['contacts.id', 'on_day as onDay', 'how', 'came_by as cameBy', 'words', 'notice_given as noticeGiven', 'notice_how as noticeHow', 'accounts.name as by'])
    .where('contacts.carer_id', '=', carer).orderBy('on_day').orderBy('contacts.recorded_at').execute()
}

export interface Offer { id: string; offeredOn: string; answer: OfferAnswer | null; answeredOn: string | null; words: string | null }

/** The offers of a plan, newest first. */
export async function findOffers(tx: Tx, carer: string): Promise<Offer[]> {
  const rows = await tx.db.selectFrom('plan_offers').select(['id', 'offered_on as offeredOn', 'answer', 'answered_on as answeredOn', 'words'])
    .where('carer_id', '=', carer).orderBy('offered_on', 'desc').orderBy('recorded_at', 'desc').execute()
  return rows as Offer[]
}

/** One offer, and whose it is; throws {@link NotFound}. */
export async function getOffer(tx: Tx, id: string): Promise<Offer & { carer: string }> {
  const row = await tx.db.selectFrom('plan_offers').select(['id', 'carer_id as carer', 'offered_on as offeredOn', 'answer', 'answered_on as answeredOn', 'words'])
    .where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return row as Offer & { carer: string }
}

export interface SpellEvent { id: string; kind: SpellKind; onDay: string; why: Ending | null; words: string | null }

/** What became of a carer's spell of support, newest first. */
export async function findSpellEvents(tx: Tx, carer: string): Promise<SpellEvent[]> {
  const rows = await tx.db.selectFrom('spell_events').select(['id', 'kind', 'on_day as onDay', 'why', 'words'])
    .where('carer_id', '=', carer).orderBy('on_day', 'desc').orderBy('recorded_at', 'desc').orderBy('id', 'desc').execute()
  return rows as SpellEvent[]
}

/** Where things stand after these events, newest first; `none` when nothing was ever written down. */
export function stateOf([last]: readonly SpellEvent[]): 'open' | 'paused' | 'closed' | 'none' {
  if (!last) return 'none'
  return last.kind === 'paused' || last.kind === 'closed' ? last.kind : 'open'
}

export interface Spell { state: 'open' | 'paused' | 'closed'; since: string | null; why: Ending | null; words: string | null }

/** Where a carer's spell of support stands. One that was never written down is open, since nobody knows when. */
export async function findSpell(tx: Tx, carer: string): Promise<Spell> {
  const events = await findSpellEvents(tx, carer)
  const state = stateOf(events)
  const [last] = events
  return { state: state === 'none' ? 'open' : state, since: last?.onDay ?? null, why: last?.why ?? null, words: last?.words ?? null }
}

export interface ContactSummary { first: Contact | undefined; noticeGiven: boolean; offer: Offer | undefined; spell: Spell }

/** How she came, the last offer of a plan and where things stand: for the carer's page. */
export async function findContactSummary(tx: Tx, carer: string): Promise<ContactSummary> {
  const contacts = await findContacts(tx, carer)
  const [offer] = await findOffers(tx, carer)
  return { first: contacts[0], noticeGiven: contacts.some((contact) => contact.noticeGiven), offer, spell: await findSpell(tx, carer) }
}
