import { Hono } from 'hono'
import { nationOf, nations } from '../../../frameworks/nations.ts'
import { packs } from '../../../frameworks/packs/index.ts'
import { demand, Refused } from '../../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant, type Tx } from '../../../kernel/tenant.ts'
import { getToday, mayReadCarer } from '../../access/index.ts'
import { getCarer } from '../../carers/index.ts'
import { findSettingsOn, mayRunOrganisation } from '../../organisations/index.ts'
import { findSupportAnswers } from '../../reviews/index.ts'
import { type PlanContent, readContent } from '../content.ts'
import { mayWritePlan } from '../policy.ts'
import { findPlans, getPlan } from '../queries.ts'
import { frameOf, openPlan } from '../routes.tsx'
import { say } from '../words.ts'
import english from '../words.en.json'
import { checkOf } from './check.ts'
import { answerClause, choosePack } from './commands.ts'
import { PackForm, PlanAnswerForm } from './schema.ts'
import { findBegins, findPack } from './queries.ts'
import { LawPage, LawsPage } from './views.tsx'

export const planLaw = new Hono<Env>()

interface Sent { clause: string | null; answers: Answers; errors: Errors }

planLaw.get('/plans/:id/law', (c) => showLaw(c, idOf(c, 'id')))

planLaw.post('/plans/:id/answers', async (c) => {
  const id = await openForWriting(c)
  const form = await readForm(c, PlanAnswerForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => answerClause(tx, id, form.value)), english) : form.errors
  return errors ? showLaw(c, id, { clause: String(form.answers.clause ?? ''), answers: form.answers, errors }) : c.redirect(`/plans/${id}/law`, 303)
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
  const shown = await inTenant(actor, async (tx) => {
    const { plan } = await getPlan(tx, id)
    const [carer, { content }] = [await getCarer(tx, plan.carer), await readContent(tx, plan)]
    const before = (await findPlans(tx, plan.carer)).find((one) => one.id === plan.supersedes)
    const last = before && (await readContent(tx, before)).content
    const name = carer.initials ?? carer.callName
    const { pack, checked = [] } = checkOf(content, plan) ?? {}
    const newer = plan.agreement === null ? (await findPack(tx, plan, carer.kind)).newer : null
    return { plan, carer, pack, newer, checked, last: last?.law?.answers ?? [], helped: last ? await findHelped(tx, plan.carer, last, name) : '' }
  })
  const { plan, carer } = shown
  const page = <LawPage {...shown} name={carer.initials ?? carer.callName} carer={plan.carer} plan={id} mayWrite={mayWritePlan(actor, access) && plan.agreement === null} newId={newId} sent={sent} />
  return showPage(c, { ...frameOf(c, carer, say('law.here')), errors: sent !== undefined }, page, sent ? 422 : 200)
}

/** What was put into words about the support for each outcome of the last plan (s.9(2)): the newest in each voice, each by itself. */
async function findHelped(tx: Tx, carer: string, last: PlanContent, name: string): Promise<string> {
  const answers = await findSupportAnswers(tx, carer)
  return last.outcomes.flatMap(({ outcome, statement }) => (['carer', 'worker'] as const).flatMap((voice) => {
    const newest = answers.find((one) => one.outcome === outcome && one.voice === voice)
    return newest ? [say(`law.helped.${voice}`, { statement, name, by: newest.by ?? '', words: newest.words })] : []
  })).join('\n')
}
