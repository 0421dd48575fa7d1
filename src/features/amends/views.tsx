import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, Empty, Input, Problems, Select } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import english from './words.en.json'

export const say = makeWords(english)

export interface Choice { id: string; name: string }
interface Filled { answers?: Answers; errors?: Errors }

/** Bring two records of one person together. */
export function MergePage({ carer, others, id, answers, errors }: Filled & { carer: Choice; others: readonly Choice[]; id: string }) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('merge.title')}</h1>
      <p>{say('merge.intro', { name: carer.name })}</p>
      {others.length === 0 ? <Empty>{say('merge.none')}</Empty> : (
        <form method="post" action={`/carers/${carer.id}/merges`} novalidate>
          <input type="hidden" name="id" value={id} />
          <Choose name="other" label={say('merge.other')} hint={say('merge.other.hint')} choices={others} answers={answers} errors={errors} />
          <Input name="why" label={say('merge.why')} value={String(answers?.why ?? '')} error={errors?.why} />
          <Button kind="warning">{say('merge.go')}</Button>
        </form>
      )}
    </>
  )
}

/** Move a talk to the person whose talk it was. */
export function MovePage({ conversation, carer, others, answers, errors }: Filled & { conversation: string; carer: Choice; others: readonly Choice[] }) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('move.title')}</h1>
      <p>{say('move.intro', { name: carer.name })}</p>
      {others.length === 0 ? <Empty>{say('merge.none')}</Empty> : (
        <form method="post" action={`/conversations/${conversation}/moves`} novalidate>
          <Choose name="to" label={say('move.to')} hint={say('merge.other.hint')} choices={others} answers={answers} errors={errors} />
          <Button kind="warning">{say('move.go')}</Button>
        </form>
      )}
    </>
  )
}

function Choose({ name, label, hint, choices, answers, errors }: Filled & { name: string; label: string; hint: string; choices: readonly Choice[] }) {
  const items = [{ value: '', text: say('merge.choose') }, ...choices.map((one) => ({ value: one.id, text: one.name }))]
  return <Select name={name} label={label} hint={hint} items={items} value={String(answers?.[name] ?? '')} error={errors?.[name]} />
}
