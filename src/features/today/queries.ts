import { hasRole } from '../../kernel/actor.ts'
import { addDays } from '../../kernel/clock.ts'
import { findDrafts } from '../../kernel/drafts.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { getToday } from '../access/index.ts'
import { findPromisesOf } from '../actions/index.ts'
import { findCarersByIds, findMyCarers } from '../carers/index.ts'
import { findMyConcerns } from '../concerns/index.ts'
import { type ConversationHead, findPlannedTalks, getConversation } from '../conversations/index.ts'
import { findDifferencesDue } from '../differences/index.ts'
import { findHolds } from '../endings/index.ts'
import { findListened } from '../listening/index.ts'
import { findOpeningsToSee } from '../openings/index.ts'
import { findGotReady } from '../preparations/index.ts'
import { findStepsWaiting } from '../timescales/index.ts'
import { findOpenEmergencyRemarks } from '../emergency-plans/index.ts'
import { findOpenRemarks } from '../plans/index.ts'
import { findRequestsWaiting } from '../requests/index.ts'
import { findLookAgain } from '../reminders/index.ts'
import type { Day, TalkToday, Unfinished } from './views.tsx'

/** So many days a death stands on Today by itself; longer while something promised waits. */
const lately = 60

/** A worker's whole day, from the doors of the rooms that know. Only carers they may know of; restricted ones by their initials. */
export async function findDay(tx: Tx, worker: string): Promise<Omit<Day, 'zone'>> {
  const today = await getToday(tx)
  const talks = await findPlannedTalks(tx, worker, today, addDays(today, 14))
  const promises = await findPromisesOf(tx, worker)
  const look = await findLookAgain(tx, worker, today, addDays(today, 14))
  const remarks = await findOpenRemarks(tx, worker)
  const notRight = await findOpenEmergencyRemarks(tx, worker)
  const waiting = await findStepsWaiting(tx, worker)
  const asked = await findRequestsWaiting(tx)
  const views = await findDifferencesDue(tx, worker, addDays(today, 14))
  const mine = await findMyCarers(tx)
  // After a death nothing chases: what was promised to them, and all that has a day, waits with them in a place of its own.
  const holds = await findHolds(tx, [...new Set([...mine.map(({ id }) => id), ...[...promises, ...waiting, ...views].map((one) => one.carer)])])
  const chasing = <T extends { carer: string }>(list: readonly T[]) => list.filter((one) => !holds.has(one.carer))
  const held = [...holds.values()].map(({ carer, diedOn, contact }) => ({ carer, diedOn, contact, promises: promises.filter((one) => one.carer === carer) }))
    .filter((one) => one.promises.length > 0 || one.diedOn >= addDays(today, -lately))
  const carers = await findCarersByIds(tx, [...new Set([...talks, ...held, ...promises, ...look, ...remarks, ...notRight, ...waiting, ...views, ...asked].map((one) => one.carer))])
  const named = <T extends { carer: string }>(list: readonly T[]) => list.flatMap((one) => {
    const carer = carers.get(one.carer)
    return carer ? [{ ...one, name: carer.name, line: carer.initials === null ? carer.inOneLine : null }] : []
  })
  const ready = await findGotReady(tx, talks)
  const told = named(talks).map((talk) => ({ ...toTalk(talk), ready: ready.has(talk.id) }))
  return {
    today,
    talks: told.filter((talk) => talk.onDay === today),
    coming: told.filter((talk) => talk.onDay > today).slice(0, 6),
    promises: named(chasing(promises)),
    look: named(look).map(({ reviewOn, reviewSooner, ...one }) => ({ ...one, on: reviewOn, sooner: reviewSooner })),
    remarks: [
      ...named(remarks).map((one) => ({ ...one, href: `/plans/${one.plan}#remarks` })), ...named(notRight).map((one) => ({ ...one, href: `/emergency-plans/${one.plan}#remarks` })),
    ],
    waiting: named(chasing(waiting)),
    views: named(chasing(views)),
    // Who gets in touch is told of no restricted record: somebody may look over a shoulder.
    held: named(held).map((one) => (carers.get(one.carer)?.initials ?? null) === null ? one : { ...one, contact: null }),
    asked: named(asked).map(({ id, carer, name, kind, clock }) => ({ id, carer, name, kind, due: clock.due })),
    unfinished: await findUnfinished(tx),
    // What was noticed lately; older concerns stand on their own page.
    concerns: (await findMyConcerns(tx)).filter((one) => one.noticedOn >= addDays(today, -60)).slice(0, 5),
    hasCarers: mine.length > 0,
    listened: hasRole(tx.actor, 'supervisor') ? (await findListened(tx)).filter((one) => one.replies.length === 0).length : 0,
    openings: (await findOpeningsToSee(tx)).length,
    supervisor: hasRole(tx.actor, 'supervisor'),
  }
}

function toTalk(talk: ConversationHead & { name: string; line: string | null }): Omit<TalkToday, 'ready'> & { onDay: string } {
  return { id: talk.id, carer: talk.carer, name: talk.name, line: talk.line, at: talk.plannedFor ?? new Date(0), place: talk.place, kind: talk.kind, onDay: talk.onDay }
}

async function findUnfinished(tx: Tx): Promise<Unfinished[]> {
  const found: Unfinished[] = []
  for (const { place, savedAt } of await findDrafts(tx)) {
    const [kind, id] = place.split(':')
    if (kind !== 'conversation' || !id) continue
    const talk = await getConversation(tx, id).catch(() => undefined)
    const carer = talk && (await findCarersByIds(tx, [talk.carer])).get(talk.carer)
    if (carer && !found.some((one) => one.href.endsWith(id))) found.push({ name: carer.name, href: `/conversations/${id}`, savedAt })
  }
  return found
}
