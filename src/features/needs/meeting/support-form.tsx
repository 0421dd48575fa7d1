import { Button, Problems, Radios, Select, Textarea } from '../../../kernel/ui/index.ts'
import { type Action, type Choices, PromiseFields } from '../../actions/index.ts'
import { type Filled, typed } from '../forms.tsx'
import type { Need } from '../queries.ts'
import { charges, forWhoms, ways } from '../schema.ts'
import { say } from '../words.ts'

const short = (words: string) => words.length > 90 ? `${words.slice(0, 88)}…` : words

/** Who helps to meet a need: a promise that is there already, or a new one, written once and found everywhere. */
export function SupportPage({ need, promises, answers, errors, ...choices }: Choices & Filled & { need: Need; promises: readonly Action[] }) {
  const name = choices.carer.shortName
  return (
    <>
      <Problems errors={errors} days={['by']} />
      <h1>{say('support.new.title')}</h1>
      <p class="typed" dir="auto">{need.words}</p>
      <form method="post" action={`/needs/${need.id}/supports`} novalidate data-keep={`support:${need.id}`}>
        <input type="hidden" name="id" value={typed(answers, 'id')} />
        <input type="hidden" name="newId" value={typed(answers, 'newId')} />
        <Radios name="way" legend={say('support.way')} value={typed(answers, 'way')} error={errors?.way} items={ways.map((way) => ({ value: way, text: say(`way.${way}`, { name }), hint: say(`way.${way}.hint`, { name }) }))} />
        {promises.length > 0 && <Select name="action" label={say('support.which')} value={typed(answers, 'action')} error={errors?.action}
          items={[{ value: '', text: say('support.which.new') }, ...promises.map((one) => ({ value: one.id, text: short(`${one.who}: ${one.what}`) }))]} />}
        <fieldset class="govuk-fieldset" id={promises.length > 0 ? undefined : 'action'}>
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{say('support.which.new')}</legend>
          <PromiseFields {...choices} answers={answers} errors={errors} forWhat={false} />
        </fieldset>
        <Radios name="forWhom" legend={say('support.forWhom')} value={typed(answers, 'forWhom')} error={errors?.forWhom} items={forWhoms.map((code) => ({ value: code, text: say(`forWhom.${code}`, { name }) }))} />
        <Radios name="charge" legend={say('support.charge', { name })} hint={say('support.charge.hint')} small value={typed(answers, 'charge')} error={errors?.charge} items={charges.map((code) => ({ value: code, text: say(`charge.${code}`) }))} />
        <Textarea name="chargeWords" label={say('support.chargeWords')} rows={2} value={typed(answers, 'chargeWords')} error={errors?.chargeWords} />
        <Button preventDoubleClick>{say('keep')}</Button>
      </form>
    </>
  )
}
