import type { ComponentChildren } from 'preact'
import { sayDay } from '../../kernel/dates.ts'
import { type Answers, dayAnswers, type Errors } from '../../kernel/forms.ts'
import { honestAnswers, limits } from '../../kernel/schema.ts'
import { Button, DateInput, Input, Problems, Quiet, Radios, SummaryList, Textarea } from '../../kernel/ui/index.ts'
import type { Carer } from './queries.ts'
import { type Details, type DetailsField, kinds } from './schema.ts'
import { say } from './words.ts'

type As = 'line' | 'two' | 'short' | 'lines' | 'day' | 'honest' | 'kind'
interface Asked { name: DetailsField; as: As; hint?: string; type?: 'tel' | 'email' }

/** The form, section by section. What it asks is what the schema takes. */
const sections: { key: 'who' | 'card' | 'reach' | 'born' | 'died'; fields: Asked[] }[] = [
  { key: 'who', fields: [
    { name: 'callName', as: 'line', hint: say('field.callName.hint', { limit: limits.name }) }, { name: 'fullName', as: 'line' },
    { name: 'pronouns', as: 'short', hint: say('field.pronouns.hint') }, { name: 'gender', as: 'short' },
  ] },
  { key: 'card', fields: [
    { name: 'inOneLine', as: 'two', hint: say('field.inOneLine.hint', { limit: limits.line }) },
    { name: 'takeCare', as: 'two', hint: say('field.takeCare.hint', { limit: limits.line }) },
  ] },
  { key: 'reach', fields: [
    { name: 'contactPreference', as: 'two', hint: say('field.contactPreference.hint', { limit: limits.line }) },
    { name: 'phone', as: 'short', type: 'tel' }, { name: 'email', as: 'line', type: 'email' }, { name: 'address', as: 'line' }, { name: 'postcode', as: 'short' },
    { name: 'communicationNeeds', as: 'lines', hint: say('field.communicationNeeds.hint') }, { name: 'language', as: 'short' }, { name: 'interpreter', as: 'honest' },
  ] },
  { key: 'born', fields: [
    { name: 'dateOfBirth', as: 'day', hint: say('field.dateOfBirth.hint') }, { name: 'stillAtSchool', as: 'honest' },
    { name: 'kindOverride', as: 'kind', hint: say('field.kindOverride.hint') },
  ] },
  { key: 'died', fields: [{ name: 'diedOn', as: 'day' }] },
]
const all = sections.flatMap((section) => section.fields)
const text = (answers: Answers, name: string) => String(answers[name] ?? '')

/** What stands there now, as the form's answers. */
export function answersOf(carer: Carer): Answers {
  return Object.assign({}, ...all.map(({ name, as }) => as === 'day' ? dayAnswers(name, carer[name]) : { [name]: carer[name] ?? '' }))
}

function Question({ asked: { name, as, hint, type }, answers, errors }: { asked: Asked; answers: Answers; errors?: Errors }) {
  const field = { name, label: say(`field.${name}`), hint, value: text(answers, name), error: errors?.[name] }
  const choice = { name, legend: say(`field.${name}`), hint, value: text(answers, name), error: errors?.[name], small: true }
  switch (as) {
    case 'two': return <Textarea {...field} rows={2} />
    case 'lines': return <Textarea {...field} rows={3} />
    case 'honest': return <Radios {...choice} items={honestAnswers.map((one) => ({ value: one, text: say(`honest.${one}`) }))} />
    case 'kind': return <Radios {...choice} items={[{ value: '', text: say('field.kindOverride.none') }, ...kinds.map((one) => ({ value: one, text: say(`field.kindOverride.${one}`) }))]} />
    case 'day': return <DateInput id={name} namePrefix={name} legend={say(`field.${name}`)} hint={hint} error={errors?.[name]} values={{ day: text(answers, `${name}-day`), month: text(answers, `${name}-month`), year: text(answers, `${name}-year`) }} />
    default: return <Input {...field} type={type} width={as === 'short' ? 20 : undefined} autocomplete="off" />
  }
}

/** Everything of the carer's own facts, to be changed. */
export function DetailsPage({ carer, answers = answersOf(carer), errors }: { carer: Carer; answers?: Answers; errors?: Errors }) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('details.title', { name: carer.name })}</h1>
      <p>{say('details.intro')}</p>
      <form method="post" action={`/carers/${carer.id}/details`} novalidate>
        <input type="hidden" name="version" value={text(answers, 'version') || String(carer.version)} />
        {sections.map(({ key, fields }) => (
          <>
            <h2>{say(`details.section.${key}`)}</h2>
            {key === 'born' && <Quiet>{sayKind(carer)}</Quiet>}
            {fields.map((asked) => <Question asked={asked} answers={answers} errors={errors} />)}
          </>
        ))}
        <Button>{say('details.save')}</Button>
      </form>
      <MoreOf id={carer.id} />
    </>
  )
}

function MoreOf({ id }: { id: string }) {
  return (
    <ul>
      <li><a href={`/carers/${id}/equality`}>{say('details.equality')}</a></li>
      <li><a href={`/carers/${id}/contacts`}>{say('details.contacts')}</a></li>
      <li><a href={`/carers/${id}/workers`}>{say('details.workers')}</a></li>
    </ul>
  )
}

/** The same facts for somebody who may read and not write. */
export function DetailsReadPage({ carer }: { carer: Carer }) {
  return (
    <>
      <h1>{say('details.title', { name: carer.name })}</h1>
      <Quiet>{say('details.readOnly')}</Quiet>
      {sections.filter(({ key }) => key !== 'died' || carer.diedOn).map(({ key, fields }) => (
        <>
          <h2>{say(`details.section.${key}`)}</h2>
          <SummaryList rows={fields.map(({ name, as }) => ({ key: say(`field.${name}`), value: as === 'kind' ? sayKind(carer) : saidAs(as, carer[name]) ?? say('details.none') }))} />
        </>
      ))}
      <MoreOf id={carer.id} />
    </>
  )
}

function sayKind(carer: Carer): string {
  if (carer.kindOverride) return say(`details.kind.${carer.kind}.said`)
  return say(carer.dateOfBirth === null ? `details.kind.${carer.kind}.unknown` : `details.kind.${carer.kind}`)
}

function saidAs(as: As, value: string | null): ComponentChildren {
  if (as === 'kind') return say(`field.kindOverride.${(value ?? 'none') as 'none'}`)
  if (value === null || value === '') return null
  if (as === 'day') return sayDay(value)
  if (as === 'honest') return say(`honest.${value as 'yes'}`)
  return <span class="typed">{value}</span>
}

/** Two versions of the same details: choose, field by field. Nothing typed is lost, and nothing of the colleague's either. */
export function StalePage({ carer, mine, was }: { carer: Carer; mine: Details; was: Details | undefined }) {
  const differing = all.filter(({ name }) => (mine[name] ?? '') !== (carer[name] ?? ''))
  const said = (as: As, value: string | null) => <span>{saidAs(as, value) ?? say('stale.nothing')}</span>
  return (
    <>
      <h1>{say('stale.title')}</h1>
      <p>{say('stale.intro', { name: carer.name })}</p>
      <form method="post" action={`/carers/${carer.id}/details`} novalidate>
        <input type="hidden" name="version" value={carer.version} />
        {all.map(({ name }) => <input type="hidden" name={name} value={mine[name] ?? ''} />)}
        {differing.map(({ name, as }) => {
          // Where only the colleague changed it, hers stands unless told otherwise; whatever I typed myself is chosen first.
          const untouched = was !== undefined && (was[name] ?? '') === (mine[name] ?? '')
          return (
            <>
              <input type="hidden" name={`theirs.${name}`} value={carer[name] ?? ''} />
              <Radios name={`choose.${name}`} legend={say(`field.${name}`)} legendSize="s" value={untouched ? 'theirs' : 'mine'} items={[
                { value: 'mine', text: <>{say('stale.mine', { words: '' })}{said(as, mine[name])}</> },
                { value: 'theirs', text: <>{say('stale.theirs', { words: '' })}{said(as, carer[name])}</> },
              ]} />
            </>
          )
        })}
        <Button>{say('stale.save')}</Button>
      </form>
    </>
  )
}
