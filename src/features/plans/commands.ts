import { type TriggerKind, triggerKinds } from '../../frameworks/triggers.ts'
import { Conflict, demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { changeIfSame, insertOnce, oneAfterTheOther } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getAccess, getToday } from '../access/index.ts'
import { type ActionAsked, type ActionOwner, recordAction } from '../actions/index.ts'
import { findOutcomes, isLive, setOutcomeState } from '../outcomes/index.ts'
import { composeContent, hashOf } from './content.ts'
import { mayAnswerRemark, mayRemark, mayWritePlan } from './policy.ts'
import { type Chosen, findAllowedActions, findAllowedOutcomes, findChosen, findPlans, getOwnerOf, type Plan } from './queries.ts'
import { type Extent, nothingInParticular } from './schema.ts'

/** A promise that is written down while the plan is. `key` is the outcome it stands under. */
export interface PromiseAsked extends Omit<ActionAsked, 'owner' | 'outcome'> { id: string; key: string; owner: ActionOwner | null }

/** An outcome that is to stand in a plan: how it reads on the copy, and what is in the way. */
type ToStand = Pick<Chosen, 'outcome' | 'onThisCopy' | 'inTheWay'>

export interface PlanAsked {
  madeOn: string
  caringNow?: string | null
  keepsDoing?: string | null
  ifIllTomorrow?: string | null
  review?: string | null
  reviewSooner?: string | null
  /** What would bring the look back forward, of the kinds we know; her own words stand in `reviewSooner`. */
  triggers?: readonly TriggerKind[]
  /** In the order in which they stand in the plan. */
  outcomes: readonly ToStand[]
  actions: readonly string[]
  promises?: readonly PromiseAsked[]
  /** Of what was let go, all that whoever chose saw as let go: ticked, it stands in the plan on purpose. */
  resting?: readonly string[]
}

/**
 * Begin a new version of a carer's plan. It supersedes the one before, which stays readable. Throws Invalid on `madeOn` (still
 * to come), `review` (before it was made), `outcomes` and `actions` (not this carer's, never to enter a plan, or let go while the form stood open), and on
 * `what.<key>` and its like for a promise that is not whole.
 */
export async function draftPlan(tx: Tx, carer: string, form: PlanAsked & { id: string }): Promise<void> {
  await demandWrite(tx, carer)
  // Two drafts begun at the same moment still come one after the other.
  await oneAfterTheOther(tx, carer)
  const words = await wordsOf(tx, form)
  const before = await findPlans(tx, carer)
  const again = before.find((plan) => plan.id === form.id)
  const newest = before.find((plan) => plan.id !== form.id)
  const place = again ? { sequence: again.sequence, supersedes_id: again.supersedes } : { sequence: (newest?.sequence ?? 0) + 1, supersedes_id: newest?.id ?? null }
  const isNew = await insertOnce(tx, 'plans', { id: form.id, carer_id: carer, ...place, ...words })
  const chosen = await chooseFor(tx, carer, form)
  if (isNew) await writeChosen(tx, carer, form.id, chosen)
  else if (!sameChosen(chosen, await findChosen(tx, form.id))) throw new Conflict(words, 'Something else was already kept under this number.')
}

/** Write on in a draft. Throws as {@link draftPlan}; Conflict when somebody else changed it meanwhile, or when it is agreed by now. */
export async function writePlan(tx: Tx, id: string, form: PlanAsked & { version: number }): Promise<void> {
  const plan = await lockPlan(tx, id)
  await demandWrite(tx, plan.carer)
  if (plan.agreement) throw new Conflict({}, 'This plan is agreed, so its words stay as they are. Make the next version instead.')
  const words = await wordsOf(tx, form)
  const chosen = await chooseFor(tx, plan.carer, form)
  // The outcomes and promises stand in rows of their own, so a stale form is told from a repeated one by both.
  const stands = await findChosen(tx, id)
  if (plan.version !== form.version && !sameChosen(chosen, stands)) throw new Conflict(words)
  await changeIfSame(tx, 'plans', id, form.version, words)
  if (!sameChosen(chosen, stands)) await writeChosen(tx, plan.carer, id, chosen)
}

async function wordsOf(tx: Tx, form: PlanAsked) {
  if (form.madeOn > await getToday(tx)) throw new Invalid({ madeOn: 'futureDay' })
  if (form.review && form.review < form.madeOn) throw new Invalid({ review: 'beforeMade' })
  return {
    made_on: form.madeOn, caring_now: form.caringNow ?? null, keeps_doing: form.keepsDoing ?? null, if_ill_tomorrow: form.ifIllTomorrow ?? null,
    review_on: form.review ?? null, review_sooner: form.reviewSooner ?? null,
  }
}

type ChosenForPlan = { outcomes: readonly (ToStand & { letGo?: boolean })[]; actions: readonly string[]; triggers: readonly TriggerKind[] }

async function chooseFor(tx: Tx, carer: string, form: PlanAsked): Promise<ChosenForPlan> {
  const access = await getAccess(tx, carer)
  const allowed = await findAllowedOutcomes(tx, access)
  if (form.outcomes.some(({ outcome }) => !allowed.some(({ id }) => id === outcome))) throw new Invalid({ outcomes: 'notAllowed' })
  const resting = allowed.filter((outcome) => !isLive(outcome) && !form.resting?.includes(outcome.id))
  if (form.outcomes.some(({ outcome }) => resting.some(({ id }) => id === outcome))) throw new Invalid({ outcomes: 'letGo' })
  for (const promise of form.promises ?? []) await addPromise(tx, carer, promise)
  const actions = [...new Set([...form.actions, ...(form.promises ?? []).map(({ id }) => id)])]
  const known = await findAllowedActions(tx, access)
  if (actions.some((action) => !known.some(({ id }) => id === action))) throw new Invalid({ actions: 'notAllowed' })
  return { outcomes: form.outcomes, actions, triggers: triggerKinds.filter((kind) => form.triggers?.includes(kind)) }
}

async function addPromise(tx: Tx, carer: string, { key, owner, ...promise }: PromiseAsked): Promise<void> {
  if (promise.what === '') throw new Invalid({ [`what.${key}`]: 'needed' })
  if (!owner) throw new Invalid({ [`owner.${key}`]: 'choose' })
  try {
    await recordAction(tx, carer, { ...promise, owner, outcome: key === nothingInParticular ? null : key })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(Object.fromEntries(Object.entries(error.errors).map(([field, why]) => [`${field}.${key}`, why])))
  }
}

function sameChosen(one: ChosenForPlan, other: ChosenForPlan): boolean {
  const plain = ({ outcomes, actions, triggers }: ChosenForPlan) => JSON.stringify([outcomes.map(({ outcome, onThisCopy, inTheWay, letGo = false }) => [outcome, onThisCopy, inTheWay, letGo]), actions, triggers])
  return plain(one) === plain(other)
}

async function writeChosen(tx: Tx, carer: string, plan: string, { outcomes, actions, triggers }: ChosenForPlan): Promise<void> {
  const common = { organisation_id: tx.actor.organisation, carer_id: carer, plan_id: plan, recorded_by: tx.actor.id, recorded_at: tx.at }
  await tx.db.deleteFrom('plan_outcomes').where('plan_id', '=', plan).execute()
  await tx.db.deleteFrom('plan_actions').where('plan_id', '=', plan).execute()
  await tx.db.deleteFrom('plan_triggers').where('plan_id', '=', plan).execute()
  for (const kind of triggers) await tx.db.insertInto('plan_triggers').values({ ...common, id: newId(), kind }).execute()
  for (const [position, one] of outcomes.entries()) {
    await tx.db.insertInto('plan_outcomes').values({ ...common, id: newId(), outcome_id: one.outcome, position, on_this_copy: one.onThisCopy, in_the_way: one.inTheWay }).execute()
  }
  for (const [position, action] of actions.entries()) {
    await tx.db.insertInto('plan_actions').values({ ...common, id: newId(), action_id: action, position }).execute()
  }
}

export interface AgreementAsked { id: string; agreedBy: string; how: string; extent?: Extent; comment?: string | null; on: string; /** Hash of what was read. */ seen: string }

/**
 * The plan is agreed: its content is frozen with its hash, and never changes again. Throws Conflict when it is agreed already,
 * when a later version is, or when the words are no longer those that were read; Invalid on `on` (still to come, before it was made).
 */
export async function agreePlan(tx: Tx, id: string, form: AgreementAsked): Promise<void> {
  const plan = await lockPlan(tx, id)
  demand(mayWritePlan(tx.actor, await getAccess(tx, plan.carer)))
  const words = { agreed_by: form.agreedBy, how: form.how, extent: form.extent ?? 'all', comment: form.comment ?? null, on_day: form.on }
  const { agreement } = plan
  if (agreement) {
    const same = agreement.id === form.id && agreement.by === words.agreed_by && agreement.how === words.how && agreement.extent === words.extent
      && agreement.comment === words.comment && agreement.onDay === words.on_day
    if (same) return
    throw new Conflict({}, 'This plan is agreed already.')
  }
  if (plan.superseded) throw new Conflict({}, 'A later version of this plan is agreed already.')
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  if (form.on < plan.madeOn) throw new Invalid({ on: 'beforeMade' })
  const content = await composeContent(tx, plan)
  const hash = hashOf(content)
  if (hash.toString('hex') !== form.seen) throw new Conflict({}, 'The plan changed since you read it.')
  await tx.db.insertInto('plan_agreements').values({
    organisation_id: tx.actor.organisation, id: form.id, carer_id: plan.carer, plan_id: id, ...words,
    content: JSON.stringify(content), content_hash: hash, recorded_by: tx.actor.id, recorded_at: tx.at,
  }).execute()
  if (words.extent === 'all') await markAgreed(tx, plan, form.on)
}

/** What was hoped for is agreed now. An outcome that has gone on meanwhile (kept, changed, let go) stays as it is. */
async function markAgreed(tx: Tx, plan: Plan, onDay: string): Promise<void> {
  const chosen = new Set((await findChosen(tx, plan.id)).outcomes.map(({ outcome }) => outcome))
  for (const outcome of await findOutcomes(tx, plan.carer)) {
    if (chosen.has(outcome.id) && outcome.state === 'hoped-for') await setOutcomeState(tx, outcome.id, { id: newId(), state: 'agreed', onDay })
  }
}

/** "That's not what I said": by the carer herself, or written down by her worker. */
export async function remarkOnPlan(tx: Tx, id: string, form: { id: string; words: string }): Promise<void> {
  const { carer, agreed } = await getOwnerOf(tx, 'plans', id)
  demand(mayRemark(tx.actor, await getAccess(tx, carer), { agreed }))
  await insertOnce(tx, 'plan_remarks', { id: form.id, carer_id: carer, plan_id: id, words: form.words, said_on: await getToday(tx) })
}

/** Answer a remark. The remark stays as it was said. */
export async function answerRemark(tx: Tx, remark: string, form: { id: string; words: string }): Promise<void> {
  const { carer } = await getOwnerOf(tx, 'plan_remarks', remark)
  demand(mayAnswerRemark(tx.actor, await getAccess(tx, carer)))
  await insertOnce(tx, 'plan_remark_answers', { id: form.id, carer_id: carer, remark_id: remark, words: form.words })
}

/** The same person twice: her plans go over to the record that stays, in the order they were made. The merge has asked policy. */
export async function carryPlans(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['plans', 'plan_outcomes', 'plan_actions', 'plan_agreements', 'plan_issues', 'plan_remarks', 'plan_remark_answers', 'plan_answers', 'plan_packs', 'plan_approvals', 'plan_triggers', 'plan_happenings'] as const) {
    await tx.db.updateTable(table).set({ carer_id: to }).where('carer_id', '=', from).execute()
  }
  const all = await tx.db.selectFrom('plans').select(['id', 'sequence']).where('carer_id', '=', to).orderBy('made_on').orderBy('recorded_at').execute()
  for (const [index, plan] of all.entries()) {
    if (plan.sequence !== index + 1) await tx.db.updateTable('plans').set({ sequence: index + 1 }).where('id', '=', plan.id).execute()
  }
}

/** A plan that nobody else changes or agrees until this transaction ends. */
export async function lockPlan(tx: Tx, id: string): Promise<Plan> {
  const { carer } = await getOwnerOf(tx, 'plans', id)
  await oneAfterTheOther(tx, carer)
  const plan = (await findPlans(tx, carer)).find((one) => one.id === id)
  if (!plan) throw new NotFound()
  return plan
}
