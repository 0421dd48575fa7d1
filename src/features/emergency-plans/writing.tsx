import type { ComponentChildren } from 'preact'
import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonGroup, Checkboxes, DayField, Details, Input, Note, Problems, Radios, Select, Sheet, Textarea } from '../../kernel/ui/index.ts'
import type { CirclePerson } from '../circles/index.ts'
import type { EmergencyPlan } from './queries.ts'
import { agreedAnswers, decisionKeys, honest, keyAnswers, mostDecisions, mostPeople, personKeys, type PartName, partsOf, type PlanKind, rows, standings } from './schema.ts'
import { type About, EmergencyPlanDocument, partTitle, say } from './views.tsx'

export interface WritingProps {
  carer: string
  kind: PlanKind
  about: About
  /** Everybody around the carer, to be chosen from. */
  circle: readonly Pick<CirclePerson, 'id' | 'name' | 'leftOn'>[]
  answers: Answers
  errors?: Errors
  /** After how many months it is looked at again, if no day is given. */
  months: number
  /** These words were taken over from the carer's plan. */
  carried: boolean
  /** What somebody else wrote meanwhile. */
  theirs?: EmergencyPlan
  today: string
}

const typed = (answers: Answers, name: string) => String(answers[name] ?? '')

/** Write a version. Nothing must be filled in; what is not asked for every day is folded. */
export function EmergencyWritingPage(props: WritingProps) {
  const { carer, kind, about, answers, errors, theirs } = props
  const { name } = about
  const field = (key: string) => ({ name: key, value: typed(answers, key), error: errors?.[key] })
  const folded = ['cardName', 'cardLine', 'cardWhere']
  return (
    <>
      <Problems errors={errors} days={['writtenOn', 'lookOn', ...rows(mostDecisions).map((row) => `by.${row}`)]} />
      {theirs && <Stale {...props} theirs={theirs} />}
      <h1>{say(`write.title.${kind}`, { name })}</h1>
      <p>{say('write.intro')}</p>
      <form method="post" action={`/carers/${carer}/emergency-plans`} novalidate data-keep={`emergency-plan:${carer}:${kind}:${typed(answers, 'supersedes')}`}>
        {['id', 'kind', 'supersedes'].map((key) => <input type="hidden" name={key} value={typed(answers, key)} />)}
        <Radios name="standing" legend={say(`write.standing.${kind}`)} legendSize="m" small value={typed(answers, 'standing')} error={errors?.standing} items={standings.map((value) => ({ value, text: say(`standing.${value}`) }))} />
        <Textarea {...field('why')} rows={2} label={say('write.why', { name })} />
        {kind === 'emergency' && <h2>{say('write.happens')}</h2>}
        {props.carried && <Note>{say('write.earlier', { name })}</Note>}
        {kind === 'emergency' && <><PartFields {...props} part="firstHour" /><People {...props} /></>}
        {partsOf[kind].filter((part) => part !== 'firstHour').map((part) => <PartFields {...props} part={part} />)}
        {kind === 'future' && <Decisions {...props} />}
        {kind === 'emergency' && (
          <Sheet>
            <h2>{say('write.card')}</h2>
            <p>{say('write.card.hint')}</p>
            <Details summary={say('write.card')} open={folded.some((key) => typed(answers, key) !== '' || errors?.[key])}>
              <Input {...field('cardLine')} label={say('write.cardLine')} hint={say('write.cardLine.hint')} />
              <Input {...field('cardName')} label={say('write.cardName')} />
              <Input {...field('cardWhere')} label={say('write.cardWhere')} hint={say('write.cardWhere.hint')} />
            </Details>
          </Sheet>
        )}
        <h2>{say('write.days')}</h2>
        <DayField name="writtenOn" legend={say('write.writtenOn')} answers={answers} error={errors?.writtenOn} />
        <DayField name="lookOn" legend={say('write.lookOn')} hint={say('write.lookOn.hint', { months: props.months })} answers={answers} error={errors?.lookOn} />
        <ButtonGroup>
          <Button>{say(theirs ? 'write.keepMine' : 'write.save')}</Button>
          <a href={`/carers/${carer}/${kind}-plan`}>{say('write.leave')}</a>
        </ButtonGroup>
      </form>
    </>
  )
}

function PartFields({ part, kind, about, answers, errors }: WritingProps & { part: PartName }) {
  const [words, answer, card] = [`part.${part}`, `answer.${part}`, `card.${part}`]
  const more = typed(answers, answer) !== '' || typed(answers, card) !== '' || errors?.[card] !== undefined || errors?.[answer] !== undefined
  const title = partTitle(part, about)
  return (
    <>
      <Textarea name={words} rows={3} label={title} labelSize="m" hint={say(`write.part.hint.${part}`, { name: about.name })} value={typed(answers, words)} error={errors?.[words]} attributes={{ dir: 'auto' }} />
      <Details summary={<>{say(`write.more.${kind}`)}<span class="govuk-visually-hidden">: {title}</span></>} open={more}>
        <Select name={answer} label={<>{say('write.answer')}<span class="govuk-visually-hidden">: {title}</span></>} value={typed(answers, answer)} error={errors?.[answer]} items={[{ value: '', text: say('write.answer.words') }, ...honest.map((value) => ({ value, text: say(`write.answer.${value}`) }))]} />
        {kind === 'emergency' && <Input name={card} label={<>{say('write.card.part')}<span class="govuk-visually-hidden">: {title}</span></>} value={typed(answers, card)} error={errors?.[card]} />}
      </Details>
    </>
  )
}

/** Rows that were begun stand open, and the first; the others are folded. */
function Rows({ begun, most, row }: { begun: number; most: number; row: (index: number) => ComponentChildren }) {
  const open = Math.max(1, begun)
  return <>{rows(open).map(row)}{open < most && <Details summary={say('write.rows')}>{rows(most).slice(open).map(row)}</Details>}</>
}

/** How many rows from the first to the last in which something was typed. */
const begunRows = (answers: Answers, keys: readonly string[], most: number) => rows(most).filter((row) => keys.some((key) => ['', '-day', '-month', '-year'].some((part) => typed(answers, `${key}.${row}${part}`) !== ''))).map((row) => row + 1).at(-1) ?? 0

function People({ answers, errors, about: { name }, circle }: WritingProps) {
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><h2 class="govuk-fieldset__heading">{say('write.people')}</h2></legend>
      <p>{say('write.people.hint')}</p>
      <Rows begun={begunRows(answers, personKeys, mostPeople)} most={mostPeople} row={(row) => {
        const field = (key: string) => ({ name: `${key}.${row}`, value: typed(answers, `${key}.${row}`), error: errors?.[`${key}.${row}`] })
        const chosen = typed(answers, `circle.${row}`)
        const around = circle.filter(({ id, leftOn }) => leftOn === null || id === chosen)
        return (
          <Sheet>
            <h3>{say('write.person', { number: row + 1 })}</h3>
            {around.length > 0 && <Select {...field('circle')} label={say('write.circle', { name })} hint={say('write.circle.hint')} items={[{ value: '', text: say('write.circle.none') }, ...around.map((one) => ({ value: one.id, text: one.leftOn ? say('write.circle.left', { name: one.name }) : one.name }))]} />}
            <Input {...field('name')} label={say('write.name')} />
            <Input {...field('who')} label={say('write.who', { name })} />
            <Input {...field('phone')} label={say('write.phone')} type="tel" width={20} />
            <Select {...field('agreed')} label={say('write.agreed')} items={[{ value: '', text: say('write.agreed.none') }, ...agreedAnswers.map((value) => ({ value, text: say(`write.agreed.${value}`) }))]} />
            <Details summary={<>{say('write.person.more')}<span class="govuk-visually-hidden">: {say('write.person', { number: row + 1 })}</span></>} open={['can', 'cannot', 'key', 'on'].some((key) => field(key).value !== '' || field(key).error)}>
              <Input {...field('can')} label={say('write.can')} />
              <Input {...field('cannot')} label={say('write.cannot')} />
              <Select {...field('key')} label={say('write.key')} items={[{ value: '', text: say('write.key.none') }, ...keyAnswers.map((value) => ({ value, text: say(`write.key.${value}`) }))]} />
              <Checkboxes name={`on.${row}`} small values={[typed(answers, `on.${row}`)]} items={[{ value: 'on', text: say('write.on') }]} />
            </Details>
          </Sheet>
        )
      }} />
    </fieldset>
  )
}

function Decisions({ answers, errors }: WritingProps) {
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><h2 class="govuk-fieldset__heading">{say('write.decisions')}</h2></legend>
      <Rows begun={begunRows(answers, decisionKeys, mostDecisions)} most={mostDecisions} row={(row) => {
        const field = (key: string) => ({ name: `${key}.${row}`, value: typed(answers, `${key}.${row}`), error: errors?.[`${key}.${row}`] })
        return (
          <Sheet>
            <h3>{say('write.decision', { number: row + 1 })}</h3>
            <Input {...field('what')} label={say('write.what')} />
            <DayField name={`by.${row}`} legend={say('write.by')} answers={answers} error={errors?.[`by.${row}`]} />
            <Input {...field('asked')} label={say('write.asked')} />
          </Sheet>
        )
      }} />
    </fieldset>
  )
}

/** What somebody else wrote meanwhile, whole, above mine. */
function Stale({ theirs, about, today, carer, kind }: WritingProps & { theirs: EmergencyPlan }) {
  return (
    <div role="alert">
      <Note title={say('stale.title')}>
        <p>{say('stale.intro')}</p>
        <p><b>{say('stale.by', { day: sayDay(theirs.writtenOn, today), by: theirs.writtenBy ?? '' })}</b></p>
        <EmergencyPlanDocument shown={{ plan: theirs, versions: [theirs], about, readers: [], today }} level={3} />
        <p><a href={`/carers/${carer}/${kind}-plan`}>{say('write.leave')}</a></p>
      </Note>
    </div>
  )
}
