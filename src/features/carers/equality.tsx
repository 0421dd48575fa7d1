import { type Answers, type Errors } from '../../kernel/forms.ts'
import { type Honest, honestAnswers } from '../../kernel/schema.ts'
import { Button, Details, Fieldset, Input, Note, Problems, Radios, SummaryList } from '../../kernel/ui/index.ts'
import type { Carer, EqualityAnswer } from './queries.ts'
import { type Question, questions } from './schema.ts'
import { say } from './words.ts'

/** Questions that are answered by telling, where yes and no would be odd. */
const told: readonly Question[] = ['ethnicity', 'religion', 'sexual-orientation']

function sayAnswer(question: Question, answer: Honest): string {
  if (told.includes(question) && answer === 'yes') return say('equality.told')
  return question === 'religion' && answer === 'no' ? say('equality.religion.no') : say(`honest.${answer}`)
}

function sayRow({ question, answer, words }: Pick<EqualityAnswer, 'question' | 'answer' | 'words'>): string {
  return [sayAnswer(question, answer), words].filter(Boolean).join(': ')
}

function sayNewest(question: Question, rows: readonly EqualityAnswer[]): string {
  const newest = rows.find((row) => row.question === question)
  return newest ? sayRow(newest) : say('honest.not-asked')
}

/** What stands there now, as the form's answers; each carries the row it was opened at. */
export function equalityAnswersOf(rows: readonly EqualityAnswer[]): Answers {
  return Object.fromEntries(questions.flatMap((question) => {
    const row = rows.find((one) => one.question === question)
    return [[question, row?.answer ?? 'not-asked'], [`${question}-words`, row?.words ?? ''], [`${question}-was`, row?.id ?? '']]
  }))
}

interface Shown { carer: Carer; rows: readonly EqualityAnswer[]; answers: Answers; errors?: Errors; clash?: readonly Question[]; mayWrite: boolean; kept?: boolean }

/** The equality questions, each with an honest answer. */
export function EqualityPage({ carer, rows, answers, errors, clash = [], mayWrite, kept }: Shown) {
  const earlier = rows.filter((row) => rows.find((one) => one.question === row.question) !== row)
  const value = (name: string) => String(answers[name] ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('equality.title', { name: carer.name })}</h1>
      {kept && <p role="status"><strong>{say('equality.kept')}</strong></p>}
      <p>{say('equality.intro')}</p>
      {!mayWrite && <SummaryList rows={questions.map((question) => ({ key: say(`equality.question.${question}`), value: sayNewest(question, rows) }))} />}
      {mayWrite && <form method="post" action={`/carers/${carer.id}/equality`} novalidate>
        {questions.map((question) => {
          const newest = rows.find((row) => row.question === question)
          const possible = honestAnswers.filter((one) => one !== 'no' || question === 'religion' || !told.includes(question))
          return (
            <Fieldset legend={say(`equality.question.${question}`)} legendSize="m">
              <input type="hidden" name={`${question}-was`} value={value(`${question}-was`)} />
              {clash.includes(question) && newest && <Note>{say('equality.stale', { answer: sayRow(newest) })}</Note>}
              <Radios name={question} small value={value(question)} error={errors?.[question]} items={possible.map((one) => ({ value: one, text: sayAnswer(question, one) }))} />
              <Input name={`${question}-words`} label={say('equality.words')} value={value(`${question}-words`)} error={errors?.[`${question}-words`]} autocomplete="off" />
            </Fieldset>
          )
        })}
        <Button>{say('equality.save')}</Button>
      </form>}
      {earlier.length > 0 && (
        <Details summary={say('equality.before')}>
          <ul>{earlier.map((row) => <li>{say('equality.earlier', { question: say(`equality.question.${row.question}`), answer: sayRow(row) })}</li>)}</ul>
        </Details>
      )}
    </>
  )
}
