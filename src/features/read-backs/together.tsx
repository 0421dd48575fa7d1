import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, Input, Picked, Problems } from '../../kernel/ui/index.ts'
import type { Item } from './items.ts'
import type { Reading } from './reading.tsx'
import { answers as codes } from './schema.ts'
import { say } from './words.ts'

type Shown = Omit<Reading, 'title' | 'writes'> & { answers: Answers; errors?: Errors }

/** Go through it at the table: each sentence large, and yes or not quite beside it. */
export function TogetherPage({ head, back, answers, errors }: Shown) {
  const rows = { answers, errors }
  const nothing = back.passages.length + back.outcomes.length + back.actions.length + back.differences.length === 0
  return (
    <>
      <Problems errors={errors} />
      <h1 class="govuk-heading-l">{say('together.title')}</h1>
      {nothing ? <p>{say('together.nothing')}</p> : (
        <>
          <p>{say('together.intro')}</p>
          <form method="post" action={`/conversations/${head.id}/read-back-answers`} novalidate data-keep={`read-back:${head.id}`}>
            <input type="hidden" name="id" value={String(answers.id)} />
            <Rows title={say('matters')} items={back.outcomes.map((one) => one.item)} {...rows} />
            {back.passages.length > 0 && <h2>{say('said')}</h2>}
            {back.passages.map(({ passage, sentences }) => <section><h3>{passage.name}</h3>{sentences.map((item) => <Row item={item} {...rows} />)}</section>)}
            <Rows title={say('agreed')} items={back.actions.map((one) => one.item)} {...rows} />
            <Rows title={say('differs')} items={back.differences.map((one) => one.item)} {...rows} />
            <Button preventDoubleClick>{say('together.keep')}</Button>
          </form>
        </>
      )}
      <p class="no-print"><a href={`/conversations/${head.id}/read-back`}>{say('backToReading')}</a></p>
    </>
  )
}

interface Asked { answers: Answers; errors?: Errors }

function Rows({ title, items, ...asked }: Asked & { title: string; items: readonly Item[] }) {
  if (items.length === 0) return null
  return <section><h2>{title}</h2>{items.map((item) => <Row item={item} {...asked} />)}</section>
}

function Row({ item, answers, errors }: Asked & { item: Item }) {
  const was = item.said
  return (
    <div class="read-row">
      <p class="typed" dir="auto">{item.words}</p>
      <Picked legend={<span class="govuk-visually-hidden">{say('isIt', { words: item.words })}</span>} name={`said-${item.key}`} value={String(answers[`said-${item.key}`] ?? was?.answer ?? '')} items={codes.map((value) => ({ value, text: say(value) }))} />
      <Input name={`words-${item.key}`} label={say('herWords')} value={String(answers[`words-${item.key}`] ?? was?.herWords ?? '')} error={errors?.[`words-${item.key}`]} />
    </div>
  )
}
