import { sayDay } from '../../kernel/dates.ts'
import { Button, Details, Picked, Quiet } from '../../kernel/ui/index.ts'
import type { TopicShown } from './not-yet.ts'
import type { Answered } from './queries.ts'
import { say } from './words.ts'

/** What had not come up, to answer or to leave. Its fields belong to the form of the page being written, so that nothing typed there is lost. */
export function TopicQuestions({ topics, id, form, action }: { topics: readonly TopicShown[]; /** The number these answers go by. */ id: string; /** The id of the form on the page. */ form: string; action: string }) {
  if (topics.length === 0) return null
  return (
    <Details summary={say('topics.title')}>
      <p class="quiet">{say('topics.intro')}</p>
      <input type="hidden" name="topics" value={id} form={form} />
      {topics.map((topic) => (
        <Picked legend={topic.words} name={`topic-${topic.key}`} value="" class="one-under-another" items={[
          ...(['not-discussed', 'rather-not'] as const).map((value) => ({ value, text: say(`topics.${value}`), attributes: { form } })), { value: '', text: say('topics.none'), attributes: { form } },
        ]} />
      ))}
      <Button kind="secondary" attributes={{ form, formaction: action }}>{say('topics.keep')}</Button>
    </Details>
  )
}

/** What was answered, and a way to take it back. */
export function TopicsAnswered({ answered, form, action, today }: { answered: readonly (TopicShown & Answered)[]; form?: string; action: string; today: string }) {
  if (answered.length === 0) return null
  return (
    <ul role="list">
      {answered.map((one) => (
        <li>
          {say('topics.answered', { topic: one.words, answer: say(`topics.said.${one.answer}`) })} <Quiet as="span">{sayDay(one.on, today)}</Quiet>
          {form && <> <button class="link-button" name={`topic-${one.key}`} value="taken-back" form={form} formaction={action}>{say('topics.takeBack')}<span class="govuk-visually-hidden">{say('topics.takeBackWhat', { topic: one.words })}</span></button></>}
        </li>
      ))}
    </ul>
  )
}
