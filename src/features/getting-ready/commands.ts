import { v5 } from 'uuid'
import { Invalid, NotFound } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getToday } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { changeCircumstances, getConversation, writePassages } from '../conversations/index.ts'
import { getPrepared, noteUse, type Usable } from '../preparations/index.ts'

/**
 * Put something she handed over into the talk: her own words as a passage in her voice, or the interpreter or the place into its
 * circumstances. Each once: the same press twice is one. What she ticked stays where it is, for those words are ours. Gives back the
 * talk. Throws Invalid on `what` (there is nothing of it; her words before the day of the talk), NotFound when it is not for this worker.
 */
export async function takeUp(tx: Tx, answer: string, what: Usable): Promise<string> {
  const prepared = await getPrepared(tx, answer)
  await demandWrite(tx, prepared.carer)
  const head = await getConversation(tx, prepared.conversation)
  if (head.carer !== prepared.carer) throw new NotFound()
  const words = what === 'words' ? [prepared.somethingElse, prepared.words].filter((one) => one !== null) : [prepared[what]].filter((one) => one !== null)
  if (words.length === 0) throw new Invalid({ what: 'nothing' })
  if (what === 'words' && head.heldAt === null && head.onDay > await getToday(tx)) throw new Invalid({ what: 'notYet' })
  if (!(await noteUse(tx, answer, what))) return head.id
  if (what === 'words') {
    const carer = await getCarer(tx, prepared.carer)
    const name = head.people.find((one) => one.voice === 'carer')?.name ?? carer.initials ?? carer.callName
    await writePassages(tx, head.id, { id: v5('words', answer), pieces: words.map((one) => ({ voice: 'carer' as const, name, words: one })) })
  } else {
    const { title, place, how, kind, interpreter } = head
    await changeCircumstances(tx, head.id, head.version, { title, place, how, kind, interpreter, [what]: words[0] }, { add: [], remove: [] })
  }
  return head.id
}
