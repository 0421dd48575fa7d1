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
import { findPlans, findWaitingRemarks } from '../plans/index.ts'
import { findReviews, findRivers } from '../reviews/index.ts'
import { mayHandleRequests } from '../requests/index.ts'
import { mayKeepRecord } from '../retention/index.ts'
import { findRisks } from '../risks/index.ts'

/** Everything the carer's page shows, from the doors of the rooms that know, as this person may see it. */
export async function findStory(tx: Tx, access: Access) {
  const { carer: id } = access
  const passages = await findReadablePassages(tx, access, {})
  const conversations = await findConversations(tx, id)
  const circle = await findCircle(tx, id)
  const lifted = await findLiftedOfCarer(tx, access, ['strength', 'limit', 'risk'])
  return {
    today: await getToday(tx),
    mayWrite: mayWriteCarer(tx.actor, access),
    mayHandle: mayHandleRequests(tx.actor, access),
    mayKeep: mayKeepRecord(tx.actor, access),
    carer: await getCalled(tx, id),
    circle,
    hold: await findHold(tx, id),
    standing: standingAround(circle),
    differences: await findDifferences(tx, access),
    conversations,
    nextLook: conversations.filter((one) => !one.heldAt && one.kind === 'review').at(-1)?.onDay,
    remarks: await findWaitingRemarks(tx, id),
    firstWords: firstWordsByTalk(passages),
    talksWithWords: await findTalksWithWords(tx, id),
    lifted,
    risks: await findRisks(tx, lifted),
    outcomes: await findOutcomes(tx, id),
    rivers: await findRivers(tx, id),
    reviews: await findReviews(tx, id),
    actions: await findActions(tx, id),
    needs: await findNeeds(tx, id),
    noNeeds: await findNoneFound(tx, id),
    plans: await findPlans(tx, id),
    namedAdult: await findNamedAdult(tx, id),
    copies: await findCopies(tx, access),
    emergency: await findStanding(tx, id, 'emergency'),
    future: await findStanding(tx, id, 'future'),
    notRight: [...await findEmergencyRemarks(tx, id, 'emergency'), ...await findEmergencyRemarks(tx, id, 'future')].filter(({ answers }) => answers.length === 0),
    permissions: await findPermissions(tx, id),
    documents: await findDocuments(tx, id),
    contact: await findContactSummary(tx, id),
    spell: await findSpell(tx, id),
    looks: await findLooks(tx, id, await findMergedFrom(tx, id)),
    hasOwnPage: (await findCarerAccount(tx, id)) !== undefined,
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
