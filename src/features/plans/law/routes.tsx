import { Hono } from 'hono'
import { nationOf, nations } from '../../../frameworks/nations.ts'
import { packs } from '../../../frameworks/packs/index.ts'
import { demand, Refused } from '../../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant, readTenant, type Tx } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { getToday, mayReadCarer } from '../../access/index.ts'
import { getCarer } from '../../carers/index.ts'
import { findSettingsOn, mayRunOrganisation } from '../../organisations/index.ts'
import { findOutcomes } from '../../outcomes/index.ts'
import { sayWhatHelped, SupportForm } from '../../reviews/index.ts'
import { readContent } from '../content.ts'
import { findGathered } from '../last-plan/queries.ts'
import type { Gathered } from '../last-plan/views.tsx'
import { mayWritePlan } from '../policy.ts'
import { findPlans, getPlan, type Plan } from '../queries.ts'
import { frameOf, openPlan } from '../routes.tsx'
import { say } from '../words.ts'
import english from '../words.en.json'
import { areasOf } from './areas.ts'
import { checkOf } from './check.ts'
import { answerClause, choosePack } from './commands.ts'
import { PackForm, PlanAnswerForm } from './schema.ts'
import { findBegins, findPack } from './queries.ts'
import { LawPage, LawsPage } from './views.tsx'

export const planLaw = new Hono<Env>()

interface Sent { clause: string | null; outcome?: string; answers: Answers; errors: Errors }

planLaw.get('/plans/:id/law', (c) => showLaw(c, idOf(c, 'id')))

planLaw.post('/plans/:id/answers', async (c) => {
  const id = await openForWriting(c)
  const form = await readForm(c, PlanAnswerForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => answerClause(tx, id, form.value)), english) : form.errors
  return errors ? showLaw(c, id, { clause: String(form.answers.clause ?? ''), answers: form.answers, errors }) : c.redirect(`/plans/${id}/law`, 303)
})

planLaw.post('/plans/:id/last-plan', async (c) => {
  const id = await openForWriting(c)
  const form = await readForm(c, SupportForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), async (tx) => sayWhatHelped(tx, (await getPlan(tx, id)).plan.carer, form.value)), english) : form.errors
  return errors ? showLaw(c, id, { clause: '', outcome: String(form.answers.outcome ?? ''), answers: form.answers, errors }) : c.redirect(`/plans/${id}/law`, 303)
})

planLaw.post('/plans/:id/packs', async (c) => {
  const id = await openForWriting(c)
  const form = await readForm(c, PackForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => choosePack(tx, id, form.value)), english) : form.errors
  return errors ? showLaw(c, id, { clause: null, answers: form.answers, errors }) : c.redirect(`/plans/${id}/law`, 303)
})

planLaw.get('/organisation/law', async (c) => {
  const actor = actorOf(c)
  demand(mayRunOrganisation(actor), () => new Refused())
  const shown = await inTenant(actor, async (tx) => {
    const today = await getToday(tx)
    const { usual } = nations[nationOf((await findSettingsOn(tx, today)).nation?.words)]
    // A day still to come is told as well.
    return { begins: await findBegins(tx, '9999-12-31'), usual: [...new Set([usual.adult, usual.young])].map((id) => packs.find((pack) => pack.id === id)!.name) }
  })
  return showPage(c, { title: say('laws.title'), place: '/organisation' }, <LawsPage {...shown} />)
})

/** Policy comes before anything is said about what was sent. */
async function openForWriting(c: Ctx): Promise<string> {
  const id = idOf(c, 'id')
  demand(mayWritePlan(actorOf(c), await openPlan(c, id, 'plan')))
  return id
}

async function showLaw(c: Ctx, id: string, sent?: Sent): Promise<Response> {
  const actor = actorOf(c)
  const access = await openPlan(c, id, 'plan')
  demand(mayReadCarer(actor, access))
  const shown = await readTenant(actor, async (tx) => {
    const { plan } = await getPlan(tx, id)
    const { carer, read: { content }, plans, last, newer, today } = await together({
      carer: getCarer(tx, plan.carer), read: readContent(tx, plan), plans: findPlans(tx, plan.carer), today: getToday(tx),
      last: findPlans(tx, plan.carer).then(async (versions) => { const before = versions.find((one) => one.id === plan.supersedes); return before && (await readContent(tx, before)).content }),
      newer: plan.agreement === null ? getCarer(tx, plan.carer).then(async ({ kind }) => (await findPack(tx, plan, kind)).newer) : null,
    })
    const { pack, checked = [] } = checkOf(content, plan) ?? {}
    return { plan, carer, pack, newer, checked, content, last: last?.law?.answers ?? [], today, gathered: await gatherFor(tx, plan, plans.find((one) => one.agreement !== null && one.sequence < plan.sequence), pack?.lens) }
  })
  const { plan, carer } = shown
  const page = <LawPage {...shown} name={carer.initials ?? carer.callName} carer={plan.carer} plan={id} mayWrite={mayWritePlan(actor, access) && plan.agreement === null} newId={newId} sent={sent} />
  return showPage(c, { ...await frameOf(c, carer, say('law.here'), access, plan.agreement === null), errors: sent !== undefined }, page, sent ? 422 : 200)
}

/** What was said of each outcome of the last plan that was agreed; nothing beside a plan that is agreed itself, whose words stand still. */
async function gatherFor(tx: Tx, plan: Plan, last: Plan | undefined, lens: string | undefined): Promise<Gathered[]> {
  if (!last || plan.agreement !== null) return []
  const outcomes = await findOutcomes(tx, plan.carer)
  return (await findGathered(tx, last)).map(({ helped }) => ({ helped, areas: lens ? areasOf(lens, outcomes.find(({ id }) => id === helped.outcome)?.concepts ?? []) : [] }))
}
