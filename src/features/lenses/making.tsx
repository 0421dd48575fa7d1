import { type ConceptId, concepts } from '../../frameworks/concepts.ts'
import { lenses as published } from '../../frameworks/lenses/index.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonGroup, ButtonLink, Details, Input, Problems, Quiet, Radios, Select, Textarea } from '../../kernel/ui/index.ts'
import type { OwnLens } from './queries.ts'
import { mostParts } from './schema.ts'
import { asLens } from './see.ts'
import { LensView, type OutcomeShown } from './views.tsx'
import { say } from './words.ts'

/** Six outcomes of nobody in particular, each about something else: what a new lens is tried on. */
const samples: readonly OutcomeShown[] = ([
  ['To sleep through so I am not snapping at the kids', 'O1'], ['To keep my Tuesday choir', 'O2'], ['To be his wife again and not just his nurse', 'O3'],
  ['The ward asks me as well, I know her best', 'O9', 'O10'], ['To know who comes if I am ill tomorrow', 'X5'], ['Dad settled with somebody he knows', 'X1', 'O12'],
] as const).map(([statement, ...about], at) => ({ id: String(at), statement, concepts: about }))

/** Every lens there is, and what each cannot see. */
export function LensesPage({ own, mayMake, today }: { own: readonly OwnLens[]; mayMake: boolean; today: string }) {
  return (
    <>
      <h1>{say('list.title')}</h1>
      <p>{say('list.intro')}</p>
      {mayMake && <p><ButtonLink href="/lenses/new" kind="secondary">{say('list.new')}</ButtonLink></p>}
      {own.length > 0 && <><h2>{say('list.own')}</h2><ul class="govuk-list">{own.map((one) => (
        <li>{mayMake ? <a href={`/lenses/${one.id}`}>{one.name}</a> : one.name} <Quiet as="span">{[one.forWhom, one.inUse === 'no' && say('list.put'), say('list.kept', { day: sayDay(one.on, today), by: one.by ?? 'none' })].filter(Boolean).join(' · ')}</Quiet></li>
      ))}</ul></>}
      <h2>{say('list.come')}</h2>
      {published.map((lens) => <Details summary={lens.name}><LensView lens={lens} outcomes={samples} /></Details>)}
    </>
  )
}

interface MakingShown { title: string; answers: Answers; errors?: Errors; /** The parts as they are read so far, to choose among. */ names: readonly string[]; preview?: Pick<OwnLens, 'id' | 'name' | 'forWhom' | 'parts'>; history: readonly OwnLens[]; today: string }

/** Make a lens, or word it otherwise: its parts, where each concept has its place, and how it looks before it is kept. */
export function MakingPage({ title, answers, errors, names, preview, history, today }: MakingShown) {
  const typed = (name: string) => String(answers[name] ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1>{title}</h1>
      <form method="post" action="/lenses" novalidate>
        <input type="hidden" name="id" value={typed('id')} />
        <input type="hidden" name="lens" value={typed('lens')} />
        <Input name="name" label={say('form.name')} hint={say('form.name.hint')} value={typed('name')} error={errors?.name} />
        <Input name="forWhom" label={say('form.forWhom')} value={typed('forWhom')} error={errors?.forWhom} />
        <Textarea name="parts" label={say('form.parts')} hint={say('form.parts.hint', { most: mostParts })} rows={6} value={typed('parts')} error={errors?.parts} />
        {names.length > 0 && (
          <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{say('form.places')}</legend>
            <p>{say('form.places.hint')}</p>
            {concepts.map((concept) => <Place concept={concept} names={names} value={typed(concept.id)} error={errors?.[concept.id]} />)}
          </fieldset>
        )}
        <Radios name="inUse" legend={say('form.inUse')} value={typed('inUse')} error={errors?.inUse} items={(['yes', 'no'] as const).map((value) => ({ value, text: say(`form.inUse.${value}`) }))} />
        <ButtonGroup>
          <Button>{say('form.keep')}</Button>
          <Button kind="secondary" name="ask" value="preview">{say('form.preview')}</Button>
        </ButtonGroup>
      </form>
      {preview && <><h2 id="preview">{say('preview')}</h2><p>{say('preview.intro')}</p><LensView lens={asLens(preview)} outcomes={samples} /></>}
      {history.length > 1 && <Details summary={say('history')}><ul>{history.slice(1).map((one) => (
        <li>{one.name}: {one.parts.map((part) => part.name).join(', ')} <Quiet as="span">{say('list.kept', { day: sayDay(one.on, today), by: one.by ?? 'none' })}</Quiet></li>
      ))}</ul></Details>}
    </>
  )
}

function Place({ concept, names, value, error }: { concept: { id: ConceptId; name: string }; names: readonly string[]; value: string; error?: string }) {
  const items = names.flatMap((part, at) => [{ value: `${at + 1}=`, text: say('form.same', { part }) }, { value: `${at + 1}~`, text: say('form.part', { part }) }])
  return <Select name={concept.id} label={concept.name} value={value} error={error} items={[{ value: '', text: say('form.noPlace') }, ...items]} />
}
