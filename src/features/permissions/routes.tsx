import { Hono } from 'hono'
import { NotFound } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { demandWrite, getToday, mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { givePermission, withdrawPermission } from './commands.ts'
import { findPermissions, getCarerOfPermission } from './queries.ts'
import { PermissionForm, WithdrawalForm } from './schema.ts'
import { NewPermissionPage, PermissionsPage, say, WithdrawalPage } from './views.tsx'
import english from './words.en.json'

export const permissions = new Hono<Env>()

const frame = (carer: Carer, title: string) => ({ title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) })

permissions.get('/carers/:id/permissions', async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const access = await openRecord(actor, id, 'record')
  const found = await readTenant(actor, (tx) => together({ carer: getCarer(tx, id), permissions: findPermissions(tx, id), today: getToday(tx) }))
  return showPage(c, frame(found.carer, say('title')), <PermissionsPage {...found} mayWrite={mayWriteCarer(actor, access)} />)
})

permissions.get('/carers/:id/permissions/new', async (c) => showNew(c, { id: newId() }))

permissions.post('/carers/:id/permissions', async (c) => {
  const actor = workerOf(c)
  const carer = idOf(c, 'id')
  const form = await readForm(c, PermissionForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => givePermission(tx, carer, form.value)), english) : form.errors
  return errors ? showNew(c, { answers: form.answers, errors }) : c.redirect(`/carers/${carer}/permissions`, 303)
})

async function showNew(c: Ctx, state: { id?: string; answers?: Answers; errors?: Errors }): Promise<Response> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  await openRecord(actor, id, 'record')
  const { carer, today } = await inTenant(actor, async (tx) => {
    await demandWrite(tx, id)
    return { carer: await getCarer(tx, id), today: await getToday(tx) }
  })
  const answers = state.answers ?? dayAnswers('from', today)
  const page = <NewPermissionPage carer={carer} id={state.id ?? (String(answers.id ?? '') || newId())} answers={answers} errors={state.errors} />
  return showPage(c, { ...frame(carer, say('new.title')), errors: Boolean(state.errors) }, page, state.errors ? 422 : 200)
}

permissions.get('/permissions/:id/withdrawal', async (c) => showWithdrawal(c, {}))

permissions.post('/permissions/:id/withdrawal', async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const carer = await inTenant(actor, (tx) => getCarerOfPermission(tx, id))
  const form = await readForm(c, WithdrawalForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => withdrawPermission(tx, id, form.value)), english) : form.errors
  return errors ? showWithdrawal(c, { answers: form.answers, errors }) : c.redirect(`/carers/${carer}/permissions`, 303)
})

async function showWithdrawal(c: Ctx, state: { answers?: Answers; errors?: Errors }): Promise<Response> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const carerId = await inTenant(actor, (tx) => getCarerOfPermission(tx, id))
  await openRecord(actor, carerId, 'record')
  const { carer, today, permission } = await inTenant(actor, async (tx) => {
    await demandWrite(tx, carerId)
    const list = await findPermissions(tx, carerId)
    return { carer: await getCarer(tx, carerId), today: await getToday(tx), permission: list.find((one) => one.id === id) }
  })
  if (!permission) throw new NotFound()
  const page = <WithdrawalPage carer={carer} permission={permission} answers={state.answers ?? dayAnswers('on', today)} errors={state.errors} />
  return showPage(c, { ...frame(carer, say('withdrawal.title')), errors: Boolean(state.errors) }, page, state.errors ? 422 : 200)
}
