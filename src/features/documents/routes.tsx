import { Hono } from 'hono'
import { type Errors, findErrors, parseForm } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readBody, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { demandWrite, getToday, mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { keepDocument, withdrawDocument } from './commands.ts'
import { mediaTypeOf, mediaTypes } from './media-types.ts'
import { findDocuments, getCarerOfDocument, getContent, getDocument } from './queries.ts'
import { DocumentForm, mostBytes, WithdrawalForm } from './schema.ts'
import { DocumentPage, DocumentsPage, type Filled, NewDocumentPage, say } from './views.tsx'
import english from './words.en.json'

export const documents = new Hono<Env>()

const frame = (carer: Carer, title: string) => ({ title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) })
const accept = mediaTypes.flatMap((one) => [one.type, `.${one.ending}`]).join(',')

documents.get('/carers/:id/documents', async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const access = await openRecord(actor, id, 'record')
  const found = await readTenant(actor, (tx) => together({ carer: getCarer(tx, id), documents: findDocuments(tx, id), today: getToday(tx) }))
  return showPage(c, frame(found.carer, say('title')), <DocumentsPage {...found} zone={c.get('zone')} mayWrite={mayWriteCarer(actor, access)} />)
})

async function showNew(c: Ctx, state?: Filled, status: 200 | 413 | 422 = 200): Promise<Response> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  await openRecord(actor, id, 'record')
  const carer = await inTenant(actor, async (tx) => {
    await demandWrite(tx, id)
    return getCarer(tx, id)
  })
  const filled = { ...state, answers: { ...state?.answers, ...(!state || state.errors?.id ? { id: newId() } : {}) } }
  return showPage(c, { ...frame(carer, say('new.title')), errors: Boolean(state?.errors) }, <NewDocumentPage carer={carer} filled={filled} accept={accept} />, status)
}

documents.get('/carers/:id/documents/new', (c) => showNew(c))

documents.post('/carers/:id/documents', async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const { file: sent, ...rest } = await readBody(c)
  const form = parseForm(DocumentForm, rest, english)
  const file = fileOf(sent)
  const problem = typeof file === 'string' ? { file: say(`errors.file.${file}`) } : undefined
  if (!form.ok || typeof file === 'string') {
    // A browser empties the file box: say so when only something else was wrong.
    const errors: Errors = { ...(form.ok ? {} : form.errors), ...(problem ?? { file: say('errors.file.chooseAgain') }) }
    return showNew(c, { answers: form.answers, errors }, file === 'tooLarge' ? 413 : 422)
  }
  const content = Buffer.from(await file.arrayBuffer())
  const title = form.value.title ?? titleOf(file.name)
  const errors = await findErrors(() => inTenant(actor, (tx) => keepDocument(tx, id, { id: form.value.id, title, content })), english)
  return errors ? showNew(c, { answers: form.answers, errors }, 422) : c.redirect(`/carers/${id}/documents`, 303)
})

function fileOf(sent: unknown): File | 'needed' | 'empty' | 'tooLarge' | 'notAFile' | 'oneAtATime' {
  const list = [sent ?? []].flat()
  if (list.length > 1) return 'oneAtATime'
  const [one] = list
  if (typeof one === 'string') return one.trim() === '' ? 'needed' : 'notAFile'
  if (!(one instanceof File) || (one.size === 0 && one.name === '')) return 'needed'
  if (one.size > mostBytes) return 'tooLarge'
  return one.size === 0 ? 'empty' : one
}

function titleOf(name: string): string {
  const words = name.replace(/\.[^.]*$/, '').normalize('NFC').replace(/[\p{Cc}\p{Cf}/\\]/gu, ' ').trim()
  return [...words].slice(0, 120).join('') || say('untitled')
}

async function showDocument(c: Ctx, state?: Filled): Promise<Response> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const carerId = await inTenant(actor, (tx) => getCarerOfDocument(tx, id))
  const access = await openRecord(actor, carerId, 'document')
  const found = await readTenant(actor, (tx) => together({ carer: getCarer(tx, carerId), document: getDocument(tx, id), today: getToday(tx) }))
  const page = <DocumentPage {...found} zone={c.get('zone')} filled={state ?? { answers: {} }} mayWrite={mayWriteCarer(actor, access)} />
  return showPage(c, { ...frame(found.carer, found.document.title), errors: Boolean(state?.errors) }, page, state?.errors ? 422 : 200)
}

documents.get('/documents/:id', (c) => showDocument(c))

documents.get('/documents/:id/file', async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const carer = await inTenant(actor, (tx) => getCarerOfDocument(tx, id))
  await openRecord(actor, carer, 'document')
  const { title, mediaType, content } = await inTenant(actor, (tx) => getContent(tx, id))
  const { type, ending } = mediaTypeOf(mediaType)
  // Always a download: what somebody sent us is never a page of ours. A player on our page may still fetch it.
  return answerBytes(c, content, {
    'content-type': type,
    'content-disposition': `attachment; filename="document.${ending}"; filename*=UTF-8''${encodeURIComponent(title).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)}.${ending}`,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cache-control': 'private, no-store',
    'accept-ranges': 'bytes',
  })
})

/** All of it, or the part a player asks for (Safari plays nothing otherwise). */
function answerBytes(c: Ctx, content: Buffer, headers: Record<string, string>): Response {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(c.req.header('range') ?? '')
  const from = Number(asked?.[1] ?? 0)
  const last = asked?.[2] ? Math.min(Number(asked[2]), content.length - 1) : content.length - 1
  if (!asked || from > last) return c.body(new Uint8Array(content), 200, headers)
  return c.body(new Uint8Array(content.subarray(from, last + 1)), 206, { ...headers, 'content-range': `bytes ${from}-${last}/${content.length}` })
}

documents.post('/documents/:id/withdrawal', async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const carer = await inTenant(actor, (tx) => getCarerOfDocument(tx, id))
  const form = await readForm(c, WithdrawalForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => withdrawDocument(tx, id, form.value)), english) : form.errors
  return errors ? showDocument(c, { answers: form.answers, errors }) : c.redirect(`/carers/${carer}/documents`, 303)
})
