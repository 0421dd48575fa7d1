import { momentIn } from '../kernel/dates.ts'
import type { Tx } from '../kernel/tenant.ts'
import { correctPassage, keepPassages, liftWords, type NewPassage, planConversation, startConversation } from '../features/conversations/index.ts'
import { idOf } from './ids.ts'
import type { StoryConversation, StoryPassage } from './story.ts'
import type { Moment, Telling } from './telling.ts'

/** Every talk: those that were held with their passages and corrections, those still to come as appointments. */
export function replayConversations(telling: Telling): Moment[] {
  return telling.carer.conversations.map((talk) => talk.passages && talk.daysAgo >= 0 ? replayTalk(telling, talk, talk.passages) : planTalk(telling, talk))
}

function replayTalk(telling: Telling, talk: StoryConversation, passages: readonly StoryPassage[]): Moment {
  const id = telling.id('conversation', talk.key)
  const idOfPassage = (passage: StoryPassage, index: number) => passage.key ? telling.id('passage', passage.key) : telling.id('passage', talk.key, String(index + 1))
  return {
    daysAgo: talk.daysAgo, clock: talk.at, by: talk.by,
    work: async (tx) => {
      await startConversation(tx, carerId(telling), { ...headOf(telling, talk, tx), id })
      const kept: NewPassage[] = []
      for (const [index, passage] of passages.entries()) {
        if (passage.corrects) await correctPassage(tx, telling.id('passage', passage.corrects), { id: idOfPassage(passage, index), words: passage.words })
        else kept.push({ id: idOfPassage(passage, index), voice: passage.voice, name: passage.name, words: passage.words, howKnown: passage.howKnown, reach: passage.hereOnly ? 'here' : 'heard', heardBy: passage.heardBy && whoHeard(telling, talk, passage.heardBy) })
      }
      await keepPassages(tx, id, kept)
      for (const [index, one] of (talk.lifted ?? []).entries()) {
        await liftWords(tx, telling.id('passage', one.passage), { id: telling.id('highlight', talk.key, String(index + 1)), kind: one.kind, words: one.words, starts: null, ends: null, sentence: [] })
      }
    },
  }
}

/** The people of this talk who heard a passage, and the worker who wrote it down. */
function whoHeard(telling: Telling, talk: StoryConversation, names: readonly string[]): string[] {
  const there = talk.there.flatMap(({ name }, index) => names.includes(name) ? [telling.id('conversation-person', talk.key, String(index + 1))] : [])
  return [...there, telling.id('conversation-person', talk.key, 'worker')]
}

/** An appointment is made at the last talk before it, or when the carer first came. */
function planTalk(telling: Telling, talk: StoryConversation): Moment {
  const before = telling.carer.conversations.filter((one) => one.passages && one.daysAgo > Math.max(talk.daysAgo, 0)).map((one) => one.daysAgo)
  return {
    daysAgo: Math.min(telling.carer.firstContact.daysAgo, ...before), clock: '23:30', by: talk.by,
    work: (tx) => planConversation(tx, carerId(telling), {
      ...headOf(telling, talk, tx), id: telling.id('conversation', talk.key), plannedFor: momentIn(telling.zone, telling.day(talk.daysAgo), talk.at),
    }),
  }
}

function headOf(telling: Telling, talk: StoryConversation, tx: Tx) {
  const { title, where: place, how, kind, interpreter } = talk
  const known = new Map([...telling.carer.circle.map((one) => [one.name, one.who] as const), ...telling.carer.cares.map((one) => [one.personName, one.relation] as const)])
  return {
    title, place, how, kind, interpreter,
    people: [
      ...talk.there.map(({ voice, name, part }, index) => ({ id: telling.id('conversation-person', talk.key, String(index + 1)), voice, name, part, who: voice === 'carer' ? null : known.get(name) ?? null })),
      { id: telling.id('conversation-person', talk.key, 'worker'), voice: 'worker' as const, name: tx.actor.name.split(' ')[0] ?? '', workerId: tx.actor.id },
    ],
  }
}

function carerId({ world, carer }: Telling): string {
  return idOf(world, 'carer', carer.key)
}
