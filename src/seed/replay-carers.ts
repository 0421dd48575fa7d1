import { allocate, giveReason, restrictRecord } from '../features/access/index.ts'
import { registerCarer } from '../features/carers/index.ts'
import { answerOffer, offerPlan, recordContact, turnSpell } from '../features/contacts/index.ts'
import { addDays } from '../kernel/clock.ts'
import { recordLook } from '../kernel/looks.ts'
import { idOf } from './ids.ts'
import type { StoryCarer } from './story.ts'
import type { Moment, Telling } from './telling.ts'

/** How a carer came, who works with her, what she was offered, and whether it goes on. */
export function replayCarers(telling: Telling): Moment[] {
  const { carer: story } = telling
  const carer = idOf(telling.world, 'carer', story.key)
  const { firstContact, offer, closed } = story
  const began = firstContact.daysAgo
  const main = story.workers[0] ?? firstContact.by
  const moments: Moment[] = []
  const happened = (daysAgo: number, by: string, clock: string, work: Moment['work']) => moments.push({ daysAgo, by, clock, work })

  happened(began, firstContact.by, '08:00', async (tx, today) => {
    await registerCarer(tx, { id: carer, ...factsOf(story, today) })
    await recordContact(tx, carer, {
      id: telling.id('contact'), onDay: telling.day(began), how: firstContact.how, words: firstContact.words ?? null,
      noticeGiven: firstContact.noticeGiven, noticeHow: firstContact.noticeGiven ? 'Said in plain words, and a copy given' : null,
    })
    for (const worker of story.workers.filter((key) => key !== firstContact.by)) {
      await allocate(tx, carer, { id: telling.id('allocation', worker), worker: telling.worker(worker), kind: 'own', from: telling.day(began) })
    }
  })
  if (story.restricted) {
    const { initials } = story.restricted
    happened(began, firstContact.by, '08:05', (tx) => restrictRecord(tx, carer, { id: telling.id('restriction'), initials }))
  }
  if (offer) {
    const { answer, daysAgo, answeredDaysAgo } = offer
    happened(daysAgo, main, '08:30', (tx) => offerPlan(tx, carer, {
      id: telling.id('plan-offer'), offeredOn: telling.day(daysAgo), answer: answeredDaysAgo === undefined ? answer : null,
    }))
    if (answeredDaysAgo !== undefined) {
      happened(answeredDaysAgo, main, '08:35', (tx) => answerOffer(tx, telling.id('plan-offer'), { answer, answeredOn: telling.day(answeredDaysAgo) }))
    }
  }
  for (const [index, { daysAgo, by, why }] of (story.covered ?? []).entries()) {
    happened(daysAgo, by, '15:00', (tx) => giveReason(tx, carer, { id: telling.id('cover', String(index + 1)), why }))
    happened(daysAgo, by, '15:01', (tx) => recordLook(tx, carer, 'record', why))
  }
  if (closed) {
    happened(closed.daysAgo, main, '17:00', (tx) =>
      turnSpell(tx, carer, { id: telling.id('spell-event', 'closed'), kind: 'closed', onDay: telling.day(closed.daysAgo), why: closed.why, words: closed.words }))
  }
  return moments
}

function factsOf(story: StoryCarer, today: string) {
  return {
    callName: story.callName, fullName: story.fullName ?? null, pronouns: story.pronouns ?? null,
    dateOfBirth: story.age === undefined ? null : birthdayOf(story.key, story.age, today), gender: story.gender ?? null, postcode: story.postcode ?? null,
    phone: story.phone ?? null, email: story.email ?? null, language: story.language ?? null, contactPreference: story.contactPreference ?? null,
    communicationNeeds: story.communicationNeeds ?? null, takeCare: story.takeCare ?? null, inOneLine: story.inOneLine ?? null,
  }
}

/** A birthday that makes somebody so many years old today, spread over the year by the letters of their name. */
function birthdayOf(key: string, age: number, today: string): string {
  const daysSince = 20 + [...key].reduce((sum, letter) => sum + letter.charCodeAt(0) * 7, 0) % 320
  const lastBirthday = addDays(today, -daysSince)
  const born = `${Number(lastBirthday.slice(0, 4)) - age}${lastBirthday.slice(4)}`
  return born.endsWith('02-29') ? `${born.slice(0, 4)}-02-28` : born
}
