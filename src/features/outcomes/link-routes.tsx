import { Hono } from 'hono'
import { demand } from '../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { Button, Checkboxes, Problems, Radios, Select, Textarea } from '../../kernel/ui/index.ts'
import { together } from '../../kernel/asking/together.ts'
import { isOwnWorker, openRecord } from '../access/index.ts'
import { getCarer, recordTrail } from '../carers/index.ts'
import { linkOutcome, undoLink } from './link-commands.ts'
import { isLive } from './policy.ts'
import { findOutcomes, getCarerOfOutcome, getOutcome, type Outcome } from './queries.ts'
import { LinkForm } from './schema.ts'
import { say } from './terms.tsx'
import english from './words.en.json'

/** Splitting, joining, and what goes together. */
export const linkRoutes = new Hono<Env>()

linkRoutes.get('/outcomes/:id/links/new', (c) => showLink(c, { answers: { id: newId(), firstId: newId(), secondId: newId(), joinedId: newId() } }))

linkRoutes.post('/outcomes/:id/links', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, LinkForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(workerOf(c), (tx) => linkOutcome(tx, id, form.value), c.get('request')), english) : form.errors
  return errors ? showLink(c, { answers: form.answers, errors }) : c.redirect(`/outcomes/${id}`, 303)
})

linkRoutes.post('/outcomes/:id/links/:link/undoing', async (c) => {
  const id = idOf(c, 'id')
  await inTenant(workerOf(c), (tx) => undoLink(tx, id, idOf(c, 'link')), c.get('request'))
  return c.redirect(`/outcomes/${id}`, 303)
})

async function showLink(c: Ctx, { answers, errors }: { answers: Answers; errors?: Errors }): Promise<Response> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const carerId = await inTenant(actor, (tx) => getCarerOfOutcome(tx, id))
  demand(isOwnWorker(actor, await openRecord(actor, carerId, 'record')))
  const { carer, outcome, all } = await readTenant(actor, (tx) => together({ carer: getCarer(tx, carerId), outcome: getOutcome(tx, id), all: findOutcomes(tx, carerId) }))
  const others = all.filter((one) => one.id !== id && isLive(one))
  const page = <LinkPage outcome={outcome} others={others} answers={answers} errors={errors} />
  return showPage(c, { title: say('link.title'), place: '/carers', safetyHref: `/carers/${carerId}/concerns/new`, before: recordTrail(carer, say('link.here')), errors: errors !== undefined }, page, errors ? 422 : 200)
}

const short = (words: string) => words.length > 90 ? `${words.slice(0, 88)}…` : words

interface LinkPageProps { outcome: Outcome; others: readonly Outcome[]; answers: Answers; errors?: Errors }

/** Split it in two, join it with others, or say what it goes with. */
function LinkPage({ outcome, others, answers, errors }: LinkPageProps) {
  const typed = (name: string) => String(answers[name] ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('link.title')}</h1>
      <p class="words" dir="auto">{outcome.statement}</p>
      <p>{say('link.intro')}</p>
      <form method="post" action={`/outcomes/${outcome.id}/links`} novalidate>
        {['id', 'firstId', 'secondId', 'joinedId'].map((name) => <input type="hidden" name={name} value={typed(name)} />)}
        <Radios name="kind" legend={say('link.which')} value={typed('kind')} error={errors?.kind} items={[
          { value: 'split', text: say('link.split'), conditional: <>
            <Textarea name="first" label={say('link.first')} rows={2} value={typed('first')} error={errors?.first} />
            <Textarea name="second" label={say('link.second')} rows={2} value={typed('second')} error={errors?.second} />
          </> },
          others.length > 0 && { value: 'joined', text: say('link.joined'), conditional: <>
            <Checkboxes name="others" small legend={say('link.others')} values={[answers.others ?? []].flat()} error={errors?.others} items={others.map((one) => ({ value: one.id, text: short(one.statement) }))} />
            <Textarea name="joined" label={say('link.statement')} rows={2} value={typed('joined')} error={errors?.joined} />
          </> },
          others.length > 0 && { value: 'goes-with', text: say('link.goesWith'), conditional: (
            <Select name="other" label={say('link.other')} value={typed('other')} error={errors?.other} items={[{ value: '', text: say('link.choose') }, ...others.map((one) => ({ value: one.id, text: short(one.statement) }))]} />
          ) },
        ]} />
        <Textarea name="why" label={say('link.why')} rows={2} value={typed('why')} error={errors?.why} />
        <Button>{say('link.save')}</Button>
      </form>
    </>
  )
}
