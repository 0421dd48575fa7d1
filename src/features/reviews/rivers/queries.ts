import type { Tx } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { findConversations } from '../../conversations/index.ts'
import { findOutcomes } from '../../outcomes/index.ts'
import { findLifeEvents, findMarks, getCarerOfOutcome, type Mark } from '../queries.ts'
import { type ChangedRow, type MarkRow, type RiverRow, withSilences } from './rows.ts'

/**
 * The rivers of a carer by outcome: where we began, what was said since, what happened in between, and where nobody talked for
 * long. However many reviews there are, the questions to the database stay the same few.
 */
export async function findRivers(tx: Tx, carer: string): Promise<Map<string, RiverRow[]>> {
  const { marks, events, changes, conversations, outcomes } = await together({
    marks: findMarks(tx, carer), events: findLifeEvents(tx, carer), changes: findChanges(tx, carer), conversations: findConversations(tx, carer), outcomes: findOutcomes(tx, carer),
  })
  const talks = [...marks, ...conversations.filter((talk) => talk.heldAt !== null)].map((one) => one.onDay)
  return new Map(outcomes.map((outcome) => {
    const { id, beganOn, beganStory, beganStone, beganGood, beganBad } = outcome
    const began = { kind: 'began' as const, id, onDay: beganOn, story: beganStory, stone: beganStone, goodStone: beganGood, badStone: beganBad }
    const own = marks.filter((mark) => mark.outcome === id && !mark.replaced)
    const told = own.filter((mark) => mark.voice === 'carer' && mark.story !== null).map((mark) => markRow(mark, own))
    const happened = events.filter((event) => event.outcomes.includes(id)).map((event) => ({ kind: 'event' as const, id: event.id, onDay: event.onDay, words: event.words }))
    const changed = changes.get(id) ?? []
    return [id, withSilences([began, ...told, ...happened, ...changed, ...rewordedBanks(own, outcome)], talks)]
  }))
}

/** The river of one outcome. */
export async function findRiver(tx: Tx, outcome: string): Promise<RiverRow[]> {
  return (await findRivers(tx, await getCarerOfOutcome(tx, outcome))).get(outcome) ?? []
}

/** A row wherever the banks were worded otherwise from one mark to the next, or since the last: the water is broken there. */
function rewordedBanks(marks: readonly Mark[], now: { nearBank: string | null; farBank: string | null }): ChangedRow[] {
  const told = marks.filter((mark) => mark.voice === 'carer' && (mark.nearBank !== null || mark.farBank !== null))
  return told.flatMap((mark, at): ChangedRow[] => {
    const next = told[at + 1] ?? now
    if (next.nearBank === mark.nearBank && next.farBank === mark.farBank) return []
    return [{ kind: 'changed', id: `banks-${mark.id}`, onDay: told[at + 1]?.onDay ?? mark.onDay, words: null, banks: { near: mark.nearBank, far: mark.farBank } }]
  })
}

function markRow(mark: Mark, all: readonly Mark[]): MarkRow {
  const worker = all.find((one) => one.voice === 'worker' && one.review === mark.review)
  const { id, review, onDay, story, now, hoped, next, nextWords, widthWords, stone, goodStone, badStone, contributors } = mark
  return {
    kind: 'mark', id, review, onDay, story, now, hoped, next, nextWords, widthWords, stone, goodStone, badStone, contributors,
    worker: worker ? { name: worker.by, now: worker.now, hoped: worker.hoped, story: worker.story } : null,
  }
}

/** Where outcomes were worded otherwise, by outcome: what each said before, in the words of its history. */
async function findChanges(tx: Tx, carer: string): Promise<Map<string, ChangedRow[]>> {
  const rows = await tx.db.selectFrom('outcome_states').select(['id', 'outcome_id as outcome', 'on_day as onDay', 'words']).where('carer_id', '=', carer).where('state', '=', 'changed').execute()
  const changes = new Map<string, ChangedRow[]>()
  for (const { id, outcome, onDay, words } of rows) {
    if (words !== null) changes.set(outcome, [...(changes.get(outcome) ?? []), { kind: 'changed', id, onDay, words, banks: null }])
  }
  return changes
}
