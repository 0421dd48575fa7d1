import type { ComponentChildren } from 'preact'
import { Hono } from 'hono'
import type { GuestActor } from '../../kernel/actor.ts'
import { writeVisit } from '../../kernel/calendar.ts'
import { now } from '../../kernel/clock.ts'
import { sayTime } from '../../kernel/dates.ts'
import { Conflict, NotFound } from '../../kernel/errors.ts'
import { type Answers, type Errors, type Parsed, tidy } from '../../kernel/forms.ts'
import { type Ctx, type Env, readForm, showPage } from '../../kernel/http.tsx'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { handOver, keepPage, wipePage } from './page-commands.ts'
import { findEnding, findHolder, getPage, type Holder } from './queries.ts'
import { say } from './questions.tsx'
import { type Ending, fields, PageForm, type Said } from './schema.ts'
import { type Done, DonePage, GonePage, PreparationPage, TheirsPage } from './views.tsx'
import english from './words.en.json'

/** What somebody with a preparation link can do: no account, no name, and nothing but this one page. */
export const preparations = new Hono<Env>()

/** A page with nothing round it. Its address is a secret: no search engine keeps it, and no referrer tells it. */
function showBare(c: Ctx, content: ComponentChildren, status: 200 | 403 | 404 | 409 | 422 = 200, scripts: readonly string[] = []): Response {
  c.header('x-robots-tag', 'noindex, nofollow, noarchive')
  return showPage(c, { title: say('title'), bare: true, errors: status === 422, scripts }, content, status)
}

// `strict-origin` keeps the path, and so the secret, out of every referrer; `no-referrer` would take the origin of our own forms away.
preparations.use('/prepare/*', async (c, next) => {
  c.set('frame', { nav: [] })
  await next()
  c.header('referrer-policy', 'strict-origin')
})

const wantsJson = (c: Ctx) => c.req.header('accept')?.includes('application/json') === true

/** The kind page. What was on its way here is given back to whoever sent it: it stands nowhere else. */
async function showGone(c: Ctx): Promise<Response> {
  if (wantsJson(c)) return c.json({ gone: true }, 404)
  const sent: Record<string, unknown> = c.req.method === 'POST' ? await c.req.parseBody({ all: true }).catch(() => ({})) : {}
  return showBare(c, <GonePage typed={fields.flatMap((name) => typeof sent[name] === 'string' && sent[name].trim() !== '' ? [tidy(sent[name])] : [])} />, 404)
}

/**
 * Do something as the holder of the link in the address. A link that is no link any more is the same page, whatever the reason; but the
 * same press `twice` is answered as the first was.
 */
async function asHolder(c: Ctx, work: (holder: Holder, actor: GuestActor) => Promise<Response>, twice?: Ending & Done): Promise<Response> {
  // It is hers alone: who works here does not open it with the link they sent, good or not.
  if (c.get('actor')?.kind === 'worker') return showBare(c, <TheirsPage />, 403)
  const holder = await findHolder(c.req.param('token'))
  const gone = async () => twice && await findEnding(c.req.param('token')) === twice ? c.redirect(`/prepared/${twice}`, 303) : showGone(c)
  if (!holder) return gone()
  try {
    return await work(holder, { kind: 'guest', organisation: holder.organisation, id: holder.preparation, name: '' })
  } catch (error) {
    if (error instanceof NotFound) return gone()
    throw error
  }
}

const addressOf = (c: Ctx) => `/prepare/${c.req.param('token')}`

function answersOf({ picked, ...words }: Said): Answers {
  return { picked, ...Object.fromEntries(Object.entries(words).map(([name, value]) => [name, value ?? ''])) }
}

async function showForm(c: Ctx, holder: Holder, actor: GuestActor, sent?: { answers: Answers; errors?: Errors }): Promise<Response> {
  const page = await inTenant(actor, (tx) => getPage(tx, holder))
  const status = !sent ? 200 : sent.errors ? 422 : 409
  return showBare(c, <PreparationPage asked={page.asked} address={addressOf(c)} version={page.version} savedAt={page.savedAt} answers={sent?.answers ?? answersOf(page.said)} errors={sent?.errors} elsewhere={status === 409 ? page.said : undefined} />, status, ['prepare.js'])
}

preparations.get('/prepare/:token', (c) => asHolder(c, (holder, actor) => showForm(c, holder, actor)))

/** Keep what was sent; then go where `done` says. What cannot be taken is shown again with every word. */
async function take(c: Ctx, work: (tx: Tx, holder: Holder, said: Said, version: number) => Promise<unknown>, done: (form: Extract<Parsed<PageSent>, { ok: true }>, holder: Holder, actor: GuestActor) => Response | Promise<Response>, twice?: Ending & Done): Promise<Response> {
  return asHolder(c, async (holder, actor) => {
    const form = await readForm(c, PageForm, english)
    if (!form.ok) return wantsJson(c) ? c.json({ errors: form.errors }, 422) : showForm(c, holder, actor, form)
    const { version, after: _, ...said } = form.value
    try {
      await inTenant(actor, (tx) => work(tx, holder, said, version), c.get('request'))
    } catch (error) {
      if (error instanceof Conflict) return wantsJson(c) ? c.json({ elsewhere: true }, 409) : showForm(c, holder, actor, { answers: form.answers })
      throw error
    }
    return done(form, holder, actor)
  }, twice)
}
type PageSent = Said & { version: number; after: 'stay' | 'away' }

preparations.post('/prepare/:token/words', (c) => take(c, keepPage, async (form, holder, actor) => {
  if (wantsJson(c)) {
    const { version, savedAt, asked } = await inTenant(actor, (tx) => getPage(tx, holder))
    return c.json({ version, time: sayTime(savedAt ?? now(), asked.zone) })
  }
  return c.redirect(form.value.after === 'away' ? '/prepared/away' : addressOf(c), 303)
}))

preparations.post('/prepare/:token/handing-over', (c) => take(c, handOver, () => c.redirect('/prepared/handed-over', 303), 'handed-over'))

preparations.post('/prepare/:token/wiping', (c) => asHolder(c, async (holder, actor) => {
  await inTenant(actor, (tx) => wipePage(tx, holder), c.get('request'))
  return c.redirect('/prepared/wiped', 303)
}, 'wiped'))

preparations.get('/prepare/:token/visit.ics', (c) => asHolder(c, async (holder, actor) => {
  const { asked } = await inTenant(actor, (tx) => getPage(tx, holder))
  return sendVisit(c, { id: asked.conversation, at: asked.at, sequence: asked.sequence, place: asked.place })
}))

/** The visit for a calendar: no name, no word of what it is about, and where only if a worker chose so. */
export function sendVisit(c: Ctx, { id, at, sequence, place }: { id: string; at: Date; sequence: number; place: string | null }): Response {
  c.header('content-type', 'text/calendar; charset=utf-8')
  c.header('content-disposition', 'attachment; filename="appointment.ics"')
  c.header('cache-control', 'no-store')
  c.header('x-robots-tag', 'noindex, nofollow, noarchive')
  return c.body(writeVisit({ id, starts: at, minutes: 60, at: now(), sequence, summary: say('calendar.summary'), place }))
}

preparations.get('/prepared/:what', (c) => {
  const what = c.req.param('what')
  c.set('frame', { nav: [] })
  return ['handed-over', 'away', 'wiped'].includes(what) ? showBare(c, <DonePage what={what as Done} />) : showGone(c)
})
