import { Hono } from 'hono'
import { dayAnswers, findErrors } from '../../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { type Sent, showOf } from '../frame.tsx'
import { BreakForm } from '../schema.ts'
import { say } from '../words.ts'
import english from '../words.en.json'
import { considerBreak } from './commands.ts'
import { findBreaks } from './queries.ts'
import { BreakPage } from './views.tsx'

/** Whether support should be a break from caring. */
export const breaks = new Hono<Env>()

breaks.get('/carers/:id/break', (c) => showBreak(c))

breaks.post('/carers/:id/breaks', async (c) => {
  const form = await readForm(c, BreakForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => considerBreak(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showBreak(c, { answers: form.answers, errors }) : c.redirect(`/carers/${idOf(c, 'id')}/needs#break`, 303)
})

/** Begins with what was said last: what has not changed need not be typed again. */
function showBreak(c: Ctx, sent?: Sent): Promise<Response> {
  return showOf(c, idOf(c, 'id'), say('break.title'), true, sent, async (tx, { carer, today }) => {
    const [last] = await findBreaks(tx, carer.id)
    const answers = sent?.answers ?? {
      id: newId(), answer: last?.answer ?? '', kinds: last?.kinds ?? [], words: last?.words ?? '', enough: last?.enough ?? '', replacement: last?.replacement ?? '', replacementWords: last?.replacementWords ?? '', ...dayAnswers('on', today),
    }
    return <BreakPage carer={carer} answers={answers} errors={sent?.errors} />
  })
}
