import { timescaleCodes } from '../../frameworks/timescales.ts'
import { type Answers, dayAnswers, type Errors } from '../../kernel/forms.ts'
import { Button, DateInput, Input, Radios } from '../../kernel/ui/index.ts'
import { say } from './words.ts'

interface Filled { answers?: Answers; errors?: Errors }
export const text = (answers: Answers, name: string) => String(answers[name] ?? '')
export const boxes = (answers: Answers, name: string) => ({ day: text(answers, `${name}-day`), month: text(answers, `${name}-month`), year: text(answers, `${name}-year`) })
/** The same questions may stand there several times; the form that came back has plain ids, which the error summary links to. */
const prefixFor = (form: string, errors: Errors | undefined) => errors ? '' : `${form}-`

/** Who is terminally ill, since when that is known, and how. */
export function NoticeFields({ caring, answers = {}, errors, today, newId }: Filled & { caring: readonly { id: string; personName: string; relation: string }[]; today: string; newId: string }) {
  const given = 'identifiedOn-day' in answers ? answers : { ...dayAnswers('identifiedOn', today), ...answers }
  const prefix = prefixFor('notice', errors)
  return (
    <>
      <input type="hidden" name="id" value={text(answers, 'id') || newId} />
      <Radios name="relationship" idPrefix={`${prefix}relationship`} legend={say('note.who')} value={text(answers, 'relationship')} error={errors?.relationship} items={caring.map((one) => ({ value: one.id, text: `${one.personName}, ${one.relation}` }))} />
      <DateInput id={`${prefix}identifiedOn`} namePrefix="identifiedOn" legend={say('note.on')} hint={say('note.on.hint')} values={boxes(given, 'identifiedOn')} error={errors?.identifiedOn} />
      <Input name="how" id={`${prefix}how`} label={say('note.how')} hint={say('note.how.hint')} value={text(answers, 'how')} error={errors?.how} />
      <Button>{say('note.save')}</Button>
    </>
  )
}

/** Why it was later, or the other day that was asked for. */
export function ReasonFields({ notice, answers = {}, errors, newId }: Filled & { notice: string; newId: string }) {
  const prefix = prefixFor(`reason-${notice}`, errors)
  return (
    <>
      <input type="hidden" name="id" value={text(answers, 'id') || newId} />
      <input type="hidden" name="notice" value={notice} />
      <Radios name="code" idPrefix={`${prefix}code`} legend={say('reason.code')} small value={text(answers, 'code')} error={errors?.code} items={timescaleCodes.map((code) => ({ value: code, text: say(`step.${code}`) }))} />
      <Input name="words" id={`${prefix}words`} label={say('reason.words')} hint={say('reason.words.hint')} value={text(answers, 'words')} error={errors?.words} />
      <DateInput id={`${prefix}otherDay`} namePrefix="otherDay" legend={say('reason.other')} hint={say('reason.other.hint')} values={boxes(answers, 'otherDay')} error={errors?.otherDay} />
      <Button>{say('reason.save')}</Button>
    </>
  )
}

/** It was written down by mistake. */
export function MistakeFields({ notice, answers = {}, errors }: Filled & { notice: string }) {
  const prefix = prefixFor(`mistake-${notice}`, errors)
  return (
    <>
      <input type="hidden" name="notice" value={notice} />
      <Input name="why" id={`${prefix}why`} label={say('mistake.why')} value={text(answers, 'why')} error={errors?.why} />
      <Button kind="secondary">{say('mistake.save')}</Button>
    </>
  )
}
