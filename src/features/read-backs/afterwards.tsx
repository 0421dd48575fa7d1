import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, DayField, Details, Input, Quiet, Radios, Select } from '../../kernel/ui/index.ts'
import type { ConversationHead } from '../conversations/index.ts'
import type { ReadBack } from './read-back.ts'
import { copyHows, standings } from './schema.ts'
import type { Stood } from './standing/queries.ts'
import { say } from './words.ts'

export interface Filled { answers: Answers; errors?: Errors }
interface AfterwardsShown { head: ConversationHead; name: string; back: ReadBack; stood: Stood | undefined; today: string; /** The forms, for those who may write; one may come back as it was sent. */ forms?: { copy: Filled; standing: Filled } }

/** What follows the reading: the copy, and what the talk was in law. */
export function Afterwards({ head, name, back, stood, today, forms }: AfterwardsShown) {
  return (
    <>
      <h2>{say('copies', { name })}</h2>
      {back.copies.length === 0 ? <p>{say('copies.none')}</p> : (
        <ul>{back.copies.map((copy) => <li>{copy.how === 'not-wanted' ? `${say('copy.not-wanted')}, ${sayDay(copy.on, today)}` : say('copy.one', { how: say(`copy.${copy.how}`), whom: copy.forWhom, day: sayDay(copy.on, today) })}{copy.words && <>. <span dir="auto">{copy.words}</span></>}</li>)}</ul>
      )}
      {forms && <CopyForm head={head} {...forms.copy} />}
      {forms && <p class="no-print"><a href={`/conversations/${head.id}/listening`}>{say('listened', { name })}</a></p>}
      <Quiet as="div" class="in-law">
        <h2>{say('law')}</h2>
        <p>{stood ? <>{say(`law.${stood.standing}`)}{stood.words && <>: <span dir="auto">{stood.words}</span></>}. {stood.by && say('law.by', { by: stood.by, day: sayDay(stood.on, today) })}</> : say('law.unsaid')}</p>
      </Quiet>
      {forms && <StandingForm head={head} {...forms.standing} />}
    </>
  )
}

/** Which matters most to her, and which comes then. */
export function HerOrder({ head, name, back, answers, errors }: Filled & Pick<AfterwardsShown, 'head' | 'name' | 'back'>) {
  return (
    <div class="no-print">
      <Details summary={say('matters.order', { name })} open={Boolean(errors)}>
        <form method="post" action={`/conversations/${head.id}/read-back-orders`} novalidate>
          <input type="hidden" name="id" value={String(answers.id)} />
          {back.outcomes.map((outcome, at) => (
            <Select name={`place-${outcome.id}`} id={at === 0 ? 'order' : `place-${outcome.id}`} label={say('matters.place', { statement: outcome.statement })} value={String(answers[`place-${outcome.id}`] ?? at + 1)} error={at === 0 ? errors?.order : undefined}
              items={[{ value: '', text: say('matters.place.none') }, ...back.outcomes.map((_, n) => ({ value: String(n + 1), text: say('matters.nth', { n: n + 1 }) }))]} />
          ))}
          <Button kind="secondary">{say('matters.keep')}</Button>
        </form>
      </Details>
    </div>
  )
}

function CopyForm({ head, answers, errors }: Filled & Pick<AfterwardsShown, 'head'>) {
  const typed = (name: string) => String(answers[name] ?? '')
  return (
    <div class="no-print">
      <Details summary={say('copy.form')} open={Boolean(errors)}>
        <form method="post" action={`/conversations/${head.id}/copies`} novalidate>
          <input type="hidden" name="id" value={typed('id')} />
          <Radios name="how" small legend={say('copy.how')} value={typed('how')} error={errors?.how} items={copyHows.map((value) => ({ value, text: say(`copy.${value}`) }))} />
          <Input name="forWhom" label={say('copy.forWhom')} width={20} value={typed('forWhom')} error={errors?.forWhom} />
          <DayField name="on" legend={say('copy.on')} answers={answers} error={errors?.on} />
          <Input name="words" label={say('copy.words')} value={typed('words')} error={errors?.words} />
          <Button kind="secondary" preventDoubleClick>{say('copy.keep')}</Button>
        </form>
      </Details>
    </div>
  )
}

function StandingForm({ head, answers, errors }: Filled & Pick<AfterwardsShown, 'head'>) {
  const typed = (name: string) => String(answers[name] ?? '')
  return (
    <div class="no-print">
      <Details summary={say('law.change')} open={Boolean(errors)}>
        <form method="post" action={`/conversations/${head.id}/standings`} novalidate>
          <input type="hidden" name="id" value={typed('id')} />
          <Radios name="standing" small legend={say('law.standing')} hint={say('law.hint')} value={typed('standing')} error={errors?.standing} items={standings.map((value) => ({ value, text: say(`law.${value}`) }))} />
          <Input name="words" id="law-words" label={say('law.words')} value={typed('words')} error={errors?.words} />
          <Button kind="secondary" preventDoubleClick>{say('law.keep')}</Button>
        </form>
      </Details>
    </div>
  )
}
