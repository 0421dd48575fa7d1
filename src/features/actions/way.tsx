import { Hono } from 'hono'
import { Conflict, demand, Invalid } from '../../kernel/errors.ts'
import { type Answers, type Errors, sentencesOf } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { Button, Input, Note, Problems, Quiet, Radios, Select, Textarea } from '../../kernel/ui/index.ts'
import { isOwnWorker, openRecord, recordTrail } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { getCarerOfOutcome, getOutcome } from '../outcomes/index.ts'
import { findSupportWorkers } from '../workers/index.ts'
import { moveToPromises } from './commands.ts'
import { actionOwners, WayForm } from './schema.ts'
import { ownerWords, say } from './views.tsx'
import english from './words.en.json'

/** "This is the way, not the point": what stands as an outcome becomes a promise, and "so that ..." is asked for. */
export const way = new Hono<Env>()

way.get('/outcomes/:id/way', (c) => showWay(c))

way.post('/outcomes/:id/way', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, WayForm, english)
  if (!form.ok) return showWay(c, { answers: form.answers, errors: form.errors, status: 422 })
  try {
    await inTenant(workerOf(c), (tx) => moveToPromises(tx, id, form.value), c.get('request'))
  } catch (error) {
    if (error instanceof Invalid) return showWay(c, { answers: form.answers, errors: sentencesOf(error, english), status: 422 })
    if (error instanceof Conflict) return showWay(c, { answers: form.answers, status: 409 })
    throw error
  }
  return c.redirect(`/outcomes/${id}`, 303)
})

async function showWay(c: Ctx, wrong?: { answers: Answers; errors?: Errors; status: 409 | 422 }): Promise<Response> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const carerId = await inTenant(actor, (tx) => getCarerOfOutcome(tx, id))
  demand(isOwnWorker(actor, await openRecord(actor, carerId, 'record')))
  const { carer, outcome, workers } = await readTenant(actor, (tx) => together({ carer: getCarer(tx, carerId), outcome: getOutcome(tx, id), workers: findSupportWorkers(tx) }))
  const name = carer.initials ?? carer.callName
  const answers = wrong?.answers ?? { id: newId(), version: String(outcome.version), what: outcome.statement.slice(0, 300), worker: actor.id }
  const typed = (field: string) => String(answers[field] ?? '')
  const errors = wrong?.errors
  // After a conflict the form takes the version that is shown beside it.
  const version = wrong?.status === 409 ? String(outcome.version) : typed('version')
  return showPage(c, { title: say('way.title'), place: '/carers', safetyHref: `/carers/${carerId}/concerns/new`, before: recordTrail(carer, say('way.here')), errors: errors !== undefined }, (
    <>
      <Problems errors={errors} />
      <h1>{say('way.title')}</h1>
      <p>{say('way.intro', { name })}</p>
      {wrong?.status === 409 && <Note title={say('stale.title')}><p>{say('stale.theirs')}</p><p class="typed">{outcome.statement}</p></Note>}
      <p><Quiet as="span">{say('way.stands')}</Quiet> <span dir="auto">{outcome.statement}</span></p>
      <form method="post" action={`/outcomes/${id}/way`} novalidate>
        <input type="hidden" name="id" value={typed('id')} />
        <input type="hidden" name="version" value={version} />
        <Textarea name="statement" label={say('way.soThat')} hint={say('way.soThat.hint', { name })} rows={3} value={typed('statement')} error={errors?.statement} />
        <Input name="what" label={say('way.what')} hint={say('what.hint')} value={typed('what')} error={errors?.what} />
        <Radios name="owner" legend={say('owner')} value={typed('owner')} error={errors?.owner} items={actionOwners.map((owner) => ({
          value: owner, text: ownerWords(owner, name),
          conditional: owner === 'worker' && <Select name="worker" label={say('worker')} value={typed('worker')} error={errors?.worker}
            items={[{ value: '', text: say('worker.none') }, ...workers.map((worker) => ({ value: worker.id, text: worker.name }))]} />,
        }))} />
        <Input name="who" label={say('who')} hint={say('who.hint', { name })} value={typed('who')} error={errors?.who} />
        <Button>{say('way.save')}</Button>
      </form>
    </>
  ), wrong?.status ?? 200)
}
