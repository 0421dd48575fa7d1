import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { demandWrite } from '../../access/index.ts'
import { getConversation } from '../../conversations/index.ts'
import type { Standing } from '../schema.ts'

/** Say what a talk was in law. What was said before stays. Throws NotFound. */
export async function sayStanding(tx: Tx, conversation: string, form: { id: string; standing: Standing; words?: string | null }): Promise<void> {
  const head = await getConversation(tx, conversation)
  await demandWrite(tx, head.carer)
  await insertOnce(tx, 'talk_standings', { id: form.id, carer_id: head.carer, conversation_id: conversation, standing: form.standing, words: form.words ?? null })
}
