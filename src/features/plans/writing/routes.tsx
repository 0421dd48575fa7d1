import { Hono } from 'hono'
import { Conflict, demand, Invalid } from '../../../kernel/errors.ts'
import { type Answers, type Errors, sentencesOf } from '../../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant, readTenant } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { type Access, openRecord } from '../../access/index.ts'
import { type Carer, getCarer } from '../../carers/index.ts'
import { draftPlan, writePlan } from '../commands.ts'
import { readContent } from '../content.ts'
import { countWaiting, findMissing } from '../law/check.ts'
import { findPack } from '../law/queries.ts'
import { mayWritePlan } from '../policy.ts'
import { findAllowedOutcomes, findChosen, findPlans, getPlan } from '../queries.ts'
import { frameOf, openPlan } from '../routes.tsx'
import { newPlanForm, planForm } from '../schema.ts'
import { say } from '../words.ts'
import english from '../words.en.json'
import { WritingAside } from './aside.tsx'
import { answersOf, askedOf, differences, prefill, withIds, withoutLetGo } from './filled.ts'
import { WritingPage } from './page.tsx'
import { findSources, type Sources } from './queries.ts'

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

/** Own workers only. */
async function openForm(c: Ctx, carer: string): Promise<Access> {
  const actor = actorOf(c)
  const access = await openRecord(actor, carer, 'plan')
  demand(mayWritePlan(actor, access))
  return access
}

/** Own workers only; and which outcomes the form asks about. */
async function openForWriting(c: Ctx, carer: string): Promise<{ access: Access; outcomes: string[] }> {
  const actor = actorOf(c)
  const access = await openForm(c, carer)
  const outcomes = await readTenant(actor, (tx) => findAllowedOutcomes(tx, access))
  return { access, outcomes: outcomes.map(({ id }) => id) }
}

async function isAgreed(c: Ctx, id: string): Promise<boolean> {
  return inTenant(actorOf(c), async (tx) => (await getPlan(tx, id)).plan.agreement !== null)
}

async function showNew(c: Ctx, sent?: Sent): Promise<Response> {
  const access = await openForm(c, idOf(c, 'id'))
  const found = await readTenant(actorOf(c), async (tx) => {
    const plans = await findPlans(tx, access.carer)
    const from = plans.find(({ id }) => id === c.req.query('from')) ?? plans[0]
    const { sources, carer, chosen } = await together({ sources: findSources(tx, access, from), carer: getCarer(tx, access.carer), chosen: from ? findChosen(tx, from.id) : { outcomes: [], actions: [], triggers: [] } })
    return { sources, carer, answers: sent ? withoutLetGo(sent.answers, sources) : { id: newId(), ...prefill(sources, from, chosen) } }
  })
  const page = <WritingPage {...found.sources} answers={found.answers} errors={sent?.errors} action={`/carers/${access.carer}/plans`} hidden={{ name: 'id', value: String(found.answers.id ?? newId()) }} />
  return show(c, access, found.carer, found.sources, page, sent)
}

async function showWriting(c: Ctx, id: string, sent?: Sent): Promise<Response> {
  const access = await openPlan(c, id, 'plan')
  demand(mayWritePlan(actorOf(c), access))
  const found = await readTenant(actorOf(c), async (tx) => {
    const { plan } = await getPlan(tx, id)
    const before = (await findPlans(tx, plan.carer)).find((one) => one.id === plan.supersedes)
    const { from, read, carer, newer, chosen } = await together({
      from: findSources(tx, access, before, plan), read: readContent(tx, plan), carer: getCarer(tx, plan.carer), newer: getCarer(tx, plan.carer).then(async ({ kind }) => (await findPack(tx, plan, kind)).newer), chosen: findChosen(tx, id),
    })
    return { plan, carer, sources: { ...from, law: { plan: id, missing: findMissing(read.content, plan), waiting: countWaiting(read.content, plan), changed: newer !== null } }, stands: answersOf(plan, chosen) }
  })
  const { plan, sources, stands } = found
  if (plan.agreement) return c.redirect(`/plans/${id}`, 303)
  const theirs = sent?.stale ? differences(sources, stands, sent.answers) : undefined
  const page = <WritingPage {...sources} answers={withIds(sent ? withoutLetGo(sent.answers, sources) : stands, sources)} errors={sent?.errors} action={`/plans/${id}/writing`} theirs={theirs}
    leave={`/plans/${id}`} kept={c.req.query('kept') !== undefined && !sent} hidden={{ name: 'version', value: String(sent && !sent.stale && sent.answers.version ? sent.answers.version : plan.version) }} />
  return show(c, access, found.carer, sources, page, sent)
}

async function show(c: Ctx, access: Access, carer: Carer, sources: Sources, page: preact.JSX.Element, sent?: Sent): Promise<Response> {
  const side = { label: say('writing.aside'), content: <WritingAside {...sources} /> }
  const title = say('writing.title', { name: sources.carer.shortName })
  return showPage(c, { ...await frameOf(c, carer, title, access, true), side, errors: Boolean(sent?.errors) }, page, sent?.stale ? 409 : sent ? 422 : 200)
}

/** Sentences for fields that stand once for each outcome: `who.<outcome>` is said like `who`. */
function sentences(error: Invalid): Errors {
  return Object.fromEntries(Object.entries(error.errors).map(([field, key]) => {
    const base = field.split('.')[0] ?? field
    return [field, sentencesOf(new Invalid({ [base]: key }), english)[base] ?? '']
  }))
}
