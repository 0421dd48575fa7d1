import { Hono } from 'hono'
import { Conflict, Invalid } from '../../kernel/errors.ts'
import { type Answers, type Errors, parseForm, sentencesOf } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readBody, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { demandWrite, mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { changeDetails, type EqualityAsked, recordEqualityAnswers } from './commands.ts'
import { DetailsPage, DetailsReadPage, StalePage } from './details.tsx'
import { EqualityPage, equalityAnswersOf } from './equality.tsx'
import { type Carer, findDetailsAt, findEqualityAnswers, getCarer } from './queries.ts'
import { type Details, DetailsForm, EqualityForm, type Question, questions } from './schema.ts'
import english from './words.en.json'
import { say } from './words.ts'

export const detailsRoutes = new Hono<Env>()

/** What stands round every page of a record in this room. */
function frameOf(carer: Carer, title: 'details' | 'equality') {
  return { title: say(`${title}.title`, { name: carer.name }), place: '/carers', before: recordTrail(carer, say(`${title}.here`)), safetyHref: `/carers/${carer.id}/concerns/new` }
}

detailsRoutes.get('/carers/:id/details', async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const access = await openRecord(actor, id, 'record')
  const carer = await inTenant(actor, (tx) => getCarer(tx, id))
  return showPage(c, frameOf(carer, 'details'), mayWriteCarer(actor, access) ? <DetailsPage carer={carer} /> : <DetailsReadPage carer={carer} />)
})

detailsRoutes.post('/carers/:id/details', async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const carer = await inTenant(actor, async (tx) => {
    await demandWrite(tx, id)
    return getCarer(tx, id)
  })
  const body = chosen(await readBody(c))
  const form = parseForm(DetailsForm, body, english)
  const again = (errors: Errors) => showPage(c, { ...frameOf(carer, 'details'), errors: true }, <DetailsPage carer={carer} answers={withBoxes(form.answers)} errors={errors} />, 422)
  if (!form.ok) return again(form.errors)
  const { version, ...details } = form.value
  try {
    await inTenant(actor, (tx) => changeDetails(tx, id, version, details))
  } catch (error) {
    if (error instanceof Invalid) return again(sentencesOf(error, english))
    if (error instanceof Conflict) return showStale(c, id, version, details)
    throw error
  }
  return c.redirect(`/carers/${id}`, 303)
})

async function showStale(c: Ctx, id: string, version: number, mine: Details): Promise<Response> {
  const shown = await readTenant(workerOf(c), (tx) => together({ carer: getCarer(tx, id), was: findDetailsAt(tx, id, version) }))
  return showPage(c, { ...frameOf(shown.carer, 'details'), title: say('stale.title') }, <StalePage {...shown} mine={mine} />, 409)
}

/** From the page with both versions: where theirs was chosen, theirs is what is sent. */
function chosen(body: Record<string, unknown>): Record<string, unknown> {
  const theirs = Object.keys(body).filter((name) => name.startsWith('choose.') && body[name] === 'theirs').map((name) => name.slice('choose.'.length))
  const kept = Object.entries(body).filter(([name]) => !name.startsWith('choose.') && !name.startsWith('theirs.'))
  return { ...Object.fromEntries(kept), ...Object.fromEntries(theirs.map((name) => [name, body[`theirs.${name}`] ?? ''])) }
}

/** A day that came as one text (from the page with both versions) goes back into its three boxes. */
function withBoxes(answers: Answers): Answers {
  const days = (['dateOfBirth', 'diedOn'] as const).filter((name) => typeof answers[name] === 'string')
  return Object.assign({}, ...days.map((name) => { const [year, month, day] = String(answers[name]).split('-'); return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: day } }), answers)
}

detailsRoutes.get('/carers/:id/equality', (c) => showEquality(c))

detailsRoutes.post('/carers/:id/equality', async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  await inTenant(actor, (tx) => demandWrite(tx, id))
  const form = await readForm(c, EqualityForm, english)
  if (!form.ok) return showEquality(c, { answers: form.answers, errors: form.errors })
  const asked = Object.fromEntries(questions.map((question) => [question, {
    answer: form.value[question], words: form.value[`${question}-words`], was: form.value[`${question}-was`],
  } satisfies EqualityAsked])) as Record<Question, EqualityAsked>
  try {
    await inTenant(actor, (tx) => recordEqualityAnswers(tx, id, asked))
  } catch (error) {
    if (error instanceof Conflict) return showEquality(c, { answers: form.answers, clash: questions.filter((question) => question in error.theirs) })
    throw error
  }
  return c.redirect(`/carers/${id}/equality?kept`, 303)
})

async function showEquality(c: Ctx, again?: { answers: Answers; errors?: Errors; clash?: Question[] }): Promise<Response> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const access = await openRecord(actor, id, 'record')
  const { carer, rows } = await readTenant(actor, (tx) => together({ carer: getCarer(tx, id), rows: findEqualityAnswers(tx, id) }))
  const standing = equalityAnswersOf(rows)
  // The answers that clashed now start from what stands there, so that pressing again is a choice made with open eyes.
  const renewed = Object.fromEntries((again?.clash ?? []).map((question) => [`${question}-was`, String(standing[`${question}-was`])]))
  return showPage(c, { ...frameOf(carer, 'equality'), errors: again?.errors !== undefined }, (
    <EqualityPage carer={carer} rows={rows} answers={{ ...(again?.answers ?? standing), ...renewed }} errors={again?.errors} clash={again?.clash}
      mayWrite={mayWriteCarer(actor, access)} kept={!again && c.req.query('kept') !== undefined} />
  ), again ? (again.errors ? 422 : 409) : 200)
}
