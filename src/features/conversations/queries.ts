import { type RawBuilder, sql } from 'kysely'
import { findDraft, findDrafts } from '../../kernel/drafts.ts'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { type Access, findAccess, mayKnowCarer } from '../access/index.ts'
import { findCircle } from '../circles/index.ts'
import type { ComeUp } from '../prompts/index.ts'
import { findSupportWorkers } from '../workers/index.ts'
import { isSaid, mayLeavePage, mayReadPassage } from './policy.ts'
import { firstWords } from './writing.ts'
import type { How, HowKnown, Kind, PassageVoice, Reach, Voice } from './schema.ts'

/** Somebody who was there. A worker who was there has heard what was said. */
export interface ConversationPerson { id: string; voice: Voice; name: string; who: string | null; part: string | null; workerId: string | null }

/** A talk without its words: when, where, who. An appointment is a talk that has not been held yet. */
export interface ConversationHead {
  id: string
  carer: string
  version: number
  plannedFor: Date | null
  heldAt: Date | null
  /** The day it was held or is planned for, here. */
  onDay: string
  title: string | null
  place: string | null
  how: How
  kind: Kind
  interpreter: string | null
  workerId: string | null
  workerName: string | null
  people: ConversationPerson[]
}

/** A piece of narrative in one voice. */
export interface Passage {
  id: string
  conversation: string
  carer: string
  position: number
  voice: PassageVoice
  name: string
  howKnown: HowKnown | null
  language: string | null
  words: string
  reach: Reach
  /** The people of the talk who heard it, when that is not everybody who was there. */
  heardBy: string[] | null
  /** The passage these words correct; both stand side by side. */
  corrects: string | null
  recordedAt: Date
  /** The day it was written down, here. */
  recordedOn: string
  /** The day of the talk. */
  heldOn: string
  /** Workers who heard it. */
  heard: string[]
  /** The carer was in the room when it was said. */
  carerWasThere: boolean
}

const standing = sql`not exists (select 1 from withdrawals w where w.organisation_id = c.organisation_id and w.conversation_id = c.id and w.passage_id is null)`

async function findHeads(tx: Tx, condition: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<ConversationHead[]> {
  const { rows } = await sql<ConversationHead>`
    select c.id, c.carer_id as carer, c.version, c.planned_for as "plannedFor", c.held_at as "heldAt", c.title, c.place, c.how, c.kind, c.interpreter,
      (coalesce(c.held_at, c.planned_for, c.recorded_at) at time zone o.zone)::date as "onDay", c.worker_id as "workerId", k.name as "workerName",
      coalesce((select json_agg(json_build_object('id', p.id, 'voice', p.voice, 'name', p.name, 'who', p.who, 'part', p.part, 'workerId', p.worker_id)
        order by p.voice <> 'carer', p.worker_id is not null, p.recorded_at, p.id)
        from conversation_people p where p.organisation_id = c.organisation_id and p.conversation_id = c.id and p.removed_at is null), '[]') as people
    from conversations c join organisations o on o.organisation_id = c.organisation_id
      left join workers k on k.organisation_id = c.organisation_id and k.id = c.worker_id
    where c.organisation_id = ${tx.actor.organisation} and ${standing} and ${condition} order by ${order}`.execute(tx.db)
  return rows
}

/** Every talk with this carer, held or planned, newest first. Withdrawn ones are left out. */
export async function findConversations(tx: Tx, carer: string): Promise<ConversationHead[]> {
  return findHeads(tx, sql`c.carer_id = ${carer}`, sql`coalesce(c.held_at, c.planned_for, c.recorded_at) desc, c.id desc`)
}

/** This worker's talks that are planned between two days (both counted) and have not begun, soonest first. */
export async function findPlannedTalks(tx: Tx, worker: string, fromDay: string, toDay: string): Promise<ConversationHead[]> {
  const heads = await findHeads(tx, sql`c.worker_id = ${worker} and c.held_at is null
    and (c.planned_for at time zone o.zone)::date between ${fromDay}::date and ${toDay}::date`, sql`c.planned_for, c.id`)
  const known = await findAccess(tx, heads.map((head) => head.carer))
  return heads.filter((head) => { const access = known.get(head.carer); return access !== undefined && mayKnowCarer(tx.actor, access) })
}

/** One talk; throws {@link NotFound} when there is none here, or it was withdrawn. */
export async function getConversation(tx: Tx, id: string): Promise<ConversationHead> {
  const [found] = isId(id) ? await findHeads(tx, sql`c.id = ${id}`, sql`c.id`) : []
  if (!found) throw new NotFound()
  return found
}

/** These talks by their ids; one that is not here, or was withdrawn, is simply not there. Policy is the caller's. */
export async function findTalks(tx: Tx, ids: readonly string[]): Promise<Map<string, ConversationHead>> {
  const known = ids.filter(isId)
  return new Map(known.length === 0 ? [] : (await findHeads(tx, sql`c.id = any(${known}::uuid[])`, sql`c.id`)).map((head) => [head.id, head]))
}

/** Passages that stand (not withdrawn), in the order they were written, whoever may read them: for this room's own readings, each of which asks policy. */
export async function findPassages(tx: Tx, condition: RawBuilder<unknown>): Promise<Passage[]> {
  const { rows } = await sql<Passage>`
    select p.id, p.conversation_id as conversation, p.carer_id as carer, p.position, p.voice, p.name, p.how_known as "howKnown", p.language, p.words,
      p.reach, p.heard_by as "heardBy", p.corrects_id as corrects, p.recorded_at as "recordedAt", (p.recorded_at at time zone o.zone)::date as "recordedOn",
      (coalesce(c.held_at, c.planned_for, c.recorded_at) at time zone o.zone)::date as "heldOn", there.heard, there.carer as "carerWasThere"
    from passages p join conversations c on c.organisation_id = p.organisation_id and c.id = p.conversation_id
      join organisations o on o.organisation_id = c.organisation_id
      join lateral (select coalesce(array_agg(d.worker_id) filter (where d.worker_id is not null), '{}') as heard, coalesce(bool_or(d.voice = 'carer'), false) as carer
        from conversation_people d where d.organisation_id = c.organisation_id and d.conversation_id = c.id and d.removed_at is null and (p.heard_by is null or d.id = any(p.heard_by))) there on true
    where p.organisation_id = ${tx.actor.organisation} and ${standing} and not exists (select 1 from withdrawals w where w.organisation_id = p.organisation_id and w.passage_id = p.id) and ${condition}
    order by c.held_at desc nulls first, c.id, p.position, p.recorded_at, p.id`.execute(tx.db)
  return rows
}

/** `among`: of these talks only. */
interface Where { conversation?: string; among?: readonly string[]; carer?: string }

/** Passages this person may read, for use anywhere: those for one conversation only are never among them. */
export async function findReadablePassages(tx: Tx, access: Access, { conversation, among = conversation ? [conversation] : undefined, carer = access.carer }: Where): Promise<Passage[]> {
  const passages = await findPassages(tx, among ? sql`p.conversation_id = any(${[...among]}::uuid[]) and p.carer_id = ${carer}` : sql`p.carer_id = ${carer}`)
  return passages.filter((passage) => mayLeavePage(passage) && mayReadPassage(tx.actor, access, passage, passage.heard))
}

/** Of these passages those this person may read, for use anywhere, in the order given. `known` are the records they may read, by carer. */
export async function findPassagesAmong(tx: Tx, known: ReadonlyMap<string, Access>, ids: readonly string[]): Promise<Passage[]> {
  if (ids.length === 0) return []
  const found = new Map((await findPassages(tx, sql`p.id = any(${[...ids]}::uuid[])`)).map((passage) => [passage.id, passage]))
  return ids.flatMap((id) => {
    const passage = found.get(id)
    const access = passage && known.get(passage.carer)
    return access && mayLeavePage(passage) && mayReadPassage(tx.actor, access, passage, passage.heard) ? [passage] : []
  })
}

/**
 * Which of these words the carer said, word for word, in a talk that stands: quotation marks stand round no others. It gives
 * nothing away but that, so it does not depend on who asks. What is for one conversation only, and what was corrected, does not count.
 */
export async function findSaidByCarer(tx: Tx, carer: string, words: readonly (string | null)[]): Promise<Set<string>> {
  const sought = new Set(words.flatMap((one) => one ?? []))
  if (sought.size === 0) return new Set()
  const { rows } = await sql<{ words: string }>`
    select p.words from passages p join conversations c on c.organisation_id = p.organisation_id and c.id = p.conversation_id
    where p.organisation_id = ${tx.actor.organisation} and p.carer_id = ${carer} and p.voice = 'carer' and p.reach <> 'here' and ${standing} and not exists (select 1 from withdrawals w where w.organisation_id = p.organisation_id and w.passage_id = p.id)
      -- Asked once and not for each passage: a record may hold thousands.
      and p.id not in (select n.corrects_id from passages n where n.organisation_id = ${tx.actor.organisation} and n.carer_id = ${carer} and n.corrects_id is not null and not exists (select 1 from withdrawals w where w.organisation_id = n.organisation_id and w.passage_id = n.id))`.execute(tx.db)
  return new Set([...sought].filter((one) => isSaid(one, rows)))
}

/** What stands on a conversation's own page for this person, and how many passages there are not open to them. */
export async function findPassagesHere(tx: Tx, access: Access, conversation: string): Promise<{ open: Passage[]; closed: number }> {
  const passages = await findPassages(tx, sql`p.conversation_id = ${conversation} and p.carer_id = ${access.carer}`)
  const open = passages.filter((passage) => mayReadPassage(tx.actor, access, passage, passage.heard))
  return { open, closed: passages.filter((passage) => passage.corrects === null && !open.includes(passage)).length }
}

/** One passage with its corrections and what it corrects; throws {@link NotFound} when there is none, or it is not for this person. */
export async function getPassage(tx: Tx, access: Access, id: string): Promise<Passage> {
  const [found] = await findPassages(tx, sql`p.id = ${id} and p.carer_id = ${access.carer}`)
  if (!found || !mayReadPassage(tx.actor, access, found, found.heard)) throw new NotFound()
  return found
}

/** Where something of this room is, to be asked before the record is opened. Throws {@link NotFound}. */
export async function getPlaceOf(tx: Tx, table: 'conversations' | 'passages' | 'highlights', id: string): Promise<{ carer: string; conversation: string; passage: string }> {
  const questions = {
    conversations: sql`select c.carer_id as carer, c.id as conversation, '' as passage from conversations c where c.organisation_id = ${tx.actor.organisation} and c.id = ${id}`,
    passages: sql`select p.carer_id as carer, p.conversation_id as conversation, p.id as passage from passages p where p.organisation_id = ${tx.actor.organisation} and p.id = ${id}`,
    highlights: sql`select h.carer_id as carer, p.conversation_id as conversation, p.id as passage from highlights h join passages p on p.organisation_id = h.organisation_id and p.id = h.passage_id where h.organisation_id = ${tx.actor.organisation} and h.id = ${id}`,
  }
  const { rows: [row] } = isId(id) ? await sql<{ carer: string; conversation: string; passage: string }>`${questions[table]}`.execute(tx.db) : { rows: [] }
  if (!row) throw new NotFound()
  return row
}

/** `more`: these are only the first of her words there. */
export interface EarlierWords { conversation: string; heldOn: string; how: How; name: string; words: string; more: boolean; passage: string }

/** The first words of the carer in her last talks (before this one), so that nobody asks again. Only what this person may read. */
export async function findEarlierWords(tx: Tx, access: Access, before?: Pick<ConversationHead, 'id' | 'heldAt'>): Promise<EarlierWords[]> {
  const until = before?.heldAt ?? tx.at
  const heads = (await findConversations(tx, access.carer)).filter((head) => head.heldAt && head.heldAt <= until && head.id !== before?.id)
  const all = await findReadablePassages(tx, access, { among: heads.slice(0, 8).map(({ id }) => id) })
  const earlier: EarlierWords[] = []
  for (const head of heads.slice(0, 8)) {
    const passages = all.filter((passage) => passage.conversation === head.id)
    const first = passages.find((passage) => passage.voice === 'carer' && !passages.some((one) => one.corrects === passage.id))
    if (first) earlier.push({ conversation: head.id, heldOn: head.onDay, how: head.how, name: first.name, passage: first.id, ...firstWords(first.words) })
    if (earlier.length === 3) break
  }
  return earlier
}

/** Somebody who may have been there, to be ticked: from the circle, or a colleague. */
export interface MayBeThere { id: string; name: string; who: string | null; voice: Voice; workerId: string | null }

/** Who may be there besides: whom she cares for, her circle, and colleagues. */
export async function findAround(tx: Tx, carer: string): Promise<MayBeThere[]> {
  const { circle: { relationships, people }, colleagues } = await together({ circle: findCircle(tx, carer), colleagues: findSupportWorkers(tx) })
  return [
    ...relationships.filter((one) => !one.ended).map((one): MayBeThere => ({ id: one.id, name: one.personName, who: one.relation, voice: 'person', workerId: null })),
    ...people.filter((one) => !one.leftOn && !relationships.some(({ personName }) => personName === one.name)).map((one): MayBeThere => ({ id: one.id, name: one.name, who: one.who, voice: 'family', workerId: null })),
    ...colleagues.filter((one) => one.id !== tx.actor.id).map((one): MayBeThere => ({ id: one.id, name: one.name, who: null, voice: 'worker', workerId: one.id })),
  ]
}

/** What has come up, whatever became of it, from anywhere in the record. `here` is what stands on the page. */
export async function findComeUp(tx: Tx, access: Access, here: readonly Passage[]): Promise<ComeUp> {
  const { up: { rows: [row] }, said } = await together({
    up: sql<Omit<ComeUp, 'words'> & { statements: string }>`
    select array(select distinct t.concept from outcome_concepts t where t.organisation_id = ${tx.actor.organisation} and t.carer_id = ${access.carer} and t.removed_at is null) as concepts,
      exists (select 1 from highlights h where h.organisation_id = ${tx.actor.organisation} and h.carer_id = ${access.carer} and h.kind = 'limit' and h.undone_at is null)
        or exists (select 1 from caring_statements s where s.organisation_id = ${tx.actor.organisation} and s.carer_id = ${access.carer} and s.kind in ('willing', 'limit')) as "limit",
      exists (select 1 from plans p where p.organisation_id = ${tx.actor.organisation} and p.carer_id = ${access.carer} and p.if_ill_tomorrow <> '') as "ifIll",
      coalesce((select string_agg(concat_ws(' ', o.statement, o.why_it_matters, o.looks_like), E'\n') from outcomes o where o.organisation_id = ${tx.actor.organisation} and o.carer_id = ${access.carer}), '') as statements`.execute(tx.db),
    said: findReadablePassages(tx, access, {}),
  })
  const { statements = '', concepts = [], limit = false, ifIll = false } = row ?? {}
  const known = new Set(said.map((one) => one.id))
  return { concepts, limit, ifIll, words: [statements, ...[...said, ...here.filter((one) => !known.has(one.id))].map((one) => one.words)].join('\n') }
}

/** What outcomes were made of the words of a talk that are not open here: only what stands on the record for all who may read it. */
export async function findOutcomesOfClosed(tx: Tx, conversation: string, open: readonly Passage[]): Promise<{ id: string; statement: string }[]> {
  const { rows } = await sql<{ id: string; statement: string; passage: string }>`
    select distinct o.id, o.statement, h.passage_id as passage from highlights h
      join passages p on p.organisation_id = h.organisation_id and p.id = h.passage_id join outcomes o on o.organisation_id = h.organisation_id and o.id = h.outcome_id
    where h.organisation_id = ${tx.actor.organisation} and p.conversation_id = ${conversation} and h.undone_at is null and p.reach <> 'here' and not exists (select 1 from withdrawals w where w.organisation_id = p.organisation_id and w.passage_id = p.id) order by o.statement`.execute(tx.db)
  return rows.filter((row) => !open.some((one) => one.id === row.passage))
}

export interface Unfinished { place: string; words: string; savedAt: Date }

/** What this person began to write in a talk and has not kept yet, oldest first: one piece for each page it was written on. */
export async function findUnfinished(tx: Tx, conversation: string): Promise<Unfinished[]> {
  const places = (await findDrafts(tx)).filter(({ place }) => place.startsWith(`conversation:${conversation}:`)).reverse()
  const found = await Promise.all(places.map(async ({ place }) => ({ place, draft: await findDraft(tx, place) })))
  return found.flatMap(({ place, draft }) => draft && typeof draft.words.words === 'string' && draft.words.words.trim() !== ''
    ? [{ place, words: draft.words.words, savedAt: draft.savedAt }] : [])
}

/** Which of a carer's talks have words in them at all, whether or not this person may read them. */
export async function findTalksWithWords(tx: Tx, carer: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.conversation_id as id from passages p
    where p.organisation_id = ${tx.actor.organisation} and p.carer_id = ${carer} and not exists (select 1 from withdrawals w where w.organisation_id = p.organisation_id and w.passage_id = p.id)`.execute(tx.db)
  return new Set(rows.map((row) => row.id))
}
