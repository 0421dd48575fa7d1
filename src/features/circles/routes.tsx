import { Hono } from 'hono'
import type { ComponentChildren } from 'preact'
import { dayAnswers } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { getToday, mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { EndingPage, FactsPage, NewCaringPage, PersonPage, StatementPage } from './caring-forms.tsx'
import { addCirclePerson, changeCaredForPerson, changeCaring, changeCirclePerson, endCaring, recordCaring, recordLeaving, recordReturn, sayStatement, withdrawEnding } from './commands.ts'
import { type Again, fillChange, fillNew, keep, openToWrite, personOf, relationshipOf } from './open-circle.ts'
import { ChangePersonPage, NewPersonPage } from './people-forms.tsx'
import { findCircle } from './queries.ts'
import { CaringForm, CirclePersonChangeForm, CirclePersonForm, EndingForm, FactsForm, LeavingForm, PersonForm, StatementForm, type StatementKind, statementKinds } from './schema.ts'
import { say } from './words.ts'
import { called, CirclePage } from './views.tsx'
import english from './words.en.json'

export const circles = new Hono<Env>()

const home = '/carers/:id/circle'
const one = `${home}/relationships/:relationship`
const around = `${home}/people/:person`

function show(c: Ctx, carer: Carer, title: string, state: Partial<Again>, content: ComponentChildren): Response {
  const frame = { title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title), errors: Boolean(state.errors) }
  return showPage(c, frame, content, state.errors ? 422 : state.stale ? 409 : 200)
}

circles.get(home, async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const access = await openRecord(actor, id, 'record')
  const found = await readTenant(actor, (tx) => together({ carer: getCarer(tx, id), circle: findCircle(tx, id), today: getToday(tx) }))
  return show(c, found.carer, say('title', { name: called(found.carer) }), {}, <CirclePage {...found} mayWrite={mayWriteCarer(actor, access)} />)
})

async function showNewCaring(c: Ctx, state?: Again): Promise<Response> {
  const { carer } = await openToWrite(c)
  const filled = fillNew(state, ['id', 'personId'])
  return show(c, carer, say('new.title', { name: called(carer) }), filled, <NewCaringPage carer={carer} filled={filled} />)
}
circles.get(`${home}/relationships/new`, (c) => showNewCaring(c))
circles.post(`${home}/relationships`, async (c) =>
  keep(c, await readForm(c, CaringForm, english), (tx, form) => recordCaring(tx, idOf(c, 'id'), form), (state) => showNewCaring(c, state)))

async function showFacts(c: Ctx, state?: Again): Promise<Response> {
  const opened = await openToWrite(c)
  const relationship = relationshipOf(c, opened)
  const { version, relation, since, hoursBand, livesWith, line, personName: person } = relationship
  const filled = fillChange(state, { relation, since: since ?? '', hoursBand: hoursBand ?? '', livesWith, line: line ?? '' }, version)
  return show(c, opened.carer, say('facts.title', { person }), filled, <FactsPage carer={opened.carer} filled={filled} relationship={relationship} />)
}
circles.get(one, (c) => showFacts(c))
circles.post(one, async (c) =>
  keep(c, await readForm(c, FactsForm, english), (tx, form) => changeCaring(tx, idOf(c, 'id'), idOf(c, 'relationship'), form), (state) => showFacts(c, state)))

async function showPerson(c: Ctx, state?: Again): Promise<Response> {
  const opened = await openToWrite(c)
  const relationship = relationshipOf(c, opened)
  const { personVersion, personName, birthYear } = relationship
  const filled = fillChange(state, { personName, birthYear: birthYear ? String(birthYear) : '' }, personVersion)
  return show(c, opened.carer, say('person.title', { person: personName }), filled, <PersonPage carer={opened.carer} filled={filled} relationship={relationship} />)
}
circles.get(`${one}/person`, (c) => showPerson(c))
circles.post(`${one}/person`, async (c) =>
  keep(c, await readForm(c, PersonForm, english), (tx, form) => changeCaredForPerson(tx, idOf(c, 'id'), idOf(c, 'relationship'), form), (state) => showPerson(c, state)))

async function showStatement(c: Ctx, asked: unknown, state?: Again): Promise<Response> {
  const opened = await openToWrite(c)
  const relationship = relationshipOf(c, opened)
  const kind: StatementKind = statementKinds.find((known) => known === asked) ?? 'nature'
  const filled = fillNew(state, ['id'], dayAnswers('saidOn', opened.today))
  const title = say(`statement.${kind}`, { name: called(opened.carer), person: relationship.personName })
  return show(c, opened.carer, title, filled, <StatementPage {...opened} filled={filled} relationship={relationship} kind={kind} />)
}
circles.get(`${one}/statements/new`, (c) => showStatement(c, c.req.query('kind')))
circles.post(`${one}/statements`, async (c) =>
  keep(c, await readForm(c, StatementForm, english), (tx, form) => sayStatement(tx, idOf(c, 'id'), idOf(c, 'relationship'), form), (state) => showStatement(c, state.answers.kind, state)))

async function showEnding(c: Ctx, state?: Again): Promise<Response> {
  const opened = await openToWrite(c)
  const relationship = relationshipOf(c, opened)
  const filled = fillNew(state, ['id'])
  const title = say('ending.title', { person: relationship.personName })
  return show(c, opened.carer, title, filled, <EndingPage {...opened} filled={filled} relationship={relationship} />)
}
circles.get(`${one}/ending`, (c) => showEnding(c))
circles.post(`${one}/ending`, async (c) =>
  keep(c, await readForm(c, EndingForm, english), (tx, form) => endCaring(tx, idOf(c, 'id'), idOf(c, 'relationship'), form), (state) => showEnding(c, state)))

circles.post(`${one}/ending/withdrawal`, async (c) => {
  await inTenant(workerOf(c), (tx) => withdrawEnding(tx, idOf(c, 'id'), idOf(c, 'relationship')))
  return c.redirect(`/carers/${idOf(c, 'id')}/circle`, 303)
})

async function showNewPerson(c: Ctx, state?: Again): Promise<Response> {
  const { carer } = await openToWrite(c)
  const filled = fillNew(state, ['id'])
  return show(c, carer, say('newPerson.title', { name: called(carer) }), filled, <NewPersonPage carer={carer} filled={filled} />)
}
circles.get(`${home}/people/new`, (c) => showNewPerson(c))
circles.post(`${home}/people`, async (c) =>
  keep(c, await readForm(c, CirclePersonForm, english), (tx, form) => addCirclePerson(tx, idOf(c, 'id'), form), (state) => showNewPerson(c, state)))

async function showChangePerson(c: Ctx, state?: Again, leaving?: Again): Promise<Response> {
  const opened = await openToWrite(c)
  const person = personOf(c, opened)
  const { version, name, who, kind, line, gives, gets, contact } = person
  const filled = fillChange(state, { name, who, kind, line: line ?? '', gives: gives ?? '', gets: gets ?? '', contact: contact ?? '' }, version)
  const content = <ChangePersonPage {...opened} filled={filled} person={person} leaving={leaving ?? { answers: dayAnswers('on', opened.today) }} />
  return show(c, opened.carer, name, { ...filled, errors: filled.errors ?? leaving?.errors }, content)
}
circles.get(around, (c) => showChangePerson(c))
circles.post(around, async (c) =>
  keep(c, await readForm(c, CirclePersonChangeForm, english), (tx, form) => changeCirclePerson(tx, idOf(c, 'id'), idOf(c, 'person'), form), (state) => showChangePerson(c, state)))
circles.post(`${around}/leaving`, async (c) =>
  keep(c, await readForm(c, LeavingForm, english), (tx, form) => recordLeaving(tx, idOf(c, 'id'), idOf(c, 'person'), form), (state) => showChangePerson(c, undefined, state)))
circles.post(`${around}/return`, async (c) => {
  await inTenant(workerOf(c), (tx) => recordReturn(tx, idOf(c, 'id'), idOf(c, 'person')))
  return c.redirect(`/carers/${idOf(c, 'id')}/circle`, 303)
})
