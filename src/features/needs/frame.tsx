import type { ComponentChildren } from 'preact'
import { demand, NotFound } from '../../kernel/errors.ts'
import { type Answers, type Errors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, showPage } from '../../kernel/http.tsx'
import { inTenant, readTenant, type Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { type Access, getToday, mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { getCarerOfNeed, getNeed, type Need } from './queries.ts'
import type { Whose } from './views.tsx'

/** A form that came back. */
export interface Sent { answers: Answers; errors: Errors }
export interface Opened { carer: Whose; access: Access; today: string; mayWrite: boolean }

/** Open a record's page of this room: policy, look, and what it is called. `write`: only own workers. */
export async function showOf(c: Ctx, carer: string, title: string, write: boolean, sent: Sent | undefined, content: (tx: Tx, opened: Opened) => Promise<ComponentChildren>): Promise<Response> {
  const actor = actorOf(c)
  const access = await openRecord(actor, carer, 'record')
  const mayWrite = mayWriteCarer(actor, access)
  if (write) demand(mayWrite)
  const { found, page } = await readTenant(actor, async (tx) => {
    const { one, today } = await together({ one: getCarer(tx, carer), today: getToday(tx) })
    return { found: one, page: await content(tx, { carer: { id: carer, name: one.initials ?? one.callName }, access, today, mayWrite }) }
  })
  return showPage(c, { title, place: '/carers', safetyHref: `/carers/${carer}/concerns/new`, before: recordTrail(found, title), errors: sent !== undefined }, <>{page}</>, sent ? 422 : 200)
}

/** The same for a page of one need. */
export async function showOfNeed(c: Ctx, need: string, title: string, write: boolean, sent: Sent | undefined, content: (tx: Tx, opened: Opened & { need: Need }) => Promise<ComponentChildren>): Promise<Response> {
  const carer = await inTenant(actorOf(c), (tx) => getCarerOfNeed(tx, need))
  return showOf(c, carer, title, write, sent, async (tx, opened) => {
    const found = await getNeed(tx, need)
    if (found.carer !== opened.carer.id) throw new NotFound()
    return content(tx, { ...opened, need: found })
  })
}

