import { getAccess } from '../features/access/index.ts'
import { getConversation } from '../features/conversations/index.ts'
import { answerReadBack, findReadBack, giveCopy, itemsOf, sayStanding } from '../features/read-backs/index.ts'
import { idOf } from './ids.ts'
import type { Moment, Telling } from './telling.ts'

/** What was said when a talk was read back, the copy, and what it was in law. */
export function replayReadBacks(telling: Telling): Moment[] {
  const carer = idOf(telling.world, 'carer', telling.carer.key)
  return telling.carer.conversations.flatMap((talk): Moment[] => {
    const { readBack, key, daysAgo, by } = talk
    if (!readBack) return []
    const id = telling.id('conversation', key)
    return [{
      daysAgo, clock: '23:10', by,
      work: async (tx) => {
        const items = itemsOf(await findReadBack(tx, await getAccess(tx, carer), await getConversation(tx, id)))
        const wrong = (words: string) => readBack.notQuite?.find((one) => one.words === words)?.hers ?? null
        await answerReadBack(tx, id, { id: telling.id('read-back', key), said: items.map((item) => ({ item, answer: wrong(item.words) ? 'not-quite' as const : 'yes' as const, herWords: wrong(item.words) })) })
        if (readBack.copy) await giveCopy(tx, id, { id: telling.id('talk-copy', key), forWhom: telling.carer.callName, on: telling.day(daysAgo), ...readBack.copy })
        if (readBack.standing) await sayStanding(tx, id, { id: telling.id('talk-standing', key), standing: readBack.standing })
      },
    }]
  })
}
