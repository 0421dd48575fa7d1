import { Hono } from 'hono'
import { Conflict, demand, Invalid } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, sentencesOf } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { type Access, getToday, openRecord } from '../access/index.ts'
import type { Action } from '../actions/index.ts'
import { getCarer } from '../carers/index.ts'
import { findCircle } from '../circles/index.ts'
import { findConversations, findLiftedOfCarer, findReadablePassages, mayReachCopy, talkTitle } from '../conversations/index.ts'
import { findAhead } from '../emergency-plans/index.ts'
import { isLive } from '../outcomes/index.ts'
import { findSupportWorkers } from '../workers/index.ts'
import { findMissing } from './law/check.ts'
import { readContent } from './content.ts'
import { draftPlan, type PlanAsked, writePlan } from './commands.ts'
import { mayWritePlan } from './policy.ts'
import { findAllowedActions, findAllowedOutcomes, findChosen, findPlans, getPlan, type Plan } from './queries.ts'
import { frameOf, openPlan } from './routes.tsx'
import { newPlanForm, nothingInParticular, planForm } from './schema.ts'
import { say } from './views.tsx'
import { type Sources, WritingAside, WritingPage } from './writing.tsx'
import english from './words.en.json'

export const planWriting = new Hono<Env>()

interface Sent { answers: Answers; errors?: Errors; stale?: boolean }

planWriting.get('/carers/:id/plans/new', (c) => showNew(c))

planWriting.post('/carers/:id/plans', async (c) => {
  const carer = idOf(c, 'id')
  const { outcomes } = await openForWriting(c, carer)
  const form = await readForm(c, newPlanForm(outcomes), english)
  if (!form.ok) return showNew(c, form)
  const id = String(form.value.id)
  try {
    await inTenant(actorOf(c), (tx) => draftPlan(tx, carer, { id, ...askedOf(form.value, outcomes) }))
  } catch (error) {
    if (error instanceof Invalid) return showNew(c, { answers: form.answers, errors: sentences(error) })
    // The back button: this draft is there already, with other words. Both are shown on its own page.
    if (error instanceof Conflict) return showWriting(c, id, { answers: form.answers, stale: true })
    throw error
  }
  return c.redirect(form.value.go === 'writing' ? `/plans/${id}/writing?kept` : `/plans/${id}`, 303)
})

planWriting.get('/plans/:id/writing', (c) => showWriting(c, idOf(c, 'id')))

planWriting.post('/plans/:id/writing', async (c) => {
  const id = idOf(c, 'id')
  const { outcomes } = await openForWriting(c, (await openPlan(c, id, 'plan')).carer)
  const form = await readForm(c, planForm(outcomes), english)
  if (!form.ok) return showWriting(c, id, form)
  try {
    await inTenant(actorOf(c), (tx) => writePlan(tx, id, { version: Number(form.value.version), ...askedOf(form.value, outcomes) }))
  } catch (error) {
    if (error instanceof Invalid) return showWriting(c, id, { answers: form.answers, errors: sentences(error) })
    if (error instanceof Conflict && !(await isAgreed(c, id))) return showWriting(c, id, { answers: form.answers, stale: true })
    throw error
  }
  return c.redirect(form.value.go === 'writing' ? `/plans/${id}/writing?kept` : `/plans/${id}`, 303)
})

/** Own workers only; and which outcomes the form asks about. */
async function openForWriting(c: Ctx, carer: string): Promise<{ access: Access; outcomes: string[] }> {
  const actor = actorOf(c)
  const access = await openRecord(actor, carer, 'plan')
  demand(mayWritePlan(actor, access))
  const outcomes = await inTenant(actor, (tx) => findAllowedOutcomes(tx, access))
  return { access, outcomes: outcomes.map(({ id }) => id) }
}

async function isAgreed(c: Ctx, id: string): Promise<boolean> {
  return inTenant(actorOf(c), async (tx) => (await getPlan(tx, id)).plan.agreement !== null)
}

async function showNew(c: Ctx, sent?: Sent): Promise<Response> {
  const { access } = await openForWriting(c, idOf(c, 'id'))
  const found = await inTenant(actorOf(c), async (tx) => {
    const plans = await findPlans(tx, access.carer)
    const from = plans.find(({ id }) => id === c.req.query('from')) ?? plans[0]
    const sources = await findSources(tx, access, from)
    return { sources, answers: sent?.answers ?? { id: newId(), ...await prefill(tx, sources, from) } }
  })
  const page = <WritingPage {...found.sources} answers={found.answers} errors={sent?.errors} action={`/carers/${access.carer}/plans`} hidden={{ name: 'id', value: String(found.answers.id ?? newId()) }} />
  return show(c, found.sources, page, sent)
}

async function showWriting(c: Ctx, id: string, sent?: Sent): Promise<Response> {
  const { access } = await openForWriting(c, (await openPlan(c, id, 'plan')).carer)
  const found = await inTenant(actorOf(c), async (tx) => {
    const { plan } = await getPlan(tx, id)
    const before = (await findPlans(tx, plan.carer)).find((one) => one.id === plan.supersedes)
    const sources = { ...await findSources(tx, access, before, plan), law: { plan: id, missing: findMissing((await readContent(tx, plan)).content, plan.sequence) } }
    return { plan, sources, stands: answersOf(plan, await findChosen(tx, id)) }
  })
  const { plan, sources, stands } = found
  if (plan.agreement) return c.redirect(`/plans/${id}`, 303)
  const theirs = sent?.stale ? differences(sources, stands, sent.answers) : undefined
  const page = <WritingPage {...sources} answers={withIds(sent?.answers ?? stands, sources)} errors={sent?.errors} action={`/plans/${id}/writing`} theirs={theirs}
    leave={`/plans/${id}`} kept={c.req.query('kept') !== undefined && !sent} hidden={{ name: 'version', value: String(sent && !sent.stale && sent.answers.version ? sent.answers.version : plan.version) }} />
  return show(c, sources, page, sent)
}

async function show(c: Ctx, sources: Sources, page: preact.JSX.Element, sent?: Sent): Promise<Response> {
  const carer = await inTenant(actorOf(c), (tx) => getCarer(tx, sources.carer.id))
  const side = { label: say('writing.aside'), content: <WritingAside {...sources} /> }
  const title = say('writing.title', { name: sources.carer.shortName })
  return showPage(c, { ...frameOf(c, carer, title), side, errors: Boolean(sent?.errors) }, page, sent?.stale ? 409 : sent ? 422 : 200)
}

/** Everything a plan is composed from. What is let go stays away unless it is in this plan already. */
async function findSources(tx: Tx, access: Access, last: Plan | undefined, plan?: Plan): Promise<Sources> {
  const carer = await getCarer(tx, access.carer)
  const chosen = plan ? await findChosen(tx, plan.id) : { outcomes: [], actions: [] }
  const before = last ? (await findChosen(tx, last.id)).actions : []
  const place = (id: string) => { const at = chosen.outcomes.findIndex(({ outcome }) => outcome === id); return at < 0 ? 1000 : at }
  const outcomes = (await findAllowedOutcomes(tx, access)).filter((outcome) => isLive(outcome) || place(outcome.id) < 1000)
  // What may stand on something she is given: never words for one conversation only, nor a young person's that she did not hear.
  const readable = await findReadablePassages(tx, access, {})
  const passages = readable.filter((one) => mayReachCopy(one, one.carerWasThere ? [{ voice: 'carer' }] : []))
  const inTheWay = new Map<string, string[]>()
  for (const { outcome, passage, words } of await findLiftedOfCarer(tx, access, ['in-the-way'])) {
    if (outcome && passages.some(({ id }) => id === passage)) inTheWay.set(outcome, [...inTheWay.get(outcome) ?? [], words])
  }
  const may = (id: string) => !access.refused.includes(id) && (!access.restrictedTo || access.restrictedTo.includes(id))
  const talks = (await findConversations(tx, access.carer)).filter(({ heldAt }) => heldAt !== null).slice(0, 6)
  // What was put right stands in its newer words; both stand side by side in the talk.
  const corrected = new Set(readable.map(({ corrects }) => corrects))
  const { emergency } = await findAhead(tx, access.carer)
  return {
    carer: { id: carer.id, shortName: carer.initials ?? carer.callName },
    outcomes: outcomes.sort((a, b) => place(a.id) - place(b.id)),
    actions: (await findAllowedActions(tx, access)).filter((action) => !action.answer || chosen.actions.includes(action.id) || before.includes(action.id)),
    workers: (await findSupportWorkers(tx)).filter(({ id }) => may(id)),
    circle: await findCircle(tx, access.carer),
    inTheWay,
    talks: talks.map((talk) => ({ id: talk.id, title: talkTitle(talk), onDay: talk.onDay, said: passages.filter(({ id, conversation }) => conversation === talk.id && !corrected.has(id)) })),
    emergency: emergency?.tells ? { id: emergency.plan, writtenOn: emergency.writtenOn } : undefined,
    last: last && { id: last.id, madeOn: last.madeOn, caringNow: last.caringNow },
    today: await getToday(tx),
  }
}

/** A new plan begins with what was said last, and with what the plan before says that nobody has changed since. */
async function prefill(tx: Tx, sources: Sources, last: Plan | undefined): Promise<Answers> {
  const nature = sources.circle.relationships.filter((one) => one.ended === null).flatMap((one) => one.nature ?? [])
  const newer = nature.some((one) => !last || one.saidOn > last.madeOn)
  const before = last ? answersOf(last, await findChosen(tx, last.id)) : {}
  const inLast = [before.outcomes ?? []].flat()
  const outcomes = last ? sources.outcomes.filter(({ id }) => inLast.includes(id)) : sources.outcomes
  const position = Object.fromEntries(sources.outcomes.map(({ id }, index) => [`position.${id}`, String(inLast.includes(id) ? inLast.indexOf(id) + 1 : inLast.length + index + 1)]))
  return withIds({
    ...before, ...position,
    caringNow: newer || !last ? nature.flatMap(({ words }) => words ?? []).join('\n\n') : (last.caringNow ?? ''),
    outcomes: outcomes.map(({ id }) => id),
    actions: sources.actions.filter(({ answer }) => !answer).map(({ id }) => id),
    ...dayAnswers('review', null), ...dayAnswers('madeOn', sources.today),
  }, sources)
}

function answersOf(plan: Plan, chosen: Awaited<ReturnType<typeof findChosen>>): Answers {
  return {
    caringNow: plan.caringNow ?? '', keepsDoing: plan.keepsDoing ?? '', ifIllTomorrow: plan.ifIllTomorrow ?? '', reviewSooner: plan.reviewSooner ?? '',
    ...dayAnswers('review', plan.reviewOn), ...dayAnswers('madeOn', plan.madeOn),
    outcomes: chosen.outcomes.map(({ outcome }) => outcome), actions: chosen.actions,
    ...Object.fromEntries(chosen.outcomes.flatMap((one, index) => [
      [`position.${one.outcome}`, String(index + 1)], [`copy.${one.outcome}`, one.onThisCopy ?? ''], [`way.${one.outcome}`, one.inTheWay ?? ''],
    ])),
  }
}

/** A promise that may be added in place has its id from the start, so that the same form twice is one promise. */
function withIds(answers: Answers, { outcomes }: Sources): Answers {
  const keys = [...outcomes.map(({ id }) => id), nothingInParticular]
  return { ...answers, ...Object.fromEntries(keys.filter((key) => !answers[`action.${key}`]).map((key) => [`action.${key}`, newId()])) }
}

/** What the form asked for: outcomes in their places, and the promises that were begun under them. */
function askedOf(value: Record<string, unknown>, outcomes: readonly string[]): PlanAsked {
  const text = (name: string) => (typeof value[name] === 'string' && value[name] !== '' ? value[name] : null)
  const chosen = (value.outcomes as string[]).map((outcome, index) => ({ outcome, place: typeof value[`position.${outcome}`] === 'number' ? Number(value[`position.${outcome}`]) : 1000, index }))
  const begun = [...outcomes, nothingInParticular].filter((key) => ['what', 'who', 'by'].some((name) => text(`${name}.${key}`)))
  return {
    madeOn: String(value.madeOn), caringNow: text('caringNow'), keepsDoing: text('keepsDoing'), ifIllTomorrow: text('ifIllTomorrow'), review: text('review'), reviewSooner: text('reviewSooner'),
    outcomes: chosen.sort((a, b) => a.place - b.place || a.index - b.index).map(({ outcome }) => ({ outcome, onThisCopy: text(`copy.${outcome}`), inTheWay: text(`way.${outcome}`) })),
    actions: value.actions as string[],
    promises: begun.map((key) => ({
      id: text(`action.${key}`) ?? newId(), key, what: text(`what.${key}`) ?? '', owner: text(`owner.${key}`) as Action['owner'] | null,
      who: text(`who.${key}`), worker: text(`worker.${key}`), by: text(`by.${key}`),
    })),
  }
}

/** Sentences for fields that stand once for each outcome: `who.<outcome>` is said like `who`. */
function sentences(error: Invalid): Errors {
  return Object.fromEntries(Object.entries(error.errors).map(([field, key]) => {
    const base = field.split('.')[0] ?? field
    return [field, sentencesOf(new Invalid({ [base]: key }), english)[base] ?? '']
  }))
}

/** What stands there now, where it is not what this person wrote. */
function differences(sources: Sources, stands: Answers, mine: Answers): { label: string; words: string }[] {
  const name = sources.carer.shortName
  const texts = [['caringNow', say('writing.now')], ['keepsDoing', say('writing.keeps', { name })], ['ifIllTomorrow', say('writing.ill', { name })], ['reviewSooner', say('writing.sooner')]] as const
  const statement = (id: string) => sources.outcomes.find((outcome) => outcome.id === id)?.statement ?? ''
  const told = (answers: Answers) => [answers.outcomes ?? []].flat().map((id) => [statement(id), answers[`copy.${id}`], answers[`way.${id}`]].filter(Boolean).join(' · ')).join('\n')
  const day = (answers: Answers) => ['day', 'month', 'year'].map((part) => answers[`review-${part}`] ?? '').join(' ').trim()
  return [
    ...texts.map(([field, label]) => ({ label, words: String(stands[field] ?? ''), mine: String(mine[field] ?? '') })),
    { label: say('stale.outcomes'), words: told(stands), mine: told(mine) },
    { label: say('writing.review'), words: day(stands), mine: day(mine) },
  ].filter((one) => one.words !== one.mine).map(({ label, words }) => ({ label, words: words === '' ? say('compare.nothing') : words }))
}
