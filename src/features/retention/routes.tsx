import { Hono } from 'hono'
import { demand } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { recordLook } from '../../kernel/looks.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { getAccess, getToday, recordTrail } from '../access/index.ts'
import { findCarersByIds, getCarer } from '../carers/index.ts'
import { keepLonger, liftHold, placeHold, proposeDisposal, settleRule, signDisposal } from './commands.ts'
import { mayKeepRecord, maySeeDisposals, maySetRetention } from './policy.ts'
import { findDisposalList, findDisposals, findHolds, findRules, getCertificate, getHold, getStanding, getToSign } from './queries.ts'
import { DelayForm, HoldForm, LiftForm, ProposalForm, RuleForm, SignatureForm } from './schema.ts'
import { CertificatePage, DisposalsPage, KeepingPage, RulesPage, SignPage } from './views.tsx'
import { say } from './words.ts'
import english from './words.en.json'

export const retention = new Hono<Env>()
interface Wrong { answers: Answers; errors: Errors }
interface Wrongs { rule?: Wrong; hold?: Wrong; delay?: Wrong; propose?: Wrong; lift?: Wrong & { id: string } }

retention.get('/disposals', async (c) => {
  const actor = actorOf(c)
  demand(maySeeDisposals(actor))
  const found = await inTenant(actor, async (tx) => {
    const list = await findDisposalList(tx)
    const names = await findCarersByIds(tx, list.due.map(({ carer }) => carer))
    return { ...list, due: list.due.flatMap((one) => names.has(one.carer) ? [{ ...one, name: names.get(one.carer)!.name }] : []), today: await getToday(tx) }
  })
  return showPage(c, { title: say('list.title'), place: '/disposals' }, <DisposalsPage {...found} maySet={maySetRetention(actor)} />)
})

retention.get('/retention', (c) => showRules(c))

retention.post('/retention/rules', async (c) => {
  demand(maySetRetention(actorOf(c)))
  const form = await readForm(c, RuleForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => settleRule(tx, form.value), c.get('request')), english) : form.errors
  return errors ? showRules(c, { rule: { answers: form.answers, errors } }) : c.redirect('/retention', 303)
})

retention.post('/retention/holds', async (c) => {
  demand(maySetRetention(actorOf(c)))
  const form = await readForm(c, HoldForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => placeHold(tx, null, form.value), c.get('request')), english) : form.errors
  return errors ? showRules(c, { hold: { answers: form.answers, errors } }) : c.redirect('/retention', 303)
})

retention.post('/holds/:id/lifting', async (c) => {
  const actor = actorOf(c)
  const { carer } = await inTenant(actor, async (tx) => {
    const hold = await getHold(tx, idOf(c, 'id'))
    demand(hold.carer === null ? maySetRetention(actor) : mayKeepRecord(actor, await getAccess(tx, hold.carer)))
    return hold
  })
  const form = await readForm(c, LiftForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => liftHold(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  if (errors) return carer === null ? showRules(c, { lift: { answers: form.answers, errors, id: idOf(c, 'id') } }) : showKeeping(c, carer, { lift: { answers: form.answers, errors, id: idOf(c, 'id') } })
  return c.redirect(carer === null ? '/retention' : `/carers/${carer}/keeping`, 303)
})

retention.get('/carers/:id/keeping', (c) => showKeeping(c, idOf(c, 'id')))

retention.post('/carers/:id/holds', async (c) => {
  const form = await readForm(c, HoldForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => placeHold(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showKeeping(c, idOf(c, 'id'), { hold: { answers: form.answers, errors } }) : c.redirect(`/carers/${idOf(c, 'id')}/keeping`, 303)
})

retention.post('/carers/:id/delays', async (c) => {
  const form = await readForm(c, DelayForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => keepLonger(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showKeeping(c, idOf(c, 'id'), { delay: { answers: form.answers, errors } }) : c.redirect(`/carers/${idOf(c, 'id')}/keeping`, 303)
})

retention.post('/carers/:id/disposals', async (c) => {
  const form = await readForm(c, ProposalForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => proposeDisposal(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showKeeping(c, idOf(c, 'id'), { propose: { answers: form.answers, errors } }) : c.redirect('/disposals', 303)
})

retention.get('/disposals/:id', (c) => showSign(c))

retention.post('/disposals/:id/signatures', async (c) => {
  const form = await readForm(c, SignatureForm, english)
  if (!form.ok) return showSign(c, form)
  const certificate = await inTenant(actorOf(c), (tx) => signDisposal(tx, idOf(c, 'id'), form.value), c.get('request'))
  return c.redirect(certificate === null ? '/disposals' : `/certificates/${certificate}`, 303)
})

retention.get('/certificates/:id', async (c) => {
  const found = await readTenant(actorOf(c), (tx) => together({ disposal: getCertificate(tx, idOf(c, 'id')), today: getToday(tx) }))
  return showPage(c, { title: say('certificate.title'), place: '/disposals' }, <CertificatePage {...found} />)
})

async function showRules(c: Ctx, wrong: Wrongs = {}): Promise<Response> {
  const actor = actorOf(c)
  demand(maySetRetention(actor))
  const found = await readTenant(actor, (tx) => together({ rules: findRules(tx), holds: findHolds(tx, null), today: getToday(tx) }))
  const page = <RulesPage {...found} ruling={wrong.rule ?? { answers: { id: newId(), inUse: 'yes', ...dayAnswers('effectiveOn', found.today) } }} holding={wrong.hold ?? { answers: { id: newId() } }} lifting={wrong.lift ?? { answers: {} }} />
  const failed = Object.keys(wrong).length > 0
  return showPage(c, { title: say('rules.title'), place: '/disposals', errors: failed }, page, failed ? 422 : 200)
}

async function showKeeping(c: Ctx, id: string, wrong: Wrongs = {}): Promise<Response> {
  const actor = actorOf(c)
  // Whoever may keep a record that nobody works with any more does not read it by that; that they looked is written down first all the same.
  await inTenant(actor, async (tx) => {
    demand(mayKeepRecord(actor, await getAccess(tx, id)))
    await recordLook(tx, id, 'keeping')
  })
  const found = await inTenant(actor, async (tx) => {
    const carer = await getCarer(tx, id)
    return { carer, standing: await getStanding(tx, id), holds: await findHolds(tx, id), waiting: (await findDisposals(tx)).some((one) => one.carer === id && one.second === null), today: await getToday(tx) }
  })
  const { carer } = found
  const failed = Object.keys(wrong).length > 0
  const page = <KeepingPage {...found} carer={{ id, name: carer.initials ?? carer.callName }} holding={wrong.hold ?? { answers: { id: newId() } }} delaying={wrong.delay ?? { answers: { id: newId() } }} proposing={wrong.propose ?? { answers: { id: newId() } }} lifting={wrong.lift ?? { answers: {} }} />
  return showPage(c, { title: say('record.title'), place: '/carers', safetyHref: `/carers/${id}/concerns/new`, before: recordTrail(carer, say('record.title')), errors: failed }, page, failed ? 422 : 200)
}

async function showSign(c: Ctx, wrong?: Wrong): Promise<Response> {
  const found = await readTenant(actorOf(c), (tx) => together({ disposal: getToSign(tx, idOf(c, 'id')), today: getToday(tx) }))
  return showPage(c, { title: say('sign.title'), place: '/disposals', errors: wrong !== undefined }, <SignPage {...found} filled={wrong ?? { answers: { id: newId() } }} />, wrong ? 422 : 200)
}
