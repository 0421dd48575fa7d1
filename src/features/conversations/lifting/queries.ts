import { type RawBuilder, sql } from 'kysely'
import { NotFound } from '../../../kernel/errors.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import type { Access } from '../../access/index.ts'
import { mayLeavePage, mayReadPassage } from '../policy.ts'
import { findPassages, findReadablePassages, getPassage, type Passage } from '../queries.ts'
import type { LiftedKind, PassageVoice } from '../schema.ts'

/** Words picked out of a passage, and what they became. */
export interface Highlight {
  id: string
  passage: string
  conversation: string
  starts: number
  ends: number
  words: string
  kind: LiftedKind
  outcome: string | null
  statement: string | null
  direction: string | null
}

/** Where an outcome came from, in whose words. `readable` false: neither is shown, only that there are some. */
export interface Source { conversation: string; heldOn: string; passage: string; voice: PassageVoice | null; name: string; words: string; starts: number; ends: number; readable: boolean }

async function findHighlights(tx: Tx, condition: RawBuilder<unknown>): Promise<Highlight[]> {
  const { rows } = await sql<Highlight>`
    select h.id, h.passage_id as passage, p.conversation_id as conversation, h.starts, h.ends, h.words, h.kind, h.outcome_id as outcome, o.statement, o.direction
    from highlights h join passages p on p.organisation_id = h.organisation_id and p.id = h.passage_id
      left join outcomes o on o.organisation_id = h.organisation_id and o.id = h.outcome_id
    where h.organisation_id = ${tx.actor.organisation} and h.undone_at is null and ${condition} order by p.position, h.starts, h.recorded_at, h.id`.execute(tx.db)
  return rows
}

/** What was lifted out of these passages. Give it passages this person may read. */
export async function findLifted(tx: Tx, passages: readonly Passage[]): Promise<Highlight[]> {
  return passages.length === 0 ? [] : findHighlights(tx, sql`h.passage_id = any(${passages.map((passage) => passage.id)}::uuid[])`)
}

/** Words of this carer's record lifted out as one of these kinds (strengths, limits...), that this person may read; newest talk first. */
export async function findLiftedOfCarer(tx: Tx, access: Access, ofKinds: readonly LiftedKind[]): Promise<(Highlight & { voice: PassageVoice; name: string; heldOn: string })[]> {
  const passages = await findReadablePassages(tx, access, {})
  const lifted = (await findLifted(tx, passages)).filter((one) => ofKinds.includes(one.kind))
  return passages.flatMap(({ id, voice, name, heldOn }) => lifted.filter((one) => one.passage === id).map((one) => ({ ...one, voice, name, heldOn })))
}

/** One highlight that stands, with the passage it was made from; throws {@link NotFound} when there is none for this person. */
export async function getHighlight(tx: Tx, access: Access, id: string): Promise<{ highlight: Highlight; passage: Passage }> {
  const [highlight] = await findHighlights(tx, sql`h.id = ${id}`)
  if (!highlight) throw new NotFound()
  return { highlight, passage: await getPassage(tx, access, highlight.passage) }
}

/** Where each of these outcomes came from, by outcome. Without readable words where this person may not read the passage. */
export async function findSources(tx: Tx, access: Access, outcomes: readonly string[]): Promise<Map<string, Source>> {
  if (outcomes.length === 0) return new Map()
  const lifted = await findHighlights(tx, sql`h.outcome_id = any(${outcomes}::uuid[]) and h.carer_id = ${access.carer}`)
  const passages = lifted.length === 0 ? [] : await findPassages(tx, sql`p.id = any(${lifted.map((one) => one.passage)}::uuid[]) and p.carer_id = ${access.carer}`)
  const sources = new Map<string, Source>()
  for (const one of lifted) {
    const passage = passages.find(({ id }) => id === one.passage)
    if (!passage || !one.outcome || sources.has(one.outcome)) continue
    const readable = mayLeavePage(passage) && mayReadPassage(tx.actor, access, passage, passage.heard)
    sources.set(one.outcome, {
      conversation: one.conversation, heldOn: passage.heldOn, passage: one.passage, readable,
      ...(readable ? { voice: passage.voice, name: passage.name, words: one.words, starts: one.starts, ends: one.ends } : { voice: null, name: '', words: '', starts: 0, ends: 0 }),
    })
  }
  return sources
}
