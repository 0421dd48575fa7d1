import { Hono } from 'hono'
import { dayIn } from '../../kernel/clock.ts'
import { demand, Invalid } from '../../kernel/errors.ts'
import { type Errors, sentencesOf } from '../../kernel/forms.ts'
import { type Ctx, demandConfirmed, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { findSupportWorkers } from '../workers/index.ts'
import { demandWrite, openRecord } from './open.ts'
import { maySeeNamings } from './policy.ts'
import { findAllocations, findNamings, findRestriction, getAccess, getNamed, getRestriction, getToday, type Restriction } from './queries.ts'
import { liftRestriction, nameToRecord, restrictRecord } from './restriction-commands.ts'
import { RestrictedRecordPage, RestrictionPage } from './restriction.tsx'
import { NamingForm, RestrictionForm } from './schema.ts'
import { recordTrail } from './trail.tsx'
import type { Again } from './views.tsx'
import english from './words.en.json'
import { say } from './words.ts'

export const restrictionRoutes = new Hono<Env>()

restrictionRoutes.get('/carers/:id/restriction', (c) => showRestriction(c))

restrictionRoutes.post('/carers/:id/restriction', async (c) => {
  const actor = workerOf(c)
  const carer = idOf(c, 'id')
  const form = await readForm(c, RestrictionForm, english)
  if (!form.ok) return showRestriction(c, { form: 'restriction', answers: form.answers, errors: form.errors })
  await inTenant(actor, (tx) => restrictRecord(tx, carer, form.value))
  return c.redirect(`/carers/${carer}/restriction`, 303)
})

restrictionRoutes.post('/carers/:id/restriction/lifting', async (c) => {
  const carer = idOf(c, 'id')
  await inTenant(workerOf(c), (tx) => liftRestriction(tx, carer))
  return c.redirect(`/carers/${carer}/restriction`, 303)
})

restrictionRoutes.post('/carers/:id/restriction/namings', (c) =>
  name(c, async () => idOf(c, 'id'), (again) => showRestriction(c, again), `/carers/${idOf(c, 'id')}/restriction`))

restrictionRoutes.get('/restricted-records/:id', (c) => showRestrictedRecord(c))

restrictionRoutes.post('/restricted-records/:id/namings', (c) =>
  name(c, async (tx) => (await getRestriction(tx, idOf(c, 'id'))).carer, (again) => showRestrictedRecord(c, again), `/restricted-records/${idOf(c, 'id')}`))

async function name(c: Ctx, carerOf: (tx: Tx) => Promise<string>, show: (again: Again) => Promise<Response>, to: string): Promise<Response> {
  const actor = workerOf(c)
  // Asked before anything is looked for, so that it tells nothing of what there is.
  demandConfirmed(c)
  const form = await readForm(c, NamingForm, english)
  const again = (errors: Errors) => show({ form: 'naming', answers: form.answers, errors })
  if (!form.ok) return again(form.errors)
  try {
    await inTenant(actor, async (tx) => nameToRecord(tx, await carerOf(tx), form.value))
  } catch (error) {
    if (error instanceof Invalid) return again(sentencesOf(error, english))
    throw error
  }
  return c.redirect(to, 303)
}

/** What stands about a restriction: who is named, and who else could be. */
async function readNamings(c: Ctx, tx: Tx, restriction: Restriction) {
  const facts = await getAccess(tx, restriction.carer)
  const zone = c.get('zone')
  const workers = await findSupportWorkers(tx)
  return {
    restriction, namings: await findNamings(tx, restriction.carer), newId: newId(), today: await getToday(tx), dayOf: (moment: Date) => dayIn(zone, moment),
    possible: workers.filter((one) => one.id !== tx.actor.id && !facts.refused.includes(one.id) && !facts.restrictedTo?.includes(one.id)),
  }
}

async function showRestriction(c: Ctx, again?: Again): Promise<Response> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  await openRecord(actor, id, 'record')
  const shown = await inTenant(actor, async (tx) => {
    await demandWrite(tx, id)
    const restriction = await findRestriction(tx, id)
    const allocations = (await findAllocations(tx, id)).filter((one) => one.endedAt === null)
    return {
      carer: await getNamed(tx, id), workers: [...new Set(allocations.map((one) => one.worker))],
      namings: restriction && { ...await readNamings(c, tx, restriction), action: `/carers/${id}/restriction/namings`, again },
      address: `${c.get('address')}/restricted-records/${restriction?.id ?? ''}`,
    }
  })
  return showPage(c, {
    title: say('restriction.title'), place: '/carers', before: recordTrail(shown.carer, say('restriction.here')), safetyHref: `/carers/${id}/concerns/new`, errors: again !== undefined,
  }, <RestrictionPage {...shown} newId={newId()} again={again} />, again ? 422 : 200)
}

/** By its number, for those who look after the organisation: initials and names, and never a word of the record. */
async function showRestrictedRecord(c: Ctx, again?: Again): Promise<Response> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const shown = await inTenant(actor, async (tx) => {
    const restriction = await getRestriction(tx, id)
    demand(maySeeNamings(actor, await getAccess(tx, restriction.carer)))
    return readNamings(c, tx, restriction)
  })
  return showPage(c, { title: say('record.title', { initials: shown.restriction.initials }), errors: again !== undefined },
    <RestrictedRecordPage {...shown} action={`/restricted-records/${id}/namings`} again={again} />, again ? 422 : 200)
}
