import { createHash } from 'node:crypto'
import type { Pack } from '../../frameworks/packs/index.ts'
import type { TriggerKind } from '../../frameworks/triggers.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { getAccess } from '../access/index.ts'
import type { Action, ActionOwner } from '../actions/index.ts'
import { getCarer } from '../carers/index.ts'
import { findCircle, kinshipWords, type Statement } from '../circles/index.ts'
import { type Ahead, findAhead } from '../emergency-plans/index.ts'
import { findConversations, findSaidByCarer } from '../conversations/index.ts'
import { findNeeded, type Needed } from '../needs/index.ts'
import { findSettings, getOrganisation } from '../organisations/index.ts'
import type { Outcome } from '../outcomes/index.ts'
import { findGathered, type LastPlan, tellLastPlan } from './last-plan/queries.ts'
import { areasOf } from './law/areas.ts'
import { answersIn } from './law/check.ts'
import { findAnswers, findPack, type PlanAnswer } from './law/queries.ts'
import { type Chosen, findAllowedActions, findAllowedOutcomes, findChosen, findFrozen, findPlans, type Plan } from './queries.ts'
import { say } from './words.ts'

export interface PlanPromise { who: string; what: string; owner: ActionOwner; byDay: string | null }
export interface PlanOutcome {
  outcome: string
  statement: string
  /** The statement is exactly what was said, so quotation marks stand round it. */
  exact: boolean
  direction: Outcome['direction']
  /** How the carer wants this line to read on her copy. */
  onThisCopy: string | null
  nearBank: string | null
  farBank: string | null
  /** The carer said so word for word, as far as anybody could read on that day. Quotation marks stand round nothing else. */
  nearSaid: boolean
  farSaid: boolean
  inTheWay: string | null
  /** What it would look like: "The Sunday drives". */
  looksLike: string | null
  promises: PlanPromise[]
  /** In which parts of the lens of its pack it is seen, where the pack looks that way. */
  areas?: string[]
}

/** What stands in the plan because a law asks for it, under what it is called there. */
export interface LawAnswer extends PlanAnswer { heading: string; /** How “none” is said, where that word would say something else. */ none?: string }

/** All that a plan says, by itself: what is frozen when it is agreed, and what page, print and PDF are made of. */
export interface PlanContent {
  form: 1
  carer: string
  carerName: string
  organisation: { name: string; phone: string | null; address: string | null; introduction: string | null }
  madeOn: string
  writtenBy: string | null
  talks: { onDay: string; place: string | null }[]
  caringNow: string | null
  /** Those are the carer's own words, not a word changed: said in a talk, or about the caring itself. */
  caringNowExact: boolean
  caring: { person: string; relation: string; able: string | null; willing: string | null; limit: string | null; /** Of a child who lives with family or friends: how that stands in law. */ kinship?: string }[]
  outcomes: PlanOutcome[]
  /** What is needed in order to meet them, how it is met, and whether a break was thought about. Plans agreed before such was kept have none. */
  needed?: Needed
  /** What was promised for no outcome in this plan. */
  promises: PlanPromise[]
  keepsDoing: string | null
  ifIllTomorrow: string | null
  reviewOn: string | null
  reviewSooner: string | null
  /** What else would bring it forward. Plans agreed before such was kept have none. */
  triggers?: TriggerKind[]
  /** What the emergency plan and the future plan said, each a page of its own. Where there is an emergency plan, `ifIllTomorrow` is not told a second time. */
  ahead?: { emergency?: Ahead; future?: Ahead }
  /** What the last plan that was agreed did for each of its outcomes, as it was said since. Of a first plan there is none. */
  lastPlan?: LastPlan
  /** By which law it is checked, as that stood then, and what was answered for it. Plans agreed before there was such a check have none. */
  law?: { pack: string; version: string; /** Changes of a law that had begun and stand in it. */ changes?: string[]; /** The edition of our reading of it. */ edition?: number; answers: LawAnswer[] }
}

/** The one way in which content is written out for its hash: keys in order, whatever order the database keeps them in. */
export function writeOut(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeOut).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${writeOut(one)}`).join(',')}}`
}

/** SHA-256 of the content. */
export function hashOf(content: unknown): Buffer {
  return createHash('sha256').update(writeOut(content)).digest()
}

/** A plan's content as it is read: frozen when agreed, composed from the record when not. `genuine` is false if the frozen one was tampered with. */
export interface Read { content: PlanContent; hash: string; genuine: boolean }

/** Read a plan that this person may read (`getPlan`). */
export async function readContent(tx: Tx, plan: Plan): Promise<Read> {
  const frozen = await findFrozen(tx, plan.id)
  if (frozen) return { content: frozen.content as PlanContent, hash: frozen.hash.toString('hex'), genuine: hashOf(frozen.content).equals(frozen.hash) }
  const content = await composeContent(tx, plan)
  return { content, hash: hashOf(content).toString('hex'), genuine: true }
}

/** Put a plan together from the record as it is now. */
export async function composeContent(tx: Tx, plan: Plan): Promise<PlanContent> {
  const access = await getAccess(tx, plan.carer)
  const { carer, organisation, settings, circle, chosen, known, allowed, plans, conversations, said, ahead, given } = await together({
    carer: getCarer(tx, plan.carer), organisation: getOrganisation(tx), settings: findSettings(tx), circle: findCircle(tx, plan.carer), chosen: findChosen(tx, plan.id),
    known: findAllowedOutcomes(tx, access), allowed: findAllowedActions(tx, access), plans: findPlans(tx, plan.carer), conversations: findConversations(tx, plan.carer),
    said: findSaidByCarer(tx, plan.carer, [plan.caringNow]), ahead: findAhead(tx, plan.carer), given: findAnswers(tx, plan.id),
  })
  const actions = allowed.filter((action) => chosen.actions.includes(action.id))
    .sort((a, b) => chosen.actions.indexOf(a.id) - chosen.actions.indexOf(b.id))
  // What was let go after it was chosen falls out of the draft, until somebody keeps the draft with it again.
  const inPlan = chosen.outcomes.filter(({ letGo }) => !letGo).flatMap((one) => { const outcome = known.find(({ id }) => id === one.outcome); return outcome ? [{ one, outcome }] : [] })
  const from = new Set(inPlan.map(({ outcome }) => outcome.source?.conversation))
  const last = plans.find((one) => one.agreement !== null && one.sequence < plan.sequence)
  const held = conversations.filter((talk) => talk.heldAt !== null)
  // The next version was made in the talks with her since the last one; the first where what matters to her was said.
  const since = last ? held.filter((talk) => talk.onDay > last.madeOn && talk.onDay <= plan.madeOn && talk.people.some(({ voice }) => voice === 'carer')) : []
  const talks = (since.length > 0 ? since : held.filter((talk) => from.has(talk.id))).map(({ onDay, place }) => ({ onDay, place }))
  const caring = circle.relationships.filter((one) => one.ended === null)
  const { needed, found: { pack }, gathered } = await together({ gathered: last && findGathered(tx, last), needed: findNeeded(tx, plan.carer, { outcomes: inPlan.map(({ outcome }) => outcome.id), actions: actions.map(({ id }) => id) }), found: findPack(tx, plan, carer.kind) })
  const lastPlan = last && gathered && tellLastPlan(last, gathered, known, pack)
  const content: PlanContent = {
    form: 1,
    carer: carer.initials ?? carer.callName,
    carerName: carer.name,
    organisation: { name: organisation.name, phone: settings.phone ?? null, address: settings.address ?? null, introduction: settings['plan-introduction'] ?? null },
    madeOn: plan.madeOn,
    writtenBy: plan.writtenBy,
    talks: talks.sort((a, b) => a.onDay.localeCompare(b.onDay)),
    caringNow: plan.caringNow,
    caringNowExact: plan.caringNow !== null && (said.has(plan.caringNow) || caring.some((one) => one.nature?.words === plan.caringNow)),
    caring: caring.map((one) => ({ person: one.personName, relation: one.relation, able: saidIn(one.able), willing: saidIn(one.willing), limit: saidIn(one.limit), ...(one.kinship && one.kinship.standing !== 'prefers-not' ? { kinship: [kinshipWords(one.kinship.standing), one.kinship.words].filter(Boolean).join('. ') } : {}) }))
      .filter((one) => one.able ?? one.willing ?? one.limit ?? one.kinship),
    outcomes: inPlan.map(({ one, outcome }) => ofOutcome(one, outcome, actions, pack)),
    promises: actions.filter((action) => !inPlan.some(({ outcome }) => outcome.id === action.outcome)).map(ofAction),
    ...(needed ? { needed } : {}),
    keepsDoing: plan.keepsDoing,
    ifIllTomorrow: ahead.emergency?.tells ? null : plan.ifIllTomorrow,
    ...(ahead.emergency || ahead.future ? { ahead } : {}),
    ...(lastPlan ? { lastPlan } : {}),
    reviewOn: plan.reviewOn,
    reviewSooner: plan.reviewSooner,
    ...(chosen.triggers.length > 0 ? { triggers: chosen.triggers } : {}),
  }
  return { ...content, law: { pack: pack.id, version: pack.version, ...(pack.applied.length > 0 ? { changes: [...pack.applied] } : {}), ...(pack.edition ? { edition: pack.edition } : {}), answers: answersIn(pack, content, given) } }
}

/** In a plan “would rather not say” stands as an answer: it is not a gap. */
function saidIn(statement: Statement | null): string | null {
  return statement && (statement.words ?? say('prefersNot'))
}

function ofOutcome(one: Chosen, outcome: Outcome, actions: readonly Action[], { lens }: Pack): PlanOutcome {
  return {
    outcome: outcome.id, statement: outcome.statement, exact: outcome.whoseWords === 'verbatim', direction: outcome.direction,
    onThisCopy: one.onThisCopy, nearBank: outcome.nearBank, farBank: outcome.farBank, nearSaid: outcome.nearSaid, farSaid: outcome.farSaid, inTheWay: one.inTheWay, looksLike: outcome.looksLike,
    promises: actions.filter((action) => action.outcome === outcome.id).map(ofAction),
    ...(lens ? { areas: areasOf(lens, outcome.concepts) } : {}),
  }
}

function ofAction({ who, what, owner, byDay }: Action): PlanPromise {
  return { who, what, owner, byDay }
}
