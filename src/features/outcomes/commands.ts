import { Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { changeIfSame, insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { makeWords } from '../../kernel/words.ts'
import { demandWrite, getToday } from '../access/index.ts'
import { getHighlight, mayQuote, type PassageVoice, tieHighlight } from '../conversations/index.ts'
import { mayBeVerbatim } from './policy.ts'
import { getOutcome, type Outcome } from './queries.ts'
import { doesNotFit, type State, type Wording } from './schema.ts'
import english from './words.en.json'

const say = makeWords(english)

/** An outcome as it is first written down. Only the statement and the direction are needed. */
export interface NewOutcome extends Partial<Wording> {
  id: string
  statement: string
  direction: Wording['direction']
  /** The words it is made of, lifted out of a passage. */
  highlight?: string | null
}

/**
 * Record what a carer hopes for. Throws Invalid on `whoseWords` when they are called exact and are not the lifted words, or
 * nobody has said yet whose those are; on `beganOn` for a day still to come, on `concepts` for more than three.
 */
export async function recordOutcome(tx: Tx, carer: string, form: NewOutcome): Promise<void> {
  const access = await demandWrite(tx, carer)
  const lifted = form.highlight ? await getHighlight(tx, access, form.highlight) : null
  const today = await getToday(tx)
  const beganOn = form.beganOn ?? today
  checkWording(form, lifted && { words: lifted.highlight.words, voice: lifted.passage.voice }, today)
  if (!(await insertOnce(tx, 'outcomes', { id: form.id, carer_id: carer, ...columnsOf(form), began_on: beganOn }))) return
  await insertOnce(tx, 'outcome_states', { id: newId(), carer_id: carer, outcome_id: form.id, state: 'hoped-for', words: null, on_day: beganOn })
  for (const concept of chosenOf(form)) await chooseConcept(tx, { id: form.id, carer }, concept)
  if (lifted) await tieHighlight(tx, lifted.highlight.id, form.id)
}

/** The concepts that were chosen, or the answer that none fits. */
function chosenOf(form: Partial<Wording>): string[] {
  return [...new Set<string>(form.concepts), ...(form.fits ? [form.fits] : [])]
}

function checkWording(form: Partial<Wording> & { statement: string }, lifted: { words: string; voice: PassageVoice | null } | null, today: string): void {
  if (form.whoseWords === 'verbatim' && lifted?.voice && !mayQuote({ voice: lifted.voice })) throw new Invalid({ whoseWords: 'notSaid' })
  if (form.whoseWords === 'verbatim' && !mayBeVerbatim(form.statement, lifted?.words ?? null)) throw new Invalid({ whoseWords: lifted === null ? 'noSource' : 'notVerbatim' })
  if (form.fits && (form.concepts?.length ?? 0) > 0) throw new Invalid({ fits: 'both' })
  if (form.beganOn && form.beganOn > today) throw new Invalid({ beganOn: 'futureDay' })
}

function columnsOf(form: Partial<Wording> & { statement: string; direction: Wording['direction'] }) {
  return {
    statement: form.statement, kind: form.kind ?? null, whose: form.whose ?? null, whose_words: form.whoseWords ?? 'agreed', direction: form.direction, why_it_matters: form.whyItMatters ?? null,
    looks_like: form.looksLike ?? null, near_bank: form.nearBank ?? null, far_bank: form.farBank ?? null, began_story: form.beganStory ?? null,
    began_stone: form.beganStone ?? null, began_good: form.beganGood ?? null, began_bad: form.beganBad ?? null,
  }
}

async function chooseConcept(tx: Tx, outcome: { id: string; carer: string }, concept: string): Promise<void> {
  await tx.db.insertInto('outcome_concepts').values({
    organisation_id: tx.actor.organisation, id: newId(), carer_id: outcome.carer, outcome_id: outcome.id, concept, chosen_by: tx.actor.id, chosen_at: tx.at,
  }).execute()
}

/** Word an outcome otherwise. What it said before stays readable in its history. Throws Conflict for a stale form. */
export async function wordOutcome(tx: Tx, id: string, version: number, form: Wording): Promise<void> {
  const was = await getOutcome(tx, id)
  await demandWrite(tx, was.carer)
  const today = await getToday(tx)
  const same = was.whoseWords === 'verbatim' && was.statement === form.statement
  checkWording(form, same ? { words: was.statement, voice: null } : was.source?.words ? was.source : null, today)
  await changeIfSame(tx, 'outcomes', id, version, { ...columnsOf(form), began_on: form.beganOn ?? was.beganOn })
  if (was.version !== version) return
  await setConcepts(tx, { ...was, concepts: [...was.concepts, ...(was.fits ? [doesNotFit] : [])] }, chosenOf(form))
  if (was.statement !== form.statement || was.direction !== form.direction) {
    const words = was.statement !== form.statement ? say('changed.said', { words: was.statement }) : say('changed.direction', { words: say(`direction.${was.direction}`, { pronoun: 'they' }) })
    await writeState(tx, was, { id: newId(), state: 'changed', words, onDay: today })
  }
}

async function setConcepts(tx: Tx, was: Pick<Outcome, 'id' | 'carer' | 'concepts'>, wanted: readonly string[]): Promise<void> {
  const gone = was.concepts.filter((one) => !wanted.includes(one))
  if (gone.length > 0) {
    await tx.db.updateTable('outcome_concepts').set({ removed_by: tx.actor.id, removed_at: tx.at })
      .where('outcome_id', '=', was.id).where('concept', 'in', gone).where('removed_at', 'is', null).execute()
  }
  for (const one of new Set(wanted)) if (!was.concepts.includes(one)) await chooseConcept(tx, was, one)
}

/** Say what became of an outcome, and why: a row of its own, the ones before stay. */
export async function setOutcomeState(tx: Tx, outcome: string, form: { id: string; state: State; words?: string | null; onDay: string }): Promise<void> {
  const row = await tx.db.selectFrom('outcomes').select(['id', 'carer_id as carer']).where('id', '=', outcome).executeTakeFirst()
  if (!row) throw new NotFound()
  await demandWrite(tx, row.carer)
  await writeState(tx, row, form)
}

async function writeState(tx: Tx, outcome: { id: string; carer: string }, form: { id: string; state: State; words?: string | null; onDay: string }): Promise<void> {
  await insertOnce(tx, 'outcome_states', { id: form.id, carer_id: outcome.carer, outcome_id: outcome.id, state: form.state, words: form.words ?? null, on_day: form.onDay })
}

/** The same person twice: her outcomes go over to the record that stays. The room that joins records asks its own policy first. */
export async function carryOutcomes(tx: Tx, fromCarer: string, toCarer: string): Promise<void> {
  for (const table of ['outcomes', 'outcome_concepts', 'outcome_states', 'outcome_links'] as const) {
    await tx.db.updateTable(table).set({ carer_id: toCarer }).where('carer_id', '=', fromCarer).execute()
  }
}

/** These outcomes go over to another record with the talk they were lifted out of. Policy (both records) is the caller's. */
export async function carryOutcomesOf(tx: Tx, outcomes: readonly string[], toCarer: string): Promise<void> {
  if (outcomes.length === 0) return
  await tx.db.updateTable('outcomes').set({ carer_id: toCarer }).where('id', 'in', outcomes).execute()
  for (const table of ['outcome_concepts', 'outcome_states'] as const) {
    await tx.db.updateTable(table).set({ carer_id: toCarer }).where('outcome_id', 'in', outcomes).execute()
  }
  await tx.db.updateTable('outcome_links').set({ carer_id: toCarer }).where('from_id', 'in', outcomes).where('to_id', 'in', outcomes).execute()
}
