import { dayIn } from '../../kernel/clock.ts'
import { findLooks, type Look } from '../../kernel/looks.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { type Access, findAccess, getToday, mayKnowCarer, mayWriteCarer } from '../access/index.ts'
import { findMergedFrom, findMergedInto } from '../amends/index.ts'
import { findCarerAccount } from '../accounts/index.ts'
import { findActions } from '../actions/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { findCircle, findNamedAdult, standingAround } from '../circles/index.ts'
import { findContactSummary, findSpell } from '../contacts/index.ts'
import { findConversations, findLiftedOfCarer, findReadablePassages, findTalksWithWords } from '../conversations/index.ts'
import { findCopies } from '../copies/index.ts'
import { findDifferences } from '../differences/index.ts'
import { findEmergencyRemarks, findStanding } from '../emergency-plans/index.ts'
import { findHold } from '../endings/index.ts'
import { findDocuments } from '../documents/index.ts'
import { findNeeds, findNoneFound } from '../needs/index.ts'
import { findOutcomes } from '../outcomes/index.ts'
import { findPermissions } from '../permissions/index.ts'
import { findGiven, findPlans, findWaitingRemarks } from '../plans/index.ts'
import { findReviews, findRivers } from '../reviews/index.ts'
import { mayHandleRequests } from '../requests/index.ts'
import { mayKeepRecord } from '../retention/index.ts'
import { findRisks } from '../risks/index.ts'

/** Everything the carer's page shows, from the doors of the rooms that know, as this person may see it. */
export async function findStory(tx: Tx, access: Access) {
  const { carer: id } = access
  const lifting = findLiftedOfCarer(tx, access, ['strength', 'limit', 'risk'])
  const [passages, conversations, circle, lifted, ...rest] = await Promise.all([
    findReadablePassages(tx, access, {}), findConversations(tx, id), findCircle(tx, id), lifting, lifting.then((found) => findRisks(tx, found)),
    getToday(tx), getCalled(tx, id), findDifferences(tx, access), findWaitingRemarks(tx, id), findTalksWithWords(tx, id), findOutcomes(tx, id), findRivers(tx, id), findReviews(tx, id), findActions(tx, id),
    findNeeds(tx, id), findNoneFound(tx, id), findPlans(tx, id), findGiven(tx, id), findNamedAdult(tx, id), findCopies(tx, access), findStanding(tx, id, 'emergency'), findStanding(tx, id, 'future'),
    findEmergencyRemarks(tx, id, 'emergency'), findEmergencyRemarks(tx, id, 'future'), findPermissions(tx, id), findDocuments(tx, id), findContactSummary(tx, id), findSpell(tx, id),
    findMergedFrom(tx, id).then((merged) => findLooks(tx, id, merged)), findCarerAccount(tx, id), findHold(tx, id),
  ])
  const [risks, today, carer, differences, remarks, talksWithWords, outcomes, rivers, reviews, actions, needs, noNeeds, plans, given, namedAdult, copies, emergency, future, remarksOnEmergency, remarksOnFuture, permissions, documents, contact, spell, looks, account, hold] = rest
  return {
    today, carer, hold, circle, differences, conversations, remarks, talksWithWords, lifted, risks, outcomes, rivers, reviews, actions, needs, noNeeds, plans, given, namedAdult, copies, emergency, future, permissions, documents, contact, spell, looks,
    mayWrite: mayWriteCarer(tx.actor, access), mayHandle: mayHandleRequests(tx.actor, access), mayKeep: mayKeepRecord(tx.actor, access),
    standing: standingAround(circle),
    nextLook: conversations.filter((one) => !one.heldAt && one.kind === 'review').at(-1)?.onDay,
    firstWords: firstWordsByTalk(passages),
    notRight: [...remarksOnEmergency, ...remarksOnFuture].filter(({ answers }) => answers.length === 0),
    hasOwnPage: account !== undefined,
  }
}

/** The carer, called on this page by nothing but the initials she chose when her record is restricted. */
export async function getCalled(tx: Tx, carer: string): Promise<Carer> {
  const found = await getCarer(tx, carer)
  return { ...found, callName: found.initials ?? found.callName }
}

export type Story = Awaited<ReturnType<typeof findStory>>

/** `unsaid`: nobody has said yet whose words these are, so they stand in no quotation marks. */
export interface FirstWords { name: string; words: string; unsaid: boolean }

/** The first words of each talk that this person may read, as they stand now; the carer's own where there are any, then anybody's. */
function firstWordsByTalk(passages: readonly { id: string; corrects: string | null; conversation: string; voice: string; name: string; words: string }[]): Map<string, FirstWords> {
  const corrected = new Set(passages.map((one) => one.corrects))
  const rank = (voice: string) => voice === 'carer' ? 0 : voice === 'unsaid' ? 2 : 1
  const first = new Map<string, FirstWords & { rank: number }>()
  for (const { id, conversation, voice, name, words } of passages) {
    const known = first.get(conversation)
    if (!corrected.has(id) && (!known || rank(voice) < known.rank)) first.set(conversation, { name, words, unsaid: voice === 'unsaid', rank: rank(voice) })
  }
  return first
}

/** One line a person: their newest look. */
export function newestLooks(looks: readonly Look[], zone: string): { name: string; day: string; why: string | null }[] {
  const lines = new Map<string, { name: string; day: string; why: string | null }>()
  for (const look of looks) {
    if (!lines.has(look.accountId)) lines.set(look.accountId, { name: look.name, why: look.why, day: dayIn(zone, look.at) })
  }
  return [...lines.values()]
}

export type { Look }

/** Where a record that rests leads to, for those who may know of the one it leads to. */
export async function findKnownMerge(tx: Tx, carer: string): Promise<string | undefined> {
  const into = await findMergedInto(tx, carer)
  const access = into && (await findAccess(tx, [into])).get(into)
  return access && mayKnowCarer(tx.actor, access) ? into : undefined
}
