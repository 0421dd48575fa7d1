import { sayDay } from '../../kernel/dates.ts'
import { Button, Details, Quiet, Quote, Textarea } from '../../kernel/ui/index.ts'
import { type Filled, typed } from './filled.ts'
import type { Remark } from './queries.ts'
import { say } from './words.ts'

/** What was said, and what was answered. */
export function RemarkWords({ remark, name, today }: { remark: Remark; name: string; today: string }) {
  return (
    <div class="remark">
      <p>{say(remark.byCarer ? 'remarks.by.carer' : 'remarks.by.worker', { name, day: sayDay(remark.saidOn, today) })}<br /><Quote>{remark.words}</Quote></p>
      {remark.answers.map((answer) => <p>{say('remarks.answer', { by: answer.by ?? '', day: sayDay(answer.onDay, today) })}<br /><span class="said" dir="auto">{answer.words}</span></p>)}
      {remark.answers.length === 0 && <Quiet>{say('remarks.open')}</Quiet>}
    </div>
  )
}

/** The box for it; on the carer's own page too. */
export function RemarkForm({ plan, filled: { answers, errors }, label, hint, save }: { plan: string; filled: Filled; label: string; hint?: string; save: string }) {
  return (
    <form method="post" action={`/plans/${plan}/remarks`} novalidate>
      <input type="hidden" name="id" value={typed(answers, 'id')} />
      <Textarea name="words" rows={4} label={label} hint={hint} value={typed(answers, 'words')} error={errors?.words} />
      <Button>{save}</Button>
    </form>
  )
}

/** The box for the answer. */
export function Answering({ remark, filled: { answers, errors } }: { remark: Remark; filled: Filled }) {
  return (
    <Details summary={say('remarks.answer.save')} class="not-printed" open={remark.answers.length === 0 || Boolean(errors)}>
      <form method="post" action={`/plan-remarks/${remark.id}/answers`} novalidate>
        <input type="hidden" name="id" value={typed(answers, 'id')} />
        <Textarea name="words" id={`answer-${remark.id}`} rows={3} label={say('remarks.answer.words')} hint={say('remarks.answer.hint')} value={typed(answers, 'words')} error={errors?.words} />
        <Button kind="secondary">{say('remarks.answer.save')}</Button>
      </form>
    </Details>
  )
}
