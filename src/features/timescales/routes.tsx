import { Hono } from 'hono'
import type * as v from 'valibot'
import { demand } from '../../kernel/errors.ts'
import { type Answers, findErrors } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant, type Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { getAccess, getToday, openRecord } from '../access/index.ts'
import { getCarer, recordTrail } from '../carers/index.ts'
import { findCircle } from '../circles/index.ts'
import { giveReasonFor, giveReasonForTime, noteTerminalIllness, withdrawNotice } from './commands.ts'
import { mayReadTimescales, mayWriteTimescales } from './policy.ts'
import { findTimes } from './late/queries.ts'
import { findNotices, findPlanTime } from './queries.ts'
import { LateForm, NoticeForm, ReasonForm, WithdrawalForm } from './schema.ts'
import type { Again } from './shown.ts'
import { TimescalesPage } from './views.tsx'
import english from './words.en.json'
import { say } from './words.ts'

export const timescales = new Hono<Env>()

timescales.get('/carers/:id/timescales', (c) => showTimescales(c))
timescales.post('/carers/:id/timescales', (c) => keep(c, 'notice', NoticeForm, noteTerminalIllness))
timescales.post('/carers/:id/timescales/reasons', (c) => keep(c, 'reason', ReasonForm, giveReasonFor))
timescales.post('/carers/:id/timescales/later', (c) => keep(c, 'late', LateForm, giveReasonForTime))
timescales.post('/carers/:id/timescales/withdrawals', (c) => keep(c, 'mistake', WithdrawalForm, withdrawNotice))

/** Policy comes before anything is said about what was sent; what is not right comes back with every word. */
async function keep<S extends v.GenericSchema>(c: Ctx, which: Again['form'], schema: S, work: (tx: Tx, carer: string, form: v.InferOutput<S>) => Promise<void>): Promise<Response> {
  const carer = idOf(c, 'id')
  await inTenant(workerOf(c), async (tx) => demand(mayWriteTimescales(tx.actor, await getAccess(tx, carer))))
  const form = await readForm(c, schema, english)
  const errors = form.ok ? await findErrors(() => inTenant(workerOf(c), (tx) => work(tx, carer, form.value)), english) : form.errors
  if (!errors) return c.redirect(`/carers/${carer}/timescales`, 303)
  return showTimescales(c, { form: which, notice: noticeOf(form.answers), answers: form.answers, errors })
}

const noticeOf = (answers: Answers) => String(answers.notice ?? '')

async function showTimescales(c: Ctx, again?: Again): Promise<Response> {
  const [id, actor] = [idOf(c, 'id'), workerOf(c)]
  const access = await openRecord(actor, id, 'record')
  demand(mayReadTimescales(actor, access))
  const shown = await readTenant(actor, async (tx) => {
    const { carer, notices, circle, planTime, times, today } = await together({ carer: getCarer(tx, id), notices: findNotices(tx, id), circle: findCircle(tx, id), planTime: findPlanTime(tx, id), times: findTimes(tx, id), today: getToday(tx) })
    const known = new Set(notices.filter(({ withdrawn }) => withdrawn === null).map(({ relationship }) => relationship))
    const caring = circle.relationships.filter((one) => one.ended === null && !known.has(one.id))
    return { carer, notices, caring, times, planTime, today }
  })
  const { carer } = shown
  return showPage(c, {
    title: say('here'), place: '/carers', before: recordTrail(carer, say('here')), safetyHref: `/carers/${id}/concerns/new`, errors: again !== undefined,
  }, <TimescalesPage {...shown} carer={{ id, name: carer.initials ?? carer.callName }} mayWrite={mayWriteTimescales(actor, access)} newId={newId} again={again} />, again ? 422 : 200)
}
