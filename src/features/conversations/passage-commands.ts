import { v5 } from 'uuid'
import { dropDraft, keepDraft } from '../../kernel/drafts.ts'
import { Conflict, demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite } from '../access/index.ts'
import { addPeople, beginConversation, type NewPerson } from './commands.ts'
import { mayLift, mayQuote } from './policy.ts'
import { type ConversationHead, findUnfinished, getConversation, getPassage, type Passage } from './queries.ts'
import { getHighlight } from './lifting/queries.ts'
import type { HowKnown, LiftAsked, Reach } from './schema.ts'
import { findPlaces, kinOf, marginWas, mostVoices, type Piece, plain, type Span, unsaid, type Whose, wordsAt } from './writing.ts'

export interface NewPassage extends Piece { id: string; howKnown?: HowKnown | null; reach?: Reach; heardBy?: readonly string[] | null; language?: string | null }

/** Keep passages of a talk, in the order given. A planned talk has begun with its first words. */
export async function keepPassages(tx: Tx, conversation: string, passages: readonly NewPassage[]): Promise<void> {
  const head = await getConversation(tx, conversation)
  await demandWrite(tx, head.carer)
  if (!head.heldAt) await beginConversation(tx, conversation)
  await insertPassages(tx, head, passages)
}

async function insertPassages(tx: Tx, head: ConversationHead, passages: readonly NewPassage[]): Promise<void> {
  const last = await tx.db.selectFrom('passages').select(({ fn }) => fn.max('position').as('position')).where('conversation_id', '=', head.id).executeTakeFirst()
  const rows = passages.map((passage, index) => ({
    organisation_id: tx.actor.organisation, id: passage.id, carer_id: head.carer, conversation_id: head.id, position: (last?.position ?? 0) + index + 1,
    voice: passage.voice, name: passage.name, how_known: passage.voice === 'person' ? passage.howKnown ?? null : null, language: passage.language ?? null,
    words: passage.words, reach: passage.reach ?? 'heard', heard_by: passage.heardBy ? [...passage.heardBy] : null, recorded_by: tx.actor.id, recorded_at: tx.at,
  }))
  for (let from = 0; from < rows.length; from += 400) await tx.db.insertInto('passages').values(rows.slice(from, from + 400)).execute()
}

/**
 * Keep what was written in one go, already cut into pieces. `form.id` is the id of the first piece; the others follow from it,
 * so that the same form twice is one. Throws Conflict when other words were kept under it. Returns the id of the first.
 */
export async function writePassages(tx: Tx, conversation: string, form: { id: string; pieces: readonly Piece[]; howKnown?: HowKnown | null; here?: boolean; words?: string; taken?: readonly string[] }): Promise<void> {
  const head = await getConversation(tx, conversation)
  await demandWrite(tx, head.carer)
  if (form.pieces.length > mostVoices) throw new Invalid({ words: 'tooManyVoices' })
  await holdTalk(tx, conversation)
  const already = await findKeptFrom(tx, conversation, form.taken ?? [])
  const passages = form.pieces.filter(({ words }) => !already.has(words)).map((piece, index) => ({ ...piece, id: pieceId(form.id, index), howKnown: form.howKnown, reach: form.here ? 'here' as const : 'heard' as const }))
  const there = await tx.db.selectFrom('passages').select(['id', 'words', 'conversation_id']).where('id', 'in', [...passages.map(({ id }) => id), pieceId(form.id, passages.length)]).execute()
  if (there.length > 0) {
    const same = there.length === passages.length && passages.every(({ id, words }) => there.some((one) => one.id === id && one.words === words && one.conversation_id === conversation))
    if (!same) throw new Conflict({ words: there.filter((one) => one.conversation_id === conversation).map((one) => one.words).join('\n\n') }, 'Other words were already kept from this page.')
  } else if (passages.length > 0) await keepPassages(tx, conversation, passages)
  await dropDraft(tx, draftPlace(conversation, form.id))
  await dropTaken(tx, conversation, form.words ?? passages.map(({ words }) => words).join('\n\n'), form.taken ?? [])
}

/** What was kept meanwhile from the pages whose drafts this one took over: those words are not kept a second time. */
async function findKeptFrom(tx: Tx, conversation: string, taken: readonly string[]): Promise<Set<string>> {
  const pages = taken.flatMap((one) => { const page = one.split('@')[0]?.split(':')[2]; return page && isId(page) ? [page] : [] })
  if (pages.length === 0) return new Set()
  const of = tx.db.selectFrom('passages').select('recorded_at').where('conversation_id', '=', conversation).where('id', 'in', pages)
  const rows = await tx.db.selectFrom('passages').select('words').where('conversation_id', '=', conversation).where('recorded_by', '=', tx.actor.id).where('recorded_at', 'in', of).execute()
  return new Set(rows.map((row) => row.words))
}

/** One after the other: a draft must not slip in while the same words are kept for good, nor two pieces take one place. */
async function holdTalk(tx: Tx, conversation: string): Promise<void> {
  await tx.db.selectFrom('conversations').select('id').where('id', '=', conversation).forNoKeyUpdate().execute()
}

function pieceId(form: string, index: number): string {
  return index === 0 ? form : v5(String(index), form)
}

/** Where a draft is kept: one for each page it is written on, so that two open pages never write over each other. */
function draftPlace(conversation: string, form: string): string {
  return `conversation:${conversation}:${form}`
}

/** Keep what is being written, at the office. What the page took over from earlier drafts goes with it. */
export async function keepUnfinished(tx: Tx, conversation: string, form: { id: string; words: string; taken: readonly string[] }): Promise<Date> {
  const head = await getConversation(tx, conversation)
  await demandWrite(tx, head.carer)
  await holdTalk(tx, conversation)
  const kept = await tx.db.selectFrom('passages').select('id').where('id', '=', form.id).executeTakeFirst()
  // It came late: the words are already kept for good.
  if (kept) return tx.at
  await keepDraft(tx, draftPlace(conversation, form.id), { words: form.words })
  await dropTaken(tx, conversation, form.words, form.taken, draftPlace(conversation, form.id))
  return tx.at
}

/**
 * Let go of drafts that a page took over (`<place>@<moment>`), unless somebody wrote on in them since; and of those that have
 * nothing to say that does not stand in these words (the last of a page that was left, come late).
 */
async function dropTaken(tx: Tx, conversation: string, words: string, taken: readonly string[], except?: string): Promise<void> {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  for (const { place, words: drafted, savedAt } of await findUnfinished(tx, conversation)) {
    if (place === except) continue
    if (taken.includes(`${place}@${savedAt.toISOString()}`) || plain(words).includes(plain(drafted))) await dropDraft(tx, place)
  }
}

/**
 * The carer reads it and says it was otherwise: newer words that stand beside the first. Everything else they take from it. In
 * `pieces` when some of the words were somebody else's: what was first written has then no one voice any more.
 */
export async function correctPassage(tx: Tx, passage: string, form: { id: string; words: string; pieces?: readonly Piece[] }): Promise<void> {
  const { access, was } = await openForWriting(tx, passage)
  const pieces = form.pieces ?? [{ voice: was.voice, name: was.name, words: form.words }]
  if (pieces.length > mostVoices) throw new Invalid({ words: 'tooManyVoices' })
  const there = await tx.db.selectFrom('passages').select(['id', 'words']).where('id', 'in', pieces.map((_, index) => nextId(form.id, index))).where('corrects_id', '=', was.id).execute()
  // The same form twice: whose words they are may have been said since.
  if (pieces.every(({ words }, index) => there.some((one) => one.id === nextId(form.id, index) && one.words === words))) return
  for (const [index, { voice, name, words }] of pieces.entries()) {
    await insertOnce(tx, 'passages', {
      id: nextId(form.id, index), carer_id: access.carer, conversation_id: was.conversation, position: was.position, voice, name, how_known: voice === was.voice ? was.howKnown : null,
      language: was.language, words, reach: was.reach, heard_by: was.heardBy, corrects_id: was.id,
    })
  }
  const whose = pieces.length > 1 ? unsaid : pieces[0]
  if (!whose || (whose.voice === was.voice && whose.name === was.name)) return
  const { line } = await findKin(tx, was)
  await tx.db.updateTable('passages').set({ voice: whose.voice, name: whose.name, how_known: null }).where('id', 'in', line.map((one) => one.id)).execute()
}

/** The ids of pieces follow each other, for they stand in one place and are read in that order. */
function nextId(form: string, index: number): string {
  return form.slice(0, 24) + (BigInt(`0x${form.slice(24)}`) + BigInt(index)).toString(16).padStart(12, '0').slice(-12)
}

export interface Margin extends Whose { howKnown: HowKnown | null; reach: Reach; heardBy?: readonly string[] | null; /** Somebody who turns out to have been there. */ arrives?: NewPerson }

/**
 * Say whose words they are, how we know, and who may read them; for a passage and its other wordings. Who "Bert" is is said once
 * for all the words of the talk that stand under that name. `was` notices a stale form.
 */
export async function setMargin(tx: Tx, passage: string, { arrives, ...margin }: Margin, was: string): Promise<void> {
  const { was: now } = await openForWriting(tx, passage)
  const heardBy = margin.heardBy === undefined ? now.heardBy : margin.heardBy && [...margin.heardBy].sort()
  const wanted = { ...margin, heardBy, howKnown: margin.voice === 'person' ? margin.howKnown : null }
  if (was !== '' && marginWas(now) !== was && marginWas(now) !== marginWas(wanted)) throw new Conflict({ name: now.name }, 'Somebody else changed this margin while you were looking.')
  const { line, above } = await findKin(tx, now)
  const ids = line.map((one) => one.id)
  if (wanted.reach === 'here') {
    const outcome = await tx.db.selectFrom('highlights').select('id').where('passage_id', 'in', [...line, ...above].map((one) => one.id)).where('kind', 'in', ['outcome', 'quote', 'risk']).where('undone_at', 'is', null).executeTakeFirst()
    if (outcome) throw new Invalid({ reach: 'alreadyLifted' })
  }
  await tx.db.updateTable('passages').set({ voice: wanted.voice, name: wanted.name, how_known: wanted.howKnown, reach: wanted.reach, heard_by: heardBy }).where('id', 'in', ids).execute()
  for (const one of above) await narrow(tx, one, wanted.reach, heardBy)
  if (now.voice === 'unsaid' && now.name !== '') await answerForName(tx, now, wanted)
  const head = await getConversation(tx, now.conversation)
  if (arrives && !head.people.some((one) => one.voice === arrives.voice && one.name === arrives.name)) await addPeople(tx, head, [arrives])
}

/** An older wording that held these words among others is never open to more people than they are. */
async function narrow(tx: Tx, one: Relative, reach: Reach, heardBy: readonly string[] | null): Promise<void> {
  const order: readonly Reach[] = ['here', 'heard', 'record']
  const reached = order.indexOf(reach) < order.indexOf(one.reach) ? reach : one.reach
  const heard = one.heardBy && heardBy ? one.heardBy.filter((id) => heardBy.includes(id)) : one.heardBy ?? heardBy
  await tx.db.updateTable('passages').set({ reach: reached, heard_by: heard && [...heard] }).where('id', '=', one.id).execute()
}

async function answerForName(tx: Tx, now: Passage, { voice, name, howKnown }: Whose & { howKnown: HowKnown | null }): Promise<void> {
  const waiting = await tx.db.selectFrom('passages').select(['id', 'name']).where('conversation_id', '=', now.conversation).where('voice', '=', 'unsaid').where('id', '!=', now.id).execute()
  const ids = waiting.filter((one) => plain(one.name) === plain(now.name)).map((one) => one.id)
  if (ids.length > 0) await tx.db.updateTable('passages').set({ voice, name, how_known: howKnown }).where('id', 'in', ids).execute()
}

async function openForWriting(tx: Tx, passage: string) {
  const row = await tx.db.selectFrom('passages').select('carer_id').where('id', '=', passage).executeTakeFirst()
  if (!row) throw new NotFound()
  const access = await demandWrite(tx, row.carer_id)
  return { access, was: await getPassage(tx, access, passage) }
}

interface Relative { id: string; corrects: string | null; recordedAt: Date; reach: Reach; heardBy: string[] | null }

/** A passage, what it corrects and what corrects it. */
async function findKin(tx: Tx, passage: Pick<Passage, 'id' | 'conversation'>) {
  const rows = await tx.db.selectFrom('passages').select(['id', 'corrects_id as corrects', 'recorded_at as recordedAt', 'reach', 'heard_by as heardBy']).where('conversation_id', '=', passage.conversation).execute()
  return kinOf<Relative>(passage.id, rows as Relative[])
}

/**
 * Lift words out of a passage: at a place, or the sentences chosen, or wherever they stand. Throws Invalid when the words do not
 * stand there. The span never moves: a correction is another passage. Returns the words.
 */
export async function liftWords(tx: Tx, passage: string, form: LiftAsked): Promise<Span> {
  const { access, was } = await openForWriting(tx, passage)
  demand(mayLift(was, form.kind), () => new Invalid({ kind: 'onlyHere' }))
  demand(form.kind !== 'quote' || mayQuote(was), () => new Invalid({ kind: 'sayWhose' }))
  const span = findSpan(was.words, form)
  await insertOnce(tx, 'highlights', { id: form.id, carer_id: access.carer, passage_id: passage, starts: span.starts, ends: span.ends, words: span.words, kind: form.kind })
  return span
}

function findSpan(words: string, form: LiftAsked): Span {
  if (form.starts !== null && form.ends !== null) {
    if (form.words === null || form.ends <= form.starts || wordsAt(words, form.starts, form.ends) !== form.words) throw new Invalid({ words: 'notThere' })
    return { starts: form.starts, ends: form.ends, words: form.words }
  }
  if (form.words !== null) {
    const places = findPlaces(words, form.words)
    if (places.length !== 1) throw new Invalid({ words: places.length === 0 ? 'notThere' : 'moreThanOnce' })
    return places[0]!
  }
  const chosen = form.sentence.map((one) => one.split('-').map(Number) as [number, number]).sort((a, b) => a[0] - b[0])
  if (chosen.length === 0) throw new Invalid({ sentence: 'needed' })
  const starts = chosen[0]![0]
  const ends = Math.max(...chosen.map((one) => one[1]))
  const span = { starts, ends, words: wordsAt(words, starts, ends) }
  if (ends <= starts || ends > [...words].length || span.words.trim() !== span.words) throw new Invalid({ sentence: 'notThere' })
  // Sentences between the first and the last that were not chosen would come along unasked.
  if (chosen.some((one, index) => index > 0 && wordsAt(words, chosen[index - 1]![1], one[0]).trim() !== '')) throw new Invalid({ sentence: 'notTogether' })
  return span
}

/** Say which outcome was made of words that were lifted out. Called by the outcomes room, in the transaction that records it. */
export async function tieHighlight(tx: Tx, highlight: string, outcome: string): Promise<void> {
  const row = await tx.db.selectFrom('highlights').select(['carer_id', 'outcome_id']).where('id', '=', highlight).executeTakeFirst()
  if (!row) throw new NotFound()
  const access = await demandWrite(tx, row.carer_id)
  const { passage } = await getHighlight(tx, access, highlight)
  demand(mayLift(passage, 'outcome'), () => new Invalid({ highlight: 'onlyHere' }))
  if (row.outcome_id === outcome) return
  if (row.outcome_id !== null) throw new Conflict({}, 'These words already became an outcome.')
  await tx.db.updateTable('highlights').set({ outcome_id: outcome, kind: 'outcome' }).where('id', '=', highlight).execute()
}

/** Put lifted words back. Throws Invalid when an outcome stands on them. */
export async function undoHighlight(tx: Tx, highlight: string): Promise<void> {
  const row = await tx.db.selectFrom('highlights').select(['carer_id', 'outcome_id', 'undone_at']).where('id', '=', highlight).executeTakeFirst()
  if (!row) throw new NotFound()
  await demandWrite(tx, row.carer_id)
  if (row.undone_at) return
  if (row.outcome_id) throw new Invalid({ highlight: 'outcomeStands' })
  await tx.db.updateTable('highlights').set({ undone_by: tx.actor.id, undone_at: tx.at }).where('id', '=', highlight).execute()
}

/** Written on the wrong person: one passage, with its corrections. */
export async function withdrawPassage(tx: Tx, passage: string, form: { id: string; why: string }): Promise<void> {
  const again = await tx.db.selectFrom('withdrawals').select('id').where('id', '=', form.id).where('passage_id', '=', passage).executeTakeFirst()
  if (again) return
  const { was } = await openForWriting(tx, passage)
  const { line, above, below } = await findKin(tx, was)
  for (const [index, one] of [passage, ...[...line, ...above, ...below].map(({ id }) => id).filter((id) => id !== passage)].entries()) {
    await insertOnce(tx, 'withdrawals', { id: pieceId(form.id, index), carer_id: was.carer, conversation_id: was.conversation, passage_id: one, why: form.why })
  }
}
