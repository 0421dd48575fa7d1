import { hasRole } from '../../kernel/actor.ts'
import { addDays, dayIn } from '../../kernel/clock.ts'
import { findDrafts } from '../../kernel/drafts.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { findPromisesOf } from '../actions/index.ts'
import { findCarersByIds, findMyCarers } from '../carers/index.ts'
import { findMyConcerns } from '../concerns/index.ts'
import { type ConversationHead, findPlannedTalks, findTalks } from '../conversations/index.ts'
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
export async function findDay(tx: Tx, worker: string, zone: string): Promise<Day> {
  const today = dayIn(zone, tx.at)
  const supervisor = hasRole(tx.actor, 'supervisor')
  const { talks, promises, look, remarks, notRight, waiting, asked, views, mine, ...rest } = await together({
    talks: findPlannedTalks(tx, worker, today, addDays(today, 14)), promises: findPromisesOf(tx, worker), look: findLookAgain(tx, worker, today, addDays(today, 14)), remarks: findOpenRemarks(tx, worker),
    notRight: findOpenEmergencyRemarks(tx, worker), waiting: findStepsWaiting(tx, worker, today), asked: findRequestsWaiting(tx), views: findDifferencesDue(tx, worker, addDays(today, 14)),
    unfinished: findUnfinished(tx), concerns: findMyConcerns(tx), mine: findMyCarers(tx), listened: supervisor ? findListened(tx) : [], openings: findOpeningsToSee(tx),
  })
  // After a death nothing chases: what was promised to them, and all that has a day, waits with them in a place of its own.
  const { holds, others, ready } = await together({
    holds: findHolds(tx, [...new Set([...mine.map(({ id }) => id), ...[...promises, ...waiting, ...views].map((one) => one.carer)])]),
    others: findCarersByIds(tx, [...new Set([...talks, ...promises, ...look, ...remarks, ...notRight, ...waiting, ...views, ...asked].map((one) => one.carer))].filter((carer) => !mine.some(({ id }) => id === carer))),
    ready: findGotReady(tx, talks),
  })
  const carers = new Map([...others, ...mine.map((carer) => [carer.id, carer] as const)])
  const chasing = <T extends { carer: string }>(list: readonly T[]) => list.filter((one) => !holds.has(one.carer))
  const held = [...holds.values()].map(({ carer, diedOn, contact }) => ({ carer, diedOn, contact, promises: promises.filter((one) => one.carer === carer) }))
    .filter((one) => one.promises.length > 0 || one.diedOn >= addDays(today, -lately))
  const named = <T extends { carer: string }>(list: readonly T[]) => list.flatMap((one) => {
    const carer = carers.get(one.carer)
    return carer ? [{ ...one, name: carer.name, line: carer.initials === null ? carer.inOneLine : null }] : []
  })
  const told = named(talks).map((talk) => ({ ...toTalk(talk), ready: ready.has(talk.id) }))
  return {
    today,
    zone,
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
    unfinished: rest.unfinished,
    // What was noticed lately; older concerns stand on their own page.
    concerns: rest.concerns.filter((one) => one.noticedOn >= addDays(today, -60)).slice(0, 5),
    hasCarers: mine.length > 0,
    listened: rest.listened.filter((one) => one.replies.length === 0).length,
    openings: rest.openings.length,
    supervisor,
  }
}

function toTalk(talk: ConversationHead & { name: string; line: string | null }): Omit<TalkToday, 'ready'> & { onDay: string } {
  return { id: talk.id, carer: talk.carer, name: talk.name, line: talk.line, at: talk.plannedFor ?? new Date(0), place: talk.place, kind: talk.kind, onDay: talk.onDay }
}

async function findUnfinished(tx: Tx): Promise<Unfinished[]> {
  const drafts = (await findDrafts(tx)).flatMap(({ place, savedAt }) => {
    const [kind, id] = place.split(':')
    return kind === 'conversation' && id ? [{ id, savedAt }] : []
  }).filter((one, at, all) => all.findIndex(({ id }) => id === one.id) === at)
  const talks = await findTalks(tx, drafts.map(({ id }) => id))
  const carers = await findCarersByIds(tx, [...new Set([...talks.values()].map(({ carer }) => carer))])
  return drafts.flatMap(({ id, savedAt }) => {
    const carer = carers.get(talks.get(id)?.carer ?? '')
    return carer ? [{ name: carer.name, href: `/conversations/${id}`, savedAt }] : []
  })
}
