import { Hono } from 'hono'
import { sayDay } from '../../kernel/dates.ts'
import { NotFound } from '../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { Button, Empty, Problems, Quiet, Quote, Radios, Select, Textarea } from '../../kernel/ui/index.ts'
import { getToday, openRecord } from '../access/index.ts'
import { findWorkers } from '../workers/index.ts'
import { recordOwnWords } from './commands.ts'
import { findOutcomesOfOwn, findOwnWords } from './queries.ts'
import { hopedAnswers, OwnWordsForm } from './schema.ts'
import { say } from './words.ts'
import english from './words.en.json'

/** A carer's own words between talks: on her own page, whenever she likes, and kept from one worker if she says so. */
export const ownWords = new Hono<Env>()

ownWords.get('/my-words', (c) => showOwnWords(c))

ownWords.post('/my-words', async (c) => {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  const form = await readForm(c, OwnWordsForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => recordOwnWords(tx, actor.carer, form.value)), english) : form.errors
  return errors ? showOwnWords(c, { answers: form.answers, errors }) : c.redirect('/my-words?kept=1', 303)
})

async function showOwnWords(c: Ctx, wrong?: { answers: Answers; errors: Errors }): Promise<Response> {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  const access = await openRecord(actor, actor.carer, 'own-space')
  const found = await inTenant(actor, async (tx) => ({
    outcomes: await findOutcomesOfOwn(tx, actor.carer), before: await findOwnWords(tx, actor.carer), today: await getToday(tx),
    workers: (await findWorkers(tx)).filter((one) => access.ownWorkers.includes(one.id)),
  }))
  const page = <OwnWordsPage {...found} answers={wrong?.answers ?? { id: newId(), markId: newId() }} errors={wrong?.errors} kept={c.req.query('kept') !== undefined} />
  return showPage(c, { title: say('own.title'), place: '/my-words', errors: wrong !== undefined }, page, wrong ? 422 : 200)
}

interface OwnWordsShown {
  outcomes: readonly { id: string; statement: string }[]
  workers: readonly { id: string; name: string }[]
  before: readonly { id: string; statement: string; story: string; onDay: string; kept: boolean }[]
  today: string
  answers: Answers
  errors?: Errors
  kept: boolean
}

function OwnWordsPage({ outcomes, workers, before, today, answers, errors, kept }: OwnWordsShown) {
  const typed = (name: string) => String(answers[name] ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('own.title')}</h1>
      {kept && !errors && <p role="status"><b>{say('own.done')}</b></p>}
      {outcomes.length === 0 ? <Empty>{say('own.none')}</Empty> : (
        <form method="post" action="/my-words" novalidate data-keep="my-words">
          <p>{say('own.intro')}</p>
          <input type="hidden" name="id" value={typed('id')} />
          <input type="hidden" name="markId" value={typed('markId')} />
          <Radios name="outcome" legend={say('own.about')} value={typed('outcome')} error={errors?.outcome} items={outcomes.map((one) => ({ value: one.id, text: <span dir="auto">{one.statement}</span> }))} />
          <Textarea name="story" label={say('own.story')} hint={say('own.story.hint')} rows={5} value={typed('story')} error={errors?.story} />
          <Radios name="hoped" legend={say('own.hoped')} small value={typed('hoped')} error={errors?.hoped} items={[...hopedAnswers.filter((code) => code !== 'not-discussed').map((code) => ({ value: code as string, text: say(`ask.hoped.${code}`) })), { value: '', text: say('own.hoped.none') }]} />
          <Select name="keptFrom" label={say('own.keptFrom')} hint={say('own.keptFrom.hint')} value={typed('keptFrom')} error={errors?.keptFrom}
            items={[{ value: '', text: say('own.keptFrom.none') }, ...workers.map((one) => ({ value: one.id, text: say('own.keptFrom.who', { worker: one.name }) }))]} />
          <Button preventDoubleClick>{say('own.keep')}</Button>
        </form>
      )}
      {before.length > 0 && (
        <>
          <h2>{say('own.before')}</h2>
          <ul role="list">{before.map((one) => (
            <li><b>{sayDay(one.onDay, today)}</b> · <span dir="auto">{one.statement}</span>{one.kept && <> <Quiet as="span">({say('own.before.kept')})</Quiet></>}<p class="typed"><Quote>{one.story}</Quote></p></li>
          ))}</ul>
        </>
      )}
    </>
  )
}
