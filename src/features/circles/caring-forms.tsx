import type { ComponentChildren } from 'preact'
import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonGroup, Checkboxes, DateInput, Input, Note, Problems, Radios, Textarea } from '../../kernel/ui/index.ts'
import type { Relationship } from './queries.ts'
import { say } from './words.ts'
import { circleLines, endings, hoursBands, type StatementKind } from './schema.ts'
import { called, EndedWords, factsOf, Said, type Whose } from './views.tsx'

/** What a form is filled with; `stale` when somebody else changed what it was opened on. */
export interface Filled { answers: Answers; errors?: Errors; stale?: boolean }

export const typed = ({ answers }: Filled, name: string): string => String(answers[name] ?? '')
const days = (filled: Filled, name: string) => ({ day: typed(filled, `${name}-day`), month: typed(filled, `${name}-month`), year: typed(filled, `${name}-year`) })

interface FrameProps { carer: Whose; title: string; action: string; filled: Filled; intro?: ComponentChildren; now?: ComponentChildren; children: ComponentChildren }

/** What the forms of this room have in common: what is wrong, what stands there now, the button and the way back. */
export function FormPage({ carer, title, action, filled, intro, now, children }: FrameProps) {
  const home = `/carers/${carer.id}/circle`
  return (
    <>
      <Problems errors={filled.errors} />
      <h1 dir="auto">{title}</h1>
      {filled.stale && <Note title={say('stale.title')}><p>{say('stale.now')}</p>{now}<p><a href={home}>{say('stale.leave')}</a></p></Note>}
      {intro && <p>{intro}</p>}
      <form method="post" action={action} novalidate>
        {children}
        <ButtonGroup><Button>{say(filled.stale ? 'keepMine' : 'keep')}</Button><a href={home}>{say('back', { name: called(carer) })}</a></ButtonGroup>
      </form>
    </>
  )
}

interface Asked { carer: Whose; filled: Filled }

/** Somebody the carer cares for: name and what stands between them, no more. */
export function NewCaringPage({ carer, filled }: Asked) {
  const name = called(carer)
  return (
    <FormPage carer={carer} title={say('new.title', { name })} action={`/carers/${carer.id}/circle/relationships`} filled={filled} intro={say('new.intro', { name })}>
      <input type="hidden" name="id" value={typed(filled, 'id')} />
      <input type="hidden" name="personId" value={typed(filled, 'personId')} />
      <Input name="personName" label={say('personName')} hint={say('personName.hint')} value={typed(filled, 'personName')} error={filled.errors?.personName} />
      <Facts carer={carer} filled={filled} />
      <BirthYear carer={carer} filled={filled} />
    </FormPage>
  )
}

export function FactsPage({ carer, filled, relationship }: Asked & { relationship: Relationship }) {
  return (
    <FormPage carer={carer} title={say('facts.title', { person: relationship.personName })} action={`/carers/${carer.id}/circle/relationships/${relationship.id}`} filled={filled}
      now={<p dir="auto">{say('caredFor', { person: relationship.personName, relation: relationship.relation })}. {factsOf(relationship, carer)} {relationship.line && say(`told.${relationship.line}`)}</p>}>
      <input type="hidden" name="version" value={typed(filled, 'version')} />
      <Facts carer={carer} filled={filled} />
    </FormPage>
  )
}

function Facts({ carer, filled }: Asked) {
  const name = called(carer)
  const { errors } = filled
  return (
    <>
      <Input name="relation" label={say('relation', { name })} hint={say('relation.hint', { name })} value={typed(filled, 'relation')} error={errors?.relation} />
      <Input name="since" label={say('since.label')} hint={say('since.hint')} value={typed(filled, 'since')} error={errors?.since} />
      <Radios name="hoursBand" legend={say('hoursBand', { name })} value={typed(filled, 'hoursBand')} error={errors?.hoursBand} small
        items={[...hoursBands.map((band) => ({ value: band, text: say(`hoursBand.${band}`) })), { value: '', text: say('hoursBand.none') }]} />
      <Radios name="livesWith" legend={say('livesWith')} value={typed(filled, 'livesWith') || 'not-asked'} error={errors?.livesWith} small
        items={(['yes', 'no', 'prefers-not', 'not-known', 'not-asked'] as const).map((answer) => ({ value: answer, text: say(`honest.${answer}`) }))} />
      <LineField carer={carer} filled={filled} />
    </>
  )
}

/** How it is between them, in words that the picture draws. */
export function LineField({ carer, filled }: Asked) {
  const name = called(carer)
  return <Radios name="line" legend={say('line', { name })} hint={say('line.hint', { name })} value={typed(filled, 'line')} error={filled.errors?.line} small
    items={[...circleLines.map((line) => ({ value: line, text: say(`line.${line}`) })), { value: '', text: say('line.none') }]} />
}

function BirthYear({ carer, filled }: Asked) {
  return <Input name="birthYear" label={say('birthYear.label')} hint={say('birthYear.hint', { name: called(carer) })} value={typed(filled, 'birthYear')} error={filled.errors?.birthYear} width={4} inputmode="numeric" />
}

/** The few facts of the person cared for, apart from the carer's. */
export function PersonPage({ carer, filled, relationship }: Asked & { relationship: Relationship }) {
  const { personName: person, birthYear } = relationship
  return (
    <FormPage carer={carer} title={say('person.title', { person })} action={`/carers/${carer.id}/circle/relationships/${relationship.id}/person`} filled={filled}
      intro={say('person.intro', { name: called(carer) })} now={<p dir="auto">{person}{birthYear && <>. {say('birthYear', { person, year: String(birthYear) })}</>}</p>}>
      <input type="hidden" name="version" value={typed(filled, 'version')} />
      <Input name="personName" label={say('personName')} hint={say('personName.hint')} value={typed(filled, 'personName')} error={filled.errors?.personName} />
      <BirthYear carer={carer} filled={filled} />
    </FormPage>
  )
}

/** What the carer says now about one thing: what caring is, able, willing, where it stops. */
export function StatementPage({ carer, filled, relationship, kind, today }: Asked & { relationship: Relationship; kind: StatementKind; today: string }) {
  const names = { name: called(carer), person: relationship.personName }
  const before = relationship[kind]
  return (
    <FormPage carer={carer} title={say(`statement.${kind}`, names)} action={`/carers/${carer.id}/circle/relationships/${relationship.id}/statements`} filled={filled} intro={before && say('statement.change')}>
      {before && <Note title={say('statement.before', { on: sayDay(before.saidOn, today) })}><Said statement={before} name={names.name} /></Note>}
      <input type="hidden" name="id" value={typed(filled, 'id')} />
      <input type="hidden" name="kind" value={kind} />
      <Textarea name="words" label={say('statement.words', names)} hint={say(`statement.${kind}.hint`, names)} value={typed(filled, 'words')} error={filled.errors?.words} attributes={{ dir: 'auto' }} />
      <Checkboxes name="answer" values={[typed(filled, 'answer')]} error={filled.errors?.answer} small items={[{ value: 'prefers-not', text: say('prefersNot.tick', names), hint: say('prefersNot.hint') }]} />
      <DateInput id="saidOn" namePrefix="saidOn" legend={say('statement.saidOn')} values={days(filled, 'saidOn')} error={filled.errors?.saidOn} />
    </FormPage>
  )
}

/** Caring for somebody has ended. */
export function EndingPage({ carer, filled, relationship, today }: Asked & { relationship: Relationship; today: string }) {
  const { personName: person, ended } = relationship
  const title = say('ending.title', { person })
  if (ended) {
    return (
      <>
        <h1>{title}</h1>
        <p>{say('ending.already')}</p>
        <EndedWords ended={ended} person={person} today={today} />
        <form method="post" action={`/carers/${carer.id}/circle/relationships/${relationship.id}/ending/withdrawal`}>
          <p>{say('ending.mistake.hint', { person })}</p>
          <ButtonGroup><Button kind="secondary">{say('ending.mistake')}</Button><a href={`/carers/${carer.id}/circle`}>{say('back', { name: called(carer) })}</a></ButtonGroup>
        </form>
      </>
    )
  }
  return (
    <FormPage carer={carer} title={title} action={`/carers/${carer.id}/circle/relationships/${relationship.id}/ending`} filled={filled} intro={say('ending.intro')}>
      <input type="hidden" name="id" value={typed(filled, 'id')} />
      <Radios name="how" legend={say('ending.how')} value={typed(filled, 'how')} error={filled.errors?.how} items={endings.map((how) => ({ value: how, text: say(`ending.how.${how}`, { person }) }))} />
      <DateInput id="on" namePrefix="on" legend={say('ending.on')} values={days(filled, 'on')} error={filled.errors?.on} />
      <Textarea name="words" label={say('ending.words', { name: called(carer) })} hint={say('ending.words.hint')} value={typed(filled, 'words')} error={filled.errors?.words} rows={4} attributes={{ dir: 'auto' }} />
    </FormPage>
  )
}
