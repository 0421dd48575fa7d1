import { Hono } from 'hono'
import { conceptIds } from '../../frameworks/concepts.ts'
import { demand, Refused } from '../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { getToday } from '../access/index.ts'
import { keepLens, namesOf, partsOf } from './commands.ts'
import { LensesPage, MakingPage } from './making.tsx'
import { mayMakeLenses, mayReadLenses } from './policy.ts'
import { findOwnLenses, getLensHistory, type OwnLens } from './queries.ts'
import { LensForm, mostParts } from './schema.ts'
import english from './words.en.json'
import { say } from './words.ts'

export const lensRoutes = new Hono<Env>()

lensRoutes.get('/lenses', async (c) => {
  const actor = workerOf(c)
  demand(mayReadLenses(actor), () => new Refused())
  const { own, today } = await readTenant(actor, (tx) => together({ own: findOwnLenses(tx), today: getToday(tx) }))
  return showPage(c, { title: say('list.title'), place: '/lenses' }, <LensesPage own={own} mayMake={mayMakeLenses(actor)} today={today} />)
})

lensRoutes.get('/lenses/new', (c) => showMaking(c, { answers: { id: newId(), lens: newId(), inUse: 'yes' } }))

lensRoutes.get('/lenses/:lens', async (c) => {
  const actor = workerOf(c)
  demand(mayMakeLenses(actor), () => new Refused())
  const [now] = await inTenant(actor, (tx) => getLensHistory(tx, idOf(c, 'lens')))
  return showMaking(c, { answers: answersOf(now) })
})

lensRoutes.post('/lenses', async (c) => {
  demand(mayMakeLenses(workerOf(c)), () => new Refused())
  const form = await readForm(c, LensForm, english)
  if (!form.ok) return showMaking(c, { answers: form.answers, errors: form.errors })
  const { lens, name, forWhom } = form.value
  let preview: Pick<OwnLens, 'id' | 'name' | 'forWhom' | 'parts'> | undefined
  const errors = await findErrors(async () => {
    if (form.answers.ask === 'preview') preview = { id: lens, name, forWhom, parts: partsOf(form.value) }
    else await inTenant(workerOf(c), (tx) => keepLens(tx, form.value), c.get('request'))
  }, english)
  return errors || preview ? showMaking(c, { answers: form.answers, errors, preview }) : c.redirect('/lenses', 303)
})

async function showMaking(c: Ctx, { answers, errors, preview }: { answers: Answers; errors?: Errors; preview?: Pick<OwnLens, 'id' | 'name' | 'forWhom' | 'parts'> }): Promise<Response> {
  const actor = workerOf(c)
  demand(mayMakeLenses(actor), () => new Refused())
  const { history, today } = await inTenant(actor, async (tx) => ({ history: (await findOwnLenses(tx)).some((one) => one.id === answers.lens) ? await getLensHistory(tx, String(answers.lens)) : [], today: await getToday(tx) }))
  const title = say(history.length > 0 ? 'edit.title' : 'new.title')
  const names = namesOf(String(answers.parts ?? '')).slice(0, mostParts)
  const page = <MakingPage title={title} answers={answers} errors={errors} names={names} preview={preview} history={history} today={today} />
  return showPage(c, { title, place: '/lenses', errors: errors !== undefined }, page, errors ? 422 : 200)
}

/** An own lens as its form was filled in; the next time it is kept is a version of its own. */
function answersOf(lens: OwnLens): Answers {
  const places = conceptIds.map((id) => {
    const at = lens.parts.findIndex((part) => part.concepts[id] !== undefined)
    return [id, at === -1 ? '' : `${at + 1}${lens.parts[at]!.concepts[id]}`]
  })
  return { id: newId(), lens: lens.id, name: lens.name, forWhom: lens.forWhom ?? '', parts: lens.parts.map((part) => part.name).join('\n'), inUse: lens.inUse, ...Object.fromEntries(places) as Answers }
}
