import { sayDay } from '../../../kernel/dates.ts'
import type { Answers, Errors } from '../../../kernel/forms.ts'
import { Button, Empty, Problems, Quiet, Quote, Radios, Select, Textarea } from '../../../kernel/ui/index.ts'
import { hopedAnswers } from '../schema.ts'
import { say } from '../words.ts'
import type { OwnOutcome, OwnWords } from './queries.ts'

interface OwnWordsShown {
  outcomes: readonly OwnOutcome[]
  workers: readonly { id: string; name: string }[]
  before: readonly OwnWords[]
  today: string
  answers: Answers
  errors?: Errors
  kept: boolean
}

/** What she wants to say about something that matters to her, whenever she likes, and what she said before. */
export function OwnWordsPage({ outcomes, workers, before, today, answers, errors, kept }: OwnWordsShown) {
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
      <p><a href="/my-endings">{say('own.endings')}</a></p>
      <p><a href="/my-what-helped">{say('own.helped')}</a></p>
      <p><a href="/reminders">{say('own.reminders')}</a></p>
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
