import { Hono } from 'hono'
import { render } from 'preact-render-to-string'
import { Conflict, demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, sentencesOf } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readBody, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { isId, newId } from '../../kernel/ids.ts'
import { inTenant, readTenant, type Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { type Access, demandWrite, getToday, isOwnWorker, openRecord } from '../access/index.ts'
import { type Carer, getCarer, recordTrail } from '../carers/index.ts'
import { type Coached, Questions } from '../coach/index.ts'
import { findDifferences } from '../differences/index.ts'
import { getHighlight, getPlaceOf, mayLeavePage } from '../conversations/index.ts'
import { askAbout, askAboutOutcome, coachingOf } from './coaching.ts'
import { findLenses, suggestConcepts } from '../lenses/index.ts'
import { recordOutcome, setOutcomeState, wordOutcome } from './commands.ts'
import { linkRoutes } from './link-routes.tsx'
import { OutcomeFormPage, type OutcomeFormProps, Suggested } from './form.tsx'
import { isLive } from './policy.ts'
import { findConceptHistory, findLinks, findOutcomes, findStates, getCarerOfOutcome, getOutcome, type Outcome } from './queries.ts'
import { NewOutcomeForm, QuestionsForm, StateForm, WordingForm } from './schema.ts'
import { say } from './terms.tsx'
import { OutcomePage, OutcomesPage } from './views.tsx'
import english from './words.en.json'

export const outcomes = new Hono<Env>()
outcomes.route('/', linkRoutes)

const shownAs = (carer: Carer) => ({ id: carer.id, name: carer.initials ?? carer.callName, pronouns: carer.pronouns })
const frame = (carer: Carer, here?: string) => ({ place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, here) })

outcomes.get('/carers/:id/outcomes', async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const access = await openRecord(actor, id, 'record')
  const { carer, found, today, lenses } = await readTenant(actor, (tx) => together({ carer: getCarer(tx, id), found: findOutcomes(tx, id), today: getToday(tx), lenses: findLenses(tx) }))
  const lens = lenses.find((one) => one.id === c.req.query('lens'))
  const title = say('list.title', { name: shownAs(carer).name })
  return showPage(c, { title, ...frame(carer, title) }, <OutcomesPage carer={shownAs(carer)} live={found.filter(isLive)} resting={found.filter((one) => !isLive(one))} today={today} mayWrite={isOwnWorker(actor, access)} lenses={lenses} lens={lens} />)
})

outcomes.get('/outcomes/new', (c) => showNew(c, { carer: c.req.query('carer') ?? '', highlight: c.req.query('highlight') ?? '' }))

interface Asked { carer: string; highlight: string; refused?: { answers: Answers; errors: Errors }; asked?: Answers }

async function showNew(c: Ctx, { carer: named, highlight, refused, asked }: Asked): Promise<Response> {
  const actor = workerOf(c)
  const carerId = await inTenant(actor, (tx) => whoseRecord(tx, named, highlight))
  const access = await openRecord(actor, carerId, 'record')
  demand(isOwnWorker(actor, access))
  const { carer, lifted, today } = await readTenant(actor, (tx) => together({ carer: getCarer(tx, carerId), lifted: findLiftedWords(tx, access, highlight), today: getToday(tx) }))
  // Words that are an outcome already open it, instead of making a second one.
  if (lifted?.outcome && !refused && !asked) return c.redirect(`/outcomes/${lifted.outcome}`, 303)
  const answers: Answers = refused?.answers ?? asked ?? { id: newId(), statement: lifted?.words ?? '', ...dayAnswers('beganOn', today) }
  const hidden = { id: String(answers.id ?? newId()), carer: carerId, ...(lifted ? { highlight } : {}) }
  const coaching = await inTenant(actor, async (tx) => coachingOf(tx, '/outcomes/questions', asked && await askAbout(tx, { carer: carerId, outcome: null, answers })))
  return showPage(c, { title: say('new.title'), errors: Boolean(refused), scripts: ['coach.js'], ...frame(carer, say('new.title')) }, (
    <OutcomeFormPage coach={coaching} suggested={suggestConcepts(String(answers.statement ?? ''))} title={say('new.title')} hint={say('new.intro')} action="/outcomes" name={shownAs(carer).name} answers={answers} errors={refused?.errors} hidden={hidden} lifted={lifted} today={today} />
  ), refused ? 422 : 200)
}

async function whoseRecord(tx: Tx, carer: string, highlight: string): Promise<string> {
  if (isId(highlight)) return (await getPlaceOf(tx, 'highlights', highlight)).carer
  if (!isId(carer)) throw new NotFound()
  return carer
}

async function findLiftedWords(tx: Tx, access: Access, id: string) {
  if (!isId(id)) return null
  const { highlight, passage } = await getHighlight(tx, access, id)
  demand(mayLeavePage(passage))
  const { conversation, voice, name, heldOn } = passage
  return { words: highlight.words, voice, name, heldOn, outcome: highlight.outcome, href: `/conversations/${conversation}#passage-${passage.id}` }
}

outcomes.post('/outcomes', async (c) => {
  const actor = workerOf(c)
  const form = await readForm(c, NewOutcomeForm, english)
  const { carer = '', highlight = '' } = form.answers as { carer?: string; highlight?: string }
  const again = (errors: Errors) => showNew(c, { carer: String(carer), highlight: String(highlight), refused: { answers: form.answers, errors } })
  // Asked, not kept: whatever is typed so far comes back with the questions.
  if (form.answers.ask === 'coach') return showNew(c, { carer: String(carer), highlight: String(highlight), asked: form.answers })
  if (!form.ok) return again(form.errors)
  const { value } = form
  try {
    const back = await inTenant(actor, async (tx) => {
      const carerId = await whoseRecord(tx, value.carer ?? '', value.highlight ?? '')
      const access = await demandWrite(tx, carerId)
      const lifted = await findLiftedWords(tx, access, value.highlight ?? '')
      await recordOutcome(tx, carerId, { ...value, highlight: lifted && value.highlight })
      // Back where the words stand, which says that it was kept.
      return lifted?.href.replace('#', `?kept=${value.id}#`)
    }, c.get('request'))
    return c.redirect(back ?? `/outcomes/${value.id}`, 303)
  } catch (error) {
    if (error instanceof Invalid) return again(sentencesOf(error, english))
    throw error
  }
})

/** Open the record an outcome is in, then read the outcome; `more`: what a page shows besides, asked in the same moment. */
async function openOutcome<M = undefined>(c: Ctx, more?: (tx: Tx, outcome: string, mayWrite: boolean) => Promise<M>) {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const carerId = await inTenant(actor, (tx) => getCarerOfOutcome(tx, id))
  const access = await openRecord(actor, carerId, 'record')
  const mayWrite = isOwnWorker(actor, access)
  return { id, mayWrite, ...await readTenant(actor, (tx) => together({ differences: findDifferences(tx, access, { outcome: id }), outcome: getOutcome(tx, id), carer: getCarer(tx, carerId), today: getToday(tx), more: more?.(tx, id, mayWrite) as Promise<M> })) }
}

/** A piece of the page: what a good supervisor would ask about what is typed so far. */
async function showQuestions(c: Ctx, carerId: string, outcome: string | null): Promise<Response> {
  const actor = workerOf(c)
  const { answers } = await readForm(c, QuestionsForm, english)
  const { coached, route } = await inTenant(actor, async (tx) => {
    await demandWrite(tx, carerId)
    const said: Coached = await askAbout(tx, { carer: carerId, outcome, answers })
    return { coached: said, route: (await coachingOf(tx, '')).route }
  })
  c.header('cache-control', 'no-store')
  return c.html(render(<><Questions coached={coached} route={route} /><Suggested suggestions={suggestConcepts(String(answers.statement ?? ''))} /></>))
}

outcomes.post('/outcomes/questions', async (c) => {
  const { carer = '', highlight = '' } = await readBody(c)
  return showQuestions(c, await inTenant(workerOf(c), (tx) => whoseRecord(tx, String(carer), String(highlight))), null)
})

outcomes.post('/outcomes/:id/questions', async (c) => {
  const id = idOf(c, 'id')
  return showQuestions(c, await inTenant(workerOf(c), (tx) => getCarerOfOutcome(tx, id)), id)
})

outcomes.get('/outcomes/:id', (c) => showOutcome(c))

async function showOutcome(c: Ctx, refused?: { answers: Answers; errors: Errors }): Promise<Response> {
  const { outcome, carer, mayWrite, today, differences, more: { states, history, links, coached } } = await openOutcome(c, (tx, one, writes) => together({
    states: findStates(tx, one), history: findConceptHistory(tx, one), links: findLinks(tx, one), coached: writes ? getOutcome(tx, one).then((found) => askAboutOutcome(tx, found)) : undefined,
  }))
  return showPage(c, { title: outcome.statement.length > 80 ? `${outcome.statement.slice(0, 78)}…` : outcome.statement, errors: Boolean(refused), ...frame(carer, say('page.crumb')) },
    <OutcomePage outcome={outcome} carer={shownAs(carer)} states={states} history={history} coached={coached} links={links} differences={differences} mayWrite={mayWrite} today={today} {...refused} />, refused ? 422 : 200)
}

outcomes.post('/outcomes/:id/states', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, StateForm, english)
  if (!form.ok) return showOutcome(c, form)
  await inTenant(workerOf(c), async (tx) => setOutcomeState(tx, id, { ...form.value, onDay: await getToday(tx) }), c.get('request'))
  return c.redirect(`/outcomes/${id}`, 303)
})

outcomes.get('/outcomes/:id/wording', async (c) => showWording(c))

async function showWording(c: Ctx, refused?: { answers: Answers; errors?: Errors; status: 200 | 409 | 422 }): Promise<Response> {
  const { id, outcome, carer, mayWrite, today } = await openOutcome(c)
  demand(mayWrite)
  const { source } = outcome
  const coaching = await inTenant(workerOf(c), async (tx) => coachingOf(tx, `/outcomes/${id}/questions`, refused?.status === 200 ? await askAbout(tx, { carer: outcome.carer, outcome: id, answers: refused.answers }) : undefined))
  const props: OutcomeFormProps = {
    coach: coaching, suggested: suggestConcepts(String(refused?.answers.statement ?? outcome.statement)),
    title: say('edit.title'), hint: say('edit.hint'), action: `/outcomes/${id}/wording`, name: shownAs(carer).name, today, hidden: { version: String(outcome.version) },
    answers: refused?.answers ?? answersOf(outcome), errors: refused?.errors,
    lifted: source?.readable ? { words: source.words, voice: source.voice ?? 'carer', name: source.name, heldOn: source.heldOn, href: `/conversations/${source.conversation}#passage-${source.passage}` } : null,
    theirs: refused?.status === 409 ? { words: outcome.statement, href: `/outcomes/${id}` } : undefined,
  }
  // A form that was only incomplete keeps the version it was opened at; after a conflict it takes the new one, seen by then.
  if (refused && refused.status !== 409) props.hidden.version = String(refused.answers.version ?? outcome.version)
  return showPage(c, { title: say('edit.title'), errors: Boolean(refused?.errors), scripts: ['coach.js'], ...frame(carer, say('edit.title')) }, <OutcomeFormPage {...props} />, refused?.status ?? 200)
}

function answersOf(outcome: Outcome): Answers {
  const plain = Object.entries(outcome).filter(([, value]) => value === null || typeof value === 'string' || typeof value === 'number').map(([field, value]) => [field, value === null ? '' : String(value)])
  return { ...Object.fromEntries(plain) as Answers, concepts: outcome.concepts, ...dayAnswers('beganOn', outcome.beganOn) }
}

outcomes.post('/outcomes/:id/wording', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, WordingForm, english)
  if (form.answers.ask === 'coach') return showWording(c, { answers: form.answers, status: 200 })
  if (!form.ok) return showWording(c, { answers: form.answers, errors: form.errors, status: 422 })
  const { version, ...wording } = form.value
  try {
    await inTenant(workerOf(c), (tx) => wordOutcome(tx, id, version, wording), c.get('request'))
  } catch (error) {
    if (error instanceof Conflict) return showWording(c, { answers: form.answers, status: 409 })
    if (error instanceof Invalid) return showWording(c, { answers: form.answers, errors: sentencesOf(error, english), status: 422 })
    throw error
  }
  return c.redirect(`/outcomes/${id}`, 303)
})
