import { Hono } from 'hono'
import { demand } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { getToday, mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { getHighlight, getPlaceOf, mayQuote } from '../conversations/index.ts'
import { agreeRisk } from './commands.ts'
import { findAgreed } from './queries.ts'
import { RiskForm } from './schema.ts'
import { RiskPage } from './views.tsx'
import { say } from './words.ts'
import english from './words.en.json'

export const risks = new Hono<Env>()

risks.get('/highlights/:id/risk', (c) => showRisk(c))

risks.post('/highlights/:id/risk', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, RiskForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => agreeRisk(tx, id, form.value), c.get('request')), english) : form.errors
  if (errors) return showRisk(c, { answers: form.answers, errors })
  const { conversation } = await inTenant(actorOf(c), (tx) => getPlaceOf(tx, 'highlights', id))
  return c.redirect(`/conversations/${conversation}?lifted=${id}#mark-${id}`, 303)
})

async function showRisk(c: Ctx, wrong?: { answers: Answers; errors: Errors }): Promise<Response> {
  const actor = actorOf(c)
  const id = idOf(c, 'id')
  const { carer: carerId } = await inTenant(actor, (tx) => getPlaceOf(tx, 'highlights', id))
  const access = await openRecord(actor, carerId, 'conversation')
  demand(mayWriteCarer(actor, access))
  const { found, carer, agreed, today } = await inTenant(actor, async (tx) => {
    const one = await getHighlight(tx, access, id)
    demand(one.highlight.kind === 'risk')
    return { found: one, carer: await getCarer(tx, carerId), agreed: await findAgreed(tx, id), today: await getToday(tx) }
  })
  const [now] = agreed
  const answers: Answers = wrong?.answers ?? {
    id: newId(), worth: now?.worth ?? '', wrong: now?.wrong ?? '', ...Object.fromEntries(Object.entries(now?.carried ?? {}).map(([who, words]) => [who, words ?? ''])), ...(now?.lookOn ? dayAnswers('look', now.lookOn) : {}),
  }
  const page = <RiskPage highlight={found.highlight} quoted={mayQuote(found.passage)} said={{ name: found.passage.name, day: found.passage.heldOn, conversation: found.highlight.conversation }} carer={carer.initials ?? carer.callName} agreed={agreed} answers={answers} errors={wrong?.errors} today={today} />
  return showPage(c, { title: say('title'), place: '/carers', safetyHref: `/carers/${carerId}/concerns/new`, before: recordTrail(carer, say('title')), errors: wrong !== undefined }, page, wrong ? 422 : 200)
}
