import { sayDay } from '../../kernel/dates.ts'
import { Button, DateInput, Input, Radios, Textarea } from '../../kernel/ui/index.ts'
import { type Filled, FormPage, LineField, typed } from './caring-forms.tsx'
import type { CirclePerson } from './queries.ts'
import { say } from './words.ts'
import { circleKinds } from './schema.ts'
import { called, type Whose } from './views.tsx'

interface Asked { carer: Whose; filled: Filled }

/** Somebody else around the carer, and what flows each way. */
export function NewPersonPage({ carer, filled }: Asked) {
  return (
    <FormPage carer={carer} title={say('newPerson.title', { name: called(carer) })} action={`/carers/${carer.id}/circle/people`} filled={filled}>
      <input type="hidden" name="id" value={typed(filled, 'id')} />
      <Fields carer={carer} filled={filled} />
    </FormPage>
  )
}

/** Change what is written about somebody, or say that they are not around any more, or are again. */
export function ChangePersonPage({ carer, filled, person, leaving, today }: Asked & { person: CirclePerson; leaving: Filled; today: string }) {
  const home = `/carers/${carer.id}/circle/people/${person.id}`
  return (
    <>
      <FormPage carer={carer} title={say('changePerson.title', { person: person.name, who: person.who })} action={home} filled={{ ...filled, errors: filled.errors ?? leaving.errors }} now={<Now person={person} carer={carer} />}>
        <input type="hidden" name="version" value={typed(filled, 'version')} />
        <Fields carer={carer} filled={filled} />
      </FormPage>
      {person.leftOn
        ? (
          <form method="post" action={`${home}/return`}>
            <p>{say('people.gone')}: {say('people.left', { on: sayDay(person.leftOn, today) })}</p>
            <Button kind="secondary">{say('return.keep')}</Button>
          </form>
        )
        : (
          <form method="post" action={`${home}/leaving`} novalidate>
            <h2>{say('leaving.title')}</h2>
            <DateInput id="on" namePrefix="on" legend={say('leaving.on')} values={{ day: typed(leaving, 'on-day'), month: typed(leaving, 'on-month'), year: typed(leaving, 'on-year') }} error={leaving.errors?.on} />
            <Button kind="secondary">{say('leaving.keep')}</Button>
          </form>
        )}
    </>
  )
}

function Now({ person, carer }: { person: CirclePerson; carer: Whose }) {
  const name = called(carer)
  const flows = [[say('people.gives', { name }), person.gives], [say('people.gets', { name }), person.gets], [say('people.contact'), person.contact]]
  return <><p dir="auto">{say('changePerson.title', { person: person.name, who: person.who })} ({say(`kind.${person.kind}`)}). {say(person.line ? `told.${person.line}` : 'told.unsaid')}</p>{flows.map(([label, words]) => words && <p dir="auto">{label}: {words}</p>)}</>
}

function Fields({ carer, filled }: Asked) {
  const name = called(carer)
  const { errors } = filled
  return (
    <>
      <Input name="name" label={say('name')} hint={say('name.hint')} value={typed(filled, 'name')} error={errors?.name} />
      <Input name="who" label={say('who')} hint={say('who.hint')} value={typed(filled, 'who')} error={errors?.who} />
      <Radios name="kind" legend={say('kind')} value={typed(filled, 'kind') || 'person'} error={errors?.kind} small items={circleKinds.map((kind) => ({ value: kind, text: say(`kind.${kind}.label`) }))} />
      <Textarea name="gives" label={say('gives.label', { name })} hint={say('gives.hint')} value={typed(filled, 'gives')} error={errors?.gives} rows={2} attributes={{ dir: 'auto' }} />
      <Textarea name="gets" label={say('gets.label', { name })} hint={say('gets.hint')} value={typed(filled, 'gets')} error={errors?.gets} rows={2} attributes={{ dir: 'auto' }} />
      <LineField carer={carer} filled={filled} />
      <Input name="contact" label={say('contact.label')} hint={say('contact.hint', { name })} value={typed(filled, 'contact')} error={errors?.contact} />
    </>
  )
}
