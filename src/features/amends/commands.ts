import { Invalid } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { carryAccess, demandWrite } from '../access/index.ts'
import { carryAccount } from '../accounts/index.ts'
import { carryActions } from '../actions/index.ts'
import { carryCarer } from '../carers/index.ts'
import { carryCircle } from '../circles/index.ts'
import { carryConcerns } from '../concerns/index.ts'
import { carryContacts } from '../contacts/index.ts'
import { carryConversations, moveConversation } from '../conversations/index.ts'
import { carryDocuments } from '../documents/index.ts'
import { carryOpenings } from '../openings/index.ts'
import { carryNeeds, forgetTalk } from '../needs/index.ts'
import { carryOutcomes, carryOutcomesOf } from '../outcomes/index.ts'
import { carryPermissions } from '../permissions/index.ts'
import { carryPlans } from '../plans/index.ts'
import { carryTopics } from '../prompts/index.ts'
import { carryPreparations } from '../preparations/index.ts'
import { carryEmergencyPlans } from '../emergency-plans/index.ts'
import { carryDifferences } from '../differences/index.ts'
import { carryCopies } from '../copies/index.ts'
import { carryLinkedPlans } from '../linked-plans/index.ts'
import { carryEndings } from '../endings/index.ts'
import { carryReadBacks, moveReadBack } from '../read-backs/index.ts'
import { carryListening, moveListening } from '../listening/index.ts'
import { carryReminders } from '../reminders/index.ts'
import { carryRequests } from '../requests/index.ts'
import { carryRetention } from '../retention/index.ts'
import { carryRisks, moveRisks } from '../risks/index.ts'
import { carryReviews } from '../reviews/index.ts'
import { carryTimescales } from '../timescales/index.ts'
import { findMergedInto, findOutcomesToMove } from './queries.ts'

// Access goes last: after it, the emptied record is nobody's.
const carriers = [
  carryCarer, carryContacts, carryPermissions, carryCircle, carryEmergencyPlans, carryConcerns, carryDocuments,
  carryConversations, carryTopics, carryRisks, carryReadBacks, carryListening, carryDifferences, carryPreparations, carryOutcomes, carryActions, carryNeeds, carryPlans, carryCopies, carryLinkedPlans, carryTimescales, carryReviews, carryEndings, carryReminders, carryRequests, carryRetention, carryOpenings, carryAccount, carryAccess,
]

/**
 * The same person twice: everything of `other` is carried over to `carer`, room by room, and `other` rests. What stood where
 * stays in the history. Needs a worker who may write in both. Throws Invalid on `other` when it is the same record, or rests already.
 */
export async function mergeCarers(tx: Tx, carer: string, form: { id: string; other: string; why: string }): Promise<void> {
  await demandWrite(tx, carer)
  if (form.other === carer) throw new Invalid({ other: 'same' })
  // The same form twice: it is done already.
  if (await findMergedInto(tx, form.other) === carer) return
  await demandWrite(tx, form.other)
  for (const carry of carriers) await carry(tx, form.other, carer)
  await insertOnce(tx, 'carer_merges', { id: form.id, carer_id: form.other, into_carer_id: carer, why: form.why })
}

/** Written on the wrong person: the talk goes to the right one, with the outcomes lifted out of it that stand in nothing else yet. */
export async function moveTalk(tx: Tx, conversation: string, from: string, to: string): Promise<void> {
  await demandWrite(tx, from)
  await demandWrite(tx, to)
  if (from === to) throw new Invalid({ to: 'same' })
  const outcomes = await findOutcomesToMove(tx, conversation)
  await moveConversation(tx, conversation, to, outcomes)
  await moveReadBack(tx, conversation, to)
  await moveRisks(tx, conversation, to)
  await moveListening(tx, conversation, to)
  await forgetTalk(tx, conversation)
  await carryOutcomesOf(tx, outcomes, to)
}
