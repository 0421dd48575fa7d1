import type { ComponentChildren } from 'preact'
import { sayDay } from '../../../kernel/dates.ts'
import { Button, DateInput, Details, Input } from '../../../kernel/ui/index.ts'
import { boxes, text } from '../forms.tsx'
import type { TimescalesShown } from '../shown.ts'
import { say } from '../words.ts'
import type { Time } from './times.ts'

/** When the plan is looked at again, what brought that forward, and what became of it; quietly. */
export function LookingAgain(shown: TimescalesShown): ComponentChildren {
  const { times, today } = shown
  const looks = times.filter(({ code }) => code === 'review')
  return (
    <>
      <h2>{say('again.title')}</h2>
      {looks.length === 0 ? <p>{say('again.none')}</p> : (
        <ul role="list">{looks.map((time) => (
          <li>
            <p><span dir="auto">{time.happened === null ? say('again.day', { day: sayDay(time.dueOn, today) }) : say('again.happened', { day: sayDay(time.dueOn, today), what: endsWell(time.happened) })}</span> {became(time, today)}</p>
            <Later {...shown} time={time} />
          </li>
        ))}</ul>
      )}
    </>
  )
}

const endsWell = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`)

function became({ doneOn, how, late, dueOn, happened }: Time, today: string): string {
  if (doneOn !== null && how !== null) return [say(`again.${how}`, { day: sayDay(doneOn, today) }), late ? say('step.late') : ''].join(' ').trim()
  if (happened === null && dueOn >= today) return ''
  return [say('step.waiting'), late ? say('step.past') : ''].join(' ').trim()
}

/** What was written down about it being later, and the form for that where it is. */
export function Later({ time, carer, mayWrite, today, newId, again }: TimescalesShown & { time: Time }) {
  const [year = '', month = '', date = ''] = time.dueOn.split('-')
  const sent = again?.form === 'late' && again.answers.time === time.code && JSON.stringify(boxes(again.answers, 'dueOn')) === JSON.stringify({ day: date, month, year }) ? again : undefined
  const { answers = {}, errors } = sent ?? {}
  const prefix = sent ? '' : `${time.code}-${time.dueOn}-`
  return (
    <>
      {time.reasons.map((one) => <p class="said" dir="auto">{say('late.reason', { by: one.by ?? '', day: sayDay(one.onDay, today), words: one.words })}{one.otherDay && <> {say('late.instead', { day: sayDay(one.otherDay, today) })}</>}</p>)}
      {mayWrite && (time.late || time.happened !== null) && !(time.happened !== null && time.doneOn !== null) && (
        <Details summary={say('late')} open={sent !== undefined}>
          <form method="post" action={`/carers/${carer.id}/timescales/later`} novalidate>
            <input type="hidden" name="id" value={text(answers, 'id') || newId()} />
            <input type="hidden" name="time" value={time.code} />
            <input type="hidden" name="dueOn-day" value={date} /><input type="hidden" name="dueOn-month" value={month} /><input type="hidden" name="dueOn-year" value={year} />
            <Input name="lateWords" id={`${prefix}lateWords`} label={say('late.words')} hint={say('late.words.hint')} value={text(answers, 'lateWords')} error={errors?.lateWords ?? errors?.time} />
            <DateInput id={`${prefix}instead`} namePrefix="instead" legend={say('late.instead.ask')} values={boxes(answers, 'instead')} error={errors?.instead} />
            <Button kind="secondary">{say('late.save')}</Button>
          </form>
        </Details>
      )}
    </>
  )
}
