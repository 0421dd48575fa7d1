import { Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { conceptIds } from '../../frameworks/concepts.ts'
import { demandWrite } from '../access/index.ts'
import { recordOutcome } from './commands.ts'
import { isLive } from './policy.ts'
import { findOutcomes, getOutcome, type Outcome } from './queries.ts'

export interface LinkAsked {
  id: string
  kind: 'split' | 'joined' | 'goes-with'
  first?: string | null
  second?: string | null
  firstId: string
  secondId: string
  joined?: string | null
  joinedId: string
  others: readonly string[]
  other?: string | null
  why?: string | null
}

/**
 * Split an outcome in two, join it with others, or say that it goes with another. Nothing is overwritten: the new ones are born
 * out of it, it rests readable with its river, and a row says why. Throws Invalid on what is missing, NotFound for another's.
 */
export async function linkOutcome(tx: Tx, outcome: string, form: LinkAsked): Promise<void> {
  const was = await getOutcome(tx, outcome)
  await demandWrite(tx, was.carer)
  if (form.kind === 'split') return split(tx, was, form)
  const own = await findOutcomes(tx, was.carer)
  if (form.kind === 'joined') return join(tx, was, own, form)
  const other = own.find((one) => one.id === form.other && one.id !== was.id)
  if (!other) throw new Invalid({ other: 'choose' })
  await writeLink(tx, was.carer, { id: form.id, kind: 'goes-with', from: was.id, to: other.id, why: form.why })
}

async function split(tx: Tx, was: Outcome, form: LinkAsked): Promise<void> {
  if (!form.first) throw new Invalid({ first: 'needed' })
  if (!form.second) throw new Invalid({ second: 'needed' })
  const again = (await findOutcomes(tx, was.carer)).some((one) => one.id === form.firstId)
  if (was.wentOn && !again) throw new Invalid({ kind: 'wentOn' })
  await bear(tx, was, form.firstId, form.first)
  await bear(tx, was, form.secondId, form.second)
  await writeLink(tx, was.carer, { id: form.id, kind: 'split', from: was.id, to: form.firstId, why: form.why })
  if (!again) await writeLink(tx, was.carer, { id: newId(), kind: 'split', from: was.id, to: form.secondId, why: form.why })
}

async function join(tx: Tx, was: Outcome, own: readonly Outcome[], form: LinkAsked): Promise<void> {
  const again = own.some((one) => one.id === form.joinedId)
  const others = own.filter((one) => form.others.includes(one.id) && one.id !== was.id && (again || isLive(one)))
  if (others.length === 0) throw new Invalid({ others: 'needed' })
  if (!form.joined) throw new Invalid({ joined: 'needed' })
  if (was.wentOn && !again) throw new Invalid({ kind: 'wentOn' })
  await bear(tx, was, form.joinedId, form.joined)
  await writeLink(tx, was.carer, { id: form.id, kind: 'joined', from: was.id, to: form.joinedId, why: form.why })
  if (!again) for (const other of others) await writeLink(tx, was.carer, { id: newId(), kind: 'joined', from: other.id, to: form.joinedId, why: form.why })
}

/** A new outcome out of one that was there: its direction, what it is about and whose go with it; its river begins today. */
async function bear(tx: Tx, was: Outcome, id: string, statement: string): Promise<void> {
  await recordOutcome(tx, was.carer, {
    id, statement, direction: was.direction, whoseWords: 'agreed', kind: was.kind, whose: was.whose, concepts: conceptIds.filter((one) => was.concepts.includes(one)), fits: was.fits, nearBank: was.nearBank, farBank: was.farBank,
  })
}

async function writeLink(tx: Tx, carer: string, link: { id: string; kind: LinkAsked['kind']; from: string; to: string; why?: string | null }): Promise<void> {
  await insertOnce(tx, 'outcome_links', { id: link.id, carer_id: carer, kind: link.kind, from_id: link.from, to_id: link.to, why: link.why ?? null })
}

/** It was a mistake: this outcome goes on by itself again. Every row of the same split or joining is undone with it. Throws NotFound. */
export async function undoLink(tx: Tx, outcome: string, link: string): Promise<void> {
  const was = await getOutcome(tx, outcome)
  await demandWrite(tx, was.carer)
  const row = await tx.db.selectFrom('outcome_links').select(['kind', 'from_id as from', 'to_id as to']).where('id', '=', link).where('carer_id', '=', was.carer).executeTakeFirst()
  if (!row || (row.from !== outcome && row.to !== outcome)) throw new NotFound()
  const same = row.kind === 'split' ? { column: 'from_id' as const, id: row.from } : row.kind === 'joined' ? { column: 'to_id' as const, id: row.to } : { column: 'id' as const, id: link }
  await tx.db.updateTable('outcome_links').set({ undone_by: tx.actor.id, undone_at: tx.at }).where(same.column, '=', same.id).where('kind', '=', row.kind).where('undone_at', 'is', null).execute()
}
