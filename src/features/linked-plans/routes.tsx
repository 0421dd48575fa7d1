import { Hono } from 'hono'
import { demand } from '../../kernel/errors.ts'
import { type Errors, findErrors, type Parsed } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant, type Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { type Access, getToday, openRecord, recordTrail } from '../access/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { findCopies } from '../copies/index.ts'
import { endLink, layCopy, linkPlans, makeLinkCode, takeBackCopy } from './commands.ts'
import { mayLinkPlans, mayReadLinkedPlans } from './policy.ts'
import { findLinkedPlans, hasLink } from './queries.ts'
import { CodeForm, EndingForm, LayingForm, LinkForm } from './schema.ts'
import { CodePage, type Filled, LinkedPlansPage, type Which } from './views.tsx'
import { say } from './words.ts'
import english from './words.en.json'

export const linkedPlans = new Hono<Env>()

const isOwn = (c: Ctx) => actorOf(c).kind === 'carer'
const called = (carer: Carer) => carer.initials ?? carer.callName

function frameOf(c: Ctx, carer: Carer, title: string) {
  if (isOwn(c)) return { title, place: '/my-plan' }
  return { title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) }
}

async function open(c: Ctx, linking = false): Promise<Access> {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), isOwn(c) ? 'own-space' : 'plan')
  demand(linking ? mayLinkPlans(actor, access) : mayReadLinkedPlans(actor, access))
  return access
}

linkedPlans.get('/carers/:id/linked-plans', (c) => showLinked(c))

async function showLinked(c: Ctx, sent?: Filled): Promise<Response> {
  const actor = actorOf(c)
  const access = await open(c, sent !== undefined)
  const found = await readTenant(actor, (tx) => together({ carer: getCarer(tx, access.carer), links: findLinkedPlans(tx, access.carer), copies: findCopies(tx, access), today: getToday(tx) }))
  const name = called(found.carer)
  const page = <LinkedPlansPage {...found} carer={{ id: access.carer, name }} own={isOwn(c)} mayLink={mayLinkPlans(actor, access)} newIds={newId} sent={sent} />
  return showPage(c, { ...frameOf(c, found.carer, isOwn(c) ? say('title.own') : say('title', { name })), errors: sent !== undefined }, page, sent ? 422 : 200)
}

linkedPlans.post('/carers/:id/linked-plans/codes', async (c) => {
  const access = await open(c, true)
  const form = await readForm(c, CodeForm, english)
  if (!form.ok) return showLinked(c, { which: 'code', ...form })
  const { code, carer } = await inTenant(actorOf(c), async (tx) => ({ code: await makeLinkCode(tx, access.carer, form.value), carer: await getCarer(tx, access.carer) }))
  return showPage(c, frameOf(c, carer, say('code.title')), <CodePage carer={access.carer} code={code} />)
})

linkedPlans.post('/carers/:id/linked-plans', async (c) =>
  change(c, 'link', await readForm(c, LinkForm, english), (tx, carer, { id, code, calledHere, howToldHere }) => linkPlans(tx, carer, { id, code, called: calledHere, howTold: howToldHere })))

linkedPlans.post('/carers/:id/linked-plans/:link/copies', async (c) => change(c, 'laying', await readForm(c, LayingForm, english), (tx, carer, value) => layCopy(tx, carer, idOf(c, 'link'), value), idOf(c, 'link')))
linkedPlans.post('/carers/:id/linked-plans/:link/taking-back', async (c) => change(c, 'laying', await readForm(c, LayingForm, english), (tx, carer, value) => takeBackCopy(tx, carer, idOf(c, 'link'), value), idOf(c, 'link')))
linkedPlans.post('/carers/:id/linked-plans/:link/ending', async (c) => change(c, 'laying', await readForm(c, EndingForm, english), (tx, carer, value) => endLink(tx, carer, idOf(c, 'link'), value), idOf(c, 'link')))

/** Policy comes before what was sent is judged; what is not right comes back on the page with every word. */
async function change<T>(c: Ctx, which: Which, form: Parsed<T>, work: (tx: Tx, carer: string, value: T) => Promise<void>, link?: string): Promise<Response> {
  const access = await open(c, true)
  if (link !== undefined) demand(await inTenant(actorOf(c), (tx) => hasLink(tx, access.carer, link)))
  const errors: Errors | undefined = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => work(tx, access.carer, form.value)), english) : form.errors
  return errors ? showLinked(c, { which, answers: form.answers, errors, link }) : c.redirect(`/carers/${access.carer}/linked-plans`, 303)
}
