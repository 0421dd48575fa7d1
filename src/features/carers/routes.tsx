import { Hono } from 'hono'
import { render } from 'preact-render-to-string'
import { demand, Invalid, Refused } from '../../kernel/errors.ts'
import { type Errors, parseForm, sentencesOf, tidy } from '../../kernel/forms.ts'
import { type Ctx, type Env, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { isId, newId } from '../../kernel/ids.ts'
import { together } from '../../kernel/asking/together.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { getToday } from '../access/index.ts'
import { recordSearch, registerCarer } from './commands.ts'
import { detailsRoutes } from './details-routes.tsx'
import { mayFindCarers, mayRegisterCarer } from './policy.ts'
import { findByTerms, findEveryone, findLikenesses, findMyCarers } from './queries.ts'
import { type Facts, LikenessForm, RegisterForm } from './schema.ts'
import { termsOf } from './terms.ts'
import { CarersPage, FoundPage, LikenessHint, RegisterPage, SamePersonPage } from './views.tsx'
import english from './words.en.json'
import { say } from './words.ts'

const perPage = 50
const scripts = ['likeness.js']

export const carers = new Hono<Env>()

carers.get('/carers', async (c) => {
  const actor = workerOf(c)
  demand(mayFindCarers(actor), () => new Refused())
  const words = c.req.query('find')
  if (words !== undefined) return showFound(c, tidy(words).trim())
  const after = c.req.query('after')
  const from = isId(after) ? after : undefined
  const { today, mine, everyone } = await readTenant(actor, (tx) => together({ today: getToday(tx), mine: from ? [] : findMyCarers(tx), everyone: findEveryone(tx, from, perPage) }))
  return showPage(c, { title: say('list.title'), place: '/carers' }, <CarersPage mine={mine} everyone={everyone.carers} next={everyone.next} later={from !== undefined} today={today} />)
})

async function showFound(c: Ctx, words: string): Promise<Response> {
  const found = await inTenant(workerOf(c), async (tx) => {
    const carers = await findByTerms(tx, termsOf(words), 4 * perPage)
    if (words !== '') await recordSearch(tx, words, carers.length)
    return { carers, today: await getToday(tx) }
  })
  const title = words === '' ? say('list.find') : say('found.title', { words: [...words].slice(0, 60).join('') })
  return showPage(c, { title, place: '/carers' }, <FoundPage words={words} carers={found.carers.slice(0, perPage)} more={found.carers.length > perPage} today={found.today} />)
}

carers.get('/carers/new', (c) => {
  demand(mayRegisterCarer(workerOf(c)), () => new Refused())
  return showPage(c, { title: say('new.title'), place: '/carers', scripts }, <RegisterPage id={newId()} />)
})

carers.get('/carers/likenesses', async (c) => {
  const actor = workerOf(c)
  demand(mayRegisterCarer(actor), () => new Refused())
  const asked = parseForm(LikenessForm, c.req.query())
  const likenesses = asked.ok ? await likenessesOf(c, asked.value) : []
  c.header('cache-control', 'no-store')
  return c.html(render(<LikenessHint likenesses={likenesses} />))
})

carers.post('/carers', async (c) => {
  const actor = workerOf(c)
  demand(mayRegisterCarer(actor), () => new Refused())
  const form = await readForm(c, RegisterForm, english)
  const { asked, back, ...answers } = form.answers
  const id = isId(answers.id) ? answers.id : newId()
  const again = (errors?: Errors) => showPage(c, { title: say('new.title'), place: '/carers', scripts, errors: errors !== undefined },
    <RegisterPage id={id} answers={answers} errors={errors} />, errors ? 422 : 200)
  if (!form.ok) return again(form.errors)
  if (back !== undefined) return again()
  if (asked === undefined) {
    const likenesses = await likenessesOf(c, factsOf(form.value), id)
    if (likenesses.length > 0) return showPage(c, { title: say('like.title'), place: '/carers' }, <SamePersonPage answers={answers} likenesses={likenesses} />)
  }
  try {
    await inTenant(actor, (tx) => registerCarer(tx, form.value))
  } catch (error) {
    if (error instanceof Invalid) return again(sentencesOf(error, english))
    throw error
  }
  return c.redirect(`/carers/${id}`, 303)
})

function factsOf(form: { [Name in keyof Facts]: string | null }): Facts {
  return { callName: form.callName ?? '', fullName: form.fullName ?? '', postcode: form.postcode ?? '', phone: form.phone ?? '', dateOfBirth: form.dateOfBirth ?? '' }
}

/** Looking for likenesses is looking for somebody, and is kept as such. */
async function likenessesOf(c: Ctx, facts: Facts, except?: string) {
  return inTenant(workerOf(c), async (tx) => {
    const likenesses = await findLikenesses(tx, facts, except)
    await recordSearch(tx, facts.fullName || facts.callName, likenesses.length)
    return likenesses
  })
}

carers.route('/', detailsRoutes)
