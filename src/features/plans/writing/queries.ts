import type { Tx } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { type Access, getToday } from '../../access/index.ts'
import type { Action } from '../../actions/index.ts'
import { getCarer } from '../../carers/index.ts'
import { type Circle, findCircle } from '../../circles/index.ts'
import { findConversations, findLiftedOfCarer, findReadablePassages, mayReachCopy, type Passage, talkTitle } from '../../conversations/index.ts'
import { findAhead } from '../../emergency-plans/index.ts'
import { type BreakConsidered, findBreaks, findNeeds, findNoneFound, type Need, type NoneFound } from '../../needs/index.ts'
import { isLive, type Outcome } from '../../outcomes/index.ts'
import { findSupportWorkers } from '../../workers/index.ts'
import { findAllowedActions, findAllowedOutcomes, findChosen, type Plan } from '../queries.ts'

/** What a plan is composed from: all of it as the record has it now. */
export interface Sources {
  carer: { id: string; shortName: string }
  outcomes: readonly Outcome[]
  /** Those of them that were let go of. */
  letGo: ReadonlySet<string>
  /** Promises that are open, in this plan already, or in the last one: what is ticked off may still go on. */
  actions: readonly Action[]
  workers: readonly { id: string; name: string }[]
  circle: Circle
  /** What is needed in order to meet them: it stands beside, and is not typed again. */
  needs: readonly Need[]
  noNeeds: NoneFound | null
  breaks: readonly BreakConsidered[]
  /** Words said to be in the way, by outcome. */
  inTheWay: ReadonlyMap<string, readonly string[]>
  /** The newest first, each with its words that may stand on something she is given. */
  talks: readonly { id: string; title: string; onDay: string; said: readonly Pick<Passage, 'voice' | 'name' | 'words'>[] }[]
  last: { id: string; madeOn: string; caringNow: string | null } | undefined
  /** The emergency plan tells what happens if they are ill tomorrow: it is shown, and not typed again. */
  emergency: { id: string; writtenOn: string } | undefined
  /** Of a draft that is kept already: what the law asks for that is missing yet. */
  law?: { plan: string; missing: readonly string[] | undefined; waiting: number | undefined; changed: boolean }
  today: string
}

/** Everything a plan is composed from. What is let go stays away unless it is in this plan already. */
export async function findSources(tx: Tx, access: Access, last: Plan | undefined, plan?: Plan): Promise<Sources> {
  const none: Pick<Awaited<ReturnType<typeof findChosen>>, 'outcomes' | 'actions'> = { outcomes: [], actions: [] }
  const found = await together({
    carer: getCarer(tx, access.carer), chosen: plan ? findChosen(tx, plan.id) : none, before: last ? findChosen(tx, last.id) : none, outcomes: findAllowedOutcomes(tx, access),
    readable: findReadablePassages(tx, access, {}), lifted: findLiftedOfCarer(tx, access, ['in-the-way']), conversations: findConversations(tx, access.carer), ahead: findAhead(tx, access.carer),
    actions: findAllowedActions(tx, access), workers: findSupportWorkers(tx), circle: findCircle(tx, access.carer), needs: findNeeds(tx, access.carer), noNeeds: findNoneFound(tx, access.carer),
    breaks: findBreaks(tx, access.carer), today: getToday(tx),
  })
  const { carer, chosen, readable, circle, noNeeds, breaks, today, ahead: { emergency } } = found
  const before = found.before.actions
  const place = (id: string) => { const at = chosen.outcomes.findIndex(({ outcome }) => outcome === id); return at < 0 ? 1000 : at }
  const outcomes = found.outcomes.filter((outcome) => isLive(outcome) || place(outcome.id) < 1000)
  // What may stand on something she is given: never words for one conversation only, nor a young person's that she did not hear.
  const passages = readable.filter((one) => mayReachCopy(one, one.carerWasThere ? [{ voice: 'carer' }] : []))
  const inTheWay = new Map<string, string[]>()
  for (const { outcome, passage, words } of found.lifted) {
    if (outcome && passages.some(({ id }) => id === passage)) inTheWay.set(outcome, [...inTheWay.get(outcome) ?? [], words])
  }
  const may = (id: string) => !access.refused.includes(id) && (!access.restrictedTo || access.restrictedTo.includes(id))
  const talks = found.conversations.filter(({ heldAt }) => heldAt !== null).slice(0, 6)
  // What was put right stands in its newer words; both stand side by side in the talk.
  const corrected = new Set(readable.map(({ corrects }) => corrects))
  return {
    carer: { id: carer.id, shortName: carer.initials ?? carer.callName },
    outcomes: outcomes.sort((a, b) => place(a.id) - place(b.id)),
    letGo: new Set(outcomes.filter((outcome) => !isLive(outcome)).map(({ id }) => id)),
    actions: found.actions.filter((action) => !action.answer || chosen.actions.includes(action.id) || before.includes(action.id)),
    workers: found.workers.filter(({ id }) => may(id)),
    circle,
    needs: found.needs.filter(({ ended }) => ended === null),
    noNeeds,
    breaks,
    inTheWay,
    talks: talks.map((talk) => ({ id: talk.id, title: talkTitle(talk), onDay: talk.onDay, said: passages.filter(({ id, conversation }) => conversation === talk.id && !corrected.has(id)) })),
    emergency: emergency?.tells ? { id: emergency.plan, writtenOn: emergency.writtenOn } : undefined,
    last: last && { id: last.id, madeOn: last.madeOn, caringNow: last.caringNow },
    today,
  }
}
