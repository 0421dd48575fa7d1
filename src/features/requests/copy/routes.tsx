import { Hono } from 'hono'
import { addDays } from '../../../kernel/clock.ts'
import { NotFound } from '../../../kernel/errors.ts'
import { type Answers, type Errors, findErrors, parseForm } from '../../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant, readTenant, type Tx } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { getToday, openRecord, recordTrail } from '../../access/index.ts'
import { type Carer, getCarer } from '../../carers/index.ts'
import { findConversations } from '../../conversations/index.ts'
import { endingOfType } from '../../documents/index.ts'
import { findSettings, getOrganisation } from '../../organisations/index.ts'
import { decideParts, demandPreparing, giveCopy } from '../commands.ts'
import { getRequest, type SubjectRequest } from '../queries.ts'
import { type DecisionAsked, DecisionForm, DecisionsForm, GivingForm } from '../schema.ts'
import { say } from '../words.ts'
import english from '../words.en.json'
import { writeCopy } from './file.ts'
import { groupsOf, viewOf } from './groups.ts'
import type { Part } from './part.ts'
import { findFiles, findParts } from './queries.ts'
import { DecidePage, PreviewPage } from './words-page.tsx'

interface Wrong { answers: Answers; errors: Errors }
type ShowRequest = (c: Ctx, wrong: { giving: Wrong }) => Promise<Response>

/** So long a copy that was given on her own page can be taken there. */
const daysToTake = 30

/** The last day on which she can take her copy from her own page; null when she cannot. */
export function takeUntil({ kind, ended }: Pick<SubjectRequest, 'kind' | 'ended'>, today: string): string | null {
  if (kind !== 'copy' || ended?.kind !== 'given' || ended.how !== 'own-page') return null
  const until = addDays(ended.onDay, daysToTake)
  return today <= until ? until : null
}

/** The routes of the copy: decide, read, take, give. */
export function copying(showRequest: ShowRequest): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/requests/:id/words', (c) => showWords(c))

  routes.post('/requests/:id/decisions', async (c) => {
    const form = await readForm(c, DecisionsForm, english)
    if (!form.ok) return showWords(c, form)
    const { asked, errors } = readDecisions(form)
    const found = Object.keys(errors).length > 0 ? errors : await findErrors(() => inTenant(actorOf(c), (tx) => decideParts(tx, idOf(c, 'id'), asked), c.get('request')), sentencesFor(form.value.part))
    if (found) return showWords(c, { answers: form.answers, errors: found })
    const { of, page } = form.value
    return c.redirect(`/requests/${idOf(c, 'id')}/words?${new URLSearchParams({ after: of ?? '', page: page ?? '' }).toString()}#here`, 303)
  })

  routes.get('/requests/:id/copy', async (c) => {
    const { carer, parts, about } = await openPreparing(c)
    return showPage(c, frame(carer, say('preview.title')), <PreviewPage parts={parts} about={{ ...about, files: [] }} />)
  })

  routes.get('/requests/:id/copy.zip', async (c) => {
    const { actor, parts, about } = await openPreparing(c)
    const files = await readTenant(actor, (tx) => findFiles(tx, filesIn(parts)))
    return sendFile(c, writeCopy({ parts, about, files, endingOf: endingOfType }).file)
  })

  routes.post('/requests/:id/giving', async (c) => {
    const actor = actorOf(c)
    const form = await readForm(c, GivingForm, english)
    if (!form.ok) return showRequest(c, { giving: { answers: form.answers, errors: form.errors } })
    const { givenOn, ...rest } = form.value
    const errors = await findErrors(() => inTenant(actor, async (tx) => {
      await demandPreparing(tx, idOf(c, 'id'))
      await giveCopy(tx, idOf(c, 'id'), { ...rest, onDay: givenOn }, (await makeFile(tx, idOf(c, 'id'))).hash)
    }, c.get('request')), english)
    return errors ? showRequest(c, { giving: { answers: form.answers, errors } }) : c.redirect(`/requests/${idOf(c, 'id')}`, 303)
  })

  routes.get('/my-requests/:id/copy.zip', async (c) => {
    const actor = actorOf(c)
    if (actor.kind !== 'carer') throw new NotFound()
    await openRecord(actor, actor.carer, 'own-space')
    return sendFile(c, (await inTenant(actor, async (tx) => {
      const request = await getRequest(tx, idOf(c, 'id'))
      if (request.carer !== actor.carer || takeUntil(request, await getToday(tx)) === null) throw new NotFound()
      return makeFile(tx, request.id)
    })).file)
  })
  return routes
}

const frame = (carer: Carer, title: string) => ({ title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) })

/** Opens the record to prepare a copy of it; nobody else than whoever may finds anything there. */
async function openPreparing(c: Ctx) {
  const actor = actorOf(c)
  const { carer: id, open } = await inTenant(actor, (tx) => demandPreparing(tx, idOf(c, 'id')))
  await openRecord(actor, id, 'request')
  return readTenant(actor, (tx) => together({ actor, open, carer: getCarer(tx, id), parts: findParts(tx, id, idOf(c, 'id')), today: getToday(tx), about: gatherAbout(tx, id) }))
}

async function gatherAbout(tx: Tx, carer: string) {
  const { settings, organisation, name, madeOn } = await together({ settings: findSettings(tx), organisation: getOrganisation(tx), name: findName(tx, carer), madeOn: getToday(tx) })
  return { organisation: organisation.name, notice: settings['privacy-notice'] ?? null, phone: settings.phone ?? null, name, madeOn }
}

async function findName(tx: Tx, carer: string): Promise<string> {
  const { initials, callName, fullName } = await getCarer(tx, carer)
  return initials ?? fullName ?? callName
}

/** The files that go along. */
const filesIn = (parts: readonly Part[]) => parts.filter((part) => part.table === 'documents' && part.goes).map(({ row }) => row)

/** The file, from the record as it is now. Policy is the caller’s. */
async function makeFile(tx: Tx, id: string) {
  const { carer } = await getRequest(tx, id)
  const parts = await findParts(tx, carer, id)
  const { files, about } = await together({ files: findFiles(tx, filesIn(parts)), about: gatherAbout(tx, carer) })
  return writeCopy({ parts, about, files, endingOf: endingOfType })
}

function sendFile(c: Ctx, file: Buffer): Response {
  return c.body(new Uint8Array(file), 200, {
    'content-type': 'application/zip', 'content-disposition': 'attachment; filename="copy.zip"', 'cache-control': 'private, no-store', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  })
}

async function showWords(c: Ctx, wrong?: Wrong): Promise<Response> {
  const { actor, carer, parts, today, open } = await openPreparing(c)
  const asked = parts.filter((part) => part.asks)
  const absent = await inTenant(actor, async (tx) => {
    const heard = new Set((await findConversations(tx, carer.id)).filter((talk) => talk.people.some(({ voice }) => voice === 'carer')).map(({ id }) => id))
    return new Set(asked.filter((part) => part.table === 'passages' && !heard.has(part.tied ?? '')).map((part: Part) => part.part))
  })
  const sent = [wrong?.answers.part ?? []].flat()
  const view = viewOf(asked, wrong ? { of: textOf(wrong.answers.of), page: textOf(wrong.answers.page) } : { of: c.req.query('of'), after: c.req.query('after'), page: c.req.query('page') })
  // What was sent comes back, whatever somebody else decided meanwhile.
  const back = sent.flatMap((one, index) => asked.filter(({ part }) => part === one).map((part) => ({ at: view?.shown.find((entry) => entry.part === part)?.at ?? index + 1, part })))
  const page = <DecidePage request={idOf(c, 'id')} name={carer.initials ?? carer.callName} groups={groupsOf(asked)} view={view && back.length > 0 ? { ...view, shown: back } : view} absent={absent} today={today} open={open}
    formIds={new Map(asked.map(({ part }) => [part, newId()]))} {...(wrong ? { wrong } : {})} />
  return showPage(c, { ...frame(carer, say('decide.title')), errors: wrong !== undefined }, page, wrong ? 422 : 200)
}

const textOf = (answer: string | string[] | undefined) => [answer ?? ''].flat()[0]

/** The decisions in a form, each read by itself; what was left open is left open. */
function readDecisions({ answers, value }: { answers: Answers; value: { part: readonly string[]; why: string | null } }): { asked: DecisionAsked[]; errors: Errors } {
  const asked: DecisionAsked[] = []
  const errors: Errors = {}
  for (const part of new Set(value.part)) {
    const { decision, why, pieces, id } = Object.fromEntries(['decision', 'why', 'pieces', 'id'].map((name) => [name, textOf(answers[`${name}-${part}`]) ?? ''])) as Record<'decision' | 'why' | 'pieces' | 'id', string>
    if (`${decision}${why}${pieces}`.trim() === '') continue
    const form = parseForm(DecisionForm, { id, part, ...(decision === '' ? {} : { decision }), why: why.trim() === '' && decision !== 'include' ? value.why ?? '' : why, pieces }, english)
    if (form.ok) asked.push(form.value)
    else for (const [field, words] of Object.entries(form.errors)) errors[`${field}-${part}`] = words
  }
  if (asked.length === 0 && Object.keys(errors).length === 0) errors[`decision-${value.part[0]}`] = say('errors.decision.nothing')
  return { asked, errors }
}

/** What the command finds wrong with one of several decisions, in words. */
const sentencesFor = (parts: readonly string[]) => Object.fromEntries(parts.flatMap((part) => [[`errors.decision-${part}.fileWhole`, english['errors.decision.fileWhole']], [`errors.pieces-${part}.notThere`, english['errors.pieces.notThere']]]))
