import { inTenant } from '../kernel/tenant.ts'
import { askToPrepare, findHolder, handOver, nothingSaid } from '../features/preparations/index.ts'
import type { StoryConversation, StoryPreparation } from './story.ts'
import type { Moment, Telling } from './telling.ts'

/** Pages that were sent before a talk still to come, and what was handed over through their links. The links themselves are told to nobody. */
export function replayPreparations(telling: Telling): Moment[] {
  return telling.carer.conversations.flatMap((talk) => talk.prepared ? replayPreparation(telling, talk, talk.prepared) : [])
}

function replayPreparation(telling: Telling, talk: StoryConversation, told: StoryPreparation): Moment[] {
  let link: string | undefined
  const sent: Moment = {
    daysAgo: told.daysAgo, clock: '18:00', by: talk.by,
    work: async (tx) => {
      link = await askToPrepare(tx, telling.id('conversation', talk.key), {
        id: telling.id('preparation', talk.key), style: told.style, wording: told.wording ?? 'adult', known: (told.known ?? []).map((words) => ({ words })), placeTold: false, until: telling.day(talk.daysAgo),
      })
    },
  }
  const { handedOver } = told
  if (!handedOver) return [sent]
  const { daysAgo, at, ...said } = handedOver
  return [sent, {
    daysAgo, clock: at, by: talk.by,
    work: async () => {
      const holder = (await findHolder(link))!
      await inTenant({ kind: 'guest', organisation: holder.organisation, id: holder.preparation, name: '' }, (tx) => handOver(tx, holder, { ...nothingSaid, ...said }, 1))
    },
  }]
}
