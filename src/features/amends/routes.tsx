import { Hono } from 'hono'
import { Invalid } from '../../kernel/errors.ts'
import { type Answers, type Errors, sentencesOf } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { demandWrite, openRecord } from '../access/index.ts'
import { findMyCarers, getCarer, recordTrail } from '../carers/index.ts'
import { getConversation } from '../conversations/index.ts'
import { mergeCarers, moveTalk } from './commands.ts'
import { MergeForm, MoveForm } from './schema.ts'
import { MergePage, MovePage, say } from './views.tsx'
import english from './words.en.json'

export const amends = new Hono<Env>()

interface Wrong { answers: Answers; errors: Errors }

amends.get('/carers/:carer/merges/new', (c) => showMerge(c, idOf(c, 'carer')))

amends.post('/carers/:carer/merges', async (c) => {
  const carer = idOf(c, 'carer')
  const form = await readForm(c, MergeForm, english)
  if (!form.ok) return showMerge(c, carer, form)
  try {
    await inTenant(actorOf(c), (tx) => mergeCarers(tx, carer, form.value))
  } catch (error) {
    if (error instanceof Invalid) return showMerge(c, carer, { answers: form.answers, errors: sentencesOf(error, english) })
    throw error
  }
  return c.redirect(`/carers/${carer}`, 303)
})

amends.get('/conversations/:conversation/moves/new', (c) => showMove(c, idOf(c, 'conversation')))

amends.post('/conversations/:conversation/moves', async (c) => {
  const conversation = idOf(c, 'conversation')
  const actor = actorOf(c)
  const { carer } = await inTenant(actor, (tx) => getConversation(tx, conversation))
  const form = await readForm(c, MoveForm, english)
  if (!form.ok) return showMove(c, conversation, form)
  try {
    await inTenant(actor, (tx) => moveTalk(tx, conversation, carer, form.value.to))
  } catch (error) {
    if (error instanceof Invalid) return showMove(c, conversation, { answers: form.answers, errors: sentencesOf(error, english) })
    throw error
  }
  return c.redirect(`/carers/${form.value.to}`, 303)
})

async function showMerge(c: Ctx, id: string, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  await openRecord(actor, id, 'record')
  const { carer, others } = await inTenant(actor, (tx) => findChoices(tx, id))
  const page = <MergePage carer={carer} others={others} id={String(wrong?.answers.id ?? newId())} {...wrong} />
  return showPage(c, { title: say('merge.title'), place: '/carers', before: recordTrail(carer, say('merge.title')), errors: Boolean(wrong) }, page, wrong ? 422 : 200)
}

async function showMove(c: Ctx, id: string, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  const { carer: whose } = await inTenant(actor, (tx) => getConversation(tx, id))
  await openRecord(actor, whose, 'conversation')
  const { carer, others } = await inTenant(actor, (tx) => findChoices(tx, whose))
  const page = <MovePage conversation={id} carer={carer} others={others} {...wrong} />
  return showPage(c, { title: say('move.title'), place: '/carers', before: recordTrail(carer, say('move.title')), errors: Boolean(wrong) }, page, wrong ? 422 : 200)
}

async function findChoices(tx: Tx, id: string) {
  await demandWrite(tx, id)
  const carer = await getCarer(tx, id)
  return { carer, others: (await findMyCarers(tx)).filter((one) => one.id !== id) }
}
