import { Hono } from 'hono'
import { NotFound } from '../../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, readForm, showPage } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { getToday, openRecord } from '../../access/index.ts'
import { findWorkers } from '../../workers/index.ts'
import english from '../words.en.json'
import { say } from '../words.ts'
import { recordOwnWords } from './commands.ts'
import { findOutcomesOfOwn, findOwnWords } from './queries.ts'
import { OwnWordsForm } from './schema.ts'
import { OwnWordsPage } from './views.tsx'

/** A carer's own words between talks: on her own page, whenever she likes, and kept from one worker if she says so. */
export const ownWords = new Hono<Env>()

/** What is not right is said to her, and not to a worker. */
const ownEnglish = { ...english, 'errors.keptFrom.choose': english['own.errors.keptFrom.choose'] }

ownWords.get('/my-words', (c) => showOwnWords(c))

ownWords.post('/my-words', async (c) => {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  const form = await readForm(c, OwnWordsForm, ownEnglish)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => recordOwnWords(tx, actor.carer, form.value)), ownEnglish) : form.errors
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
