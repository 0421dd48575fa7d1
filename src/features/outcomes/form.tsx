import { type ConceptGroup, conceptGroups, concepts } from '../../frameworks/concepts.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { limits } from '../../kernel/schema.ts'
import { Button, ButtonGroup, Checkboxes, DateInput, Details, Input, Note, Picked, Problems, Quote, Radios, Textarea } from '../../kernel/ui/index.ts'
import { directions, whoseWords } from './schema.ts'
import { say } from './terms.tsx'

export interface OutcomeFormProps {
  /** What she is called here. */
  name: string
  answers: Answers
  errors?: Errors
  /** The words it is made of, when they were lifted out of a talk and this person may read them. */
  lifted?: { words: string; heldOn: string; href: string } | null
  today: string
  action: string
  /** The record or the highlight it belongs to; the version when it is there already. */
  hidden: Record<string, string>
  title: string
  hint: string
  /** What stands there now, when somebody else changed it meanwhile. */
  theirs?: { words: string; href: string }
}

/** Write an outcome down, or word it otherwise. */
export function OutcomeFormPage(props: OutcomeFormProps) {
  const { name, answers, errors, lifted } = props
  const text = (field: string) => String(answers[field] ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1 class="govuk-heading-l">{props.title}</h1>
      <p>{props.hint}</p>
      {props.theirs && <Note><p>{say('edit.theirs')}</p><p class="typed">{props.theirs.words}</p><p><a href={props.theirs.href}>{say('edit.leave')}</a></p></Note>}
      {lifted && <p><a href={lifted.href}>{say('new.lifted', { day: sayDay(lifted.heldOn, props.today) })}</a> <Quote>{lifted.words}</Quote></p>}
      <form method="post" action={props.action} novalidate>
        {Object.entries(props.hidden).map(([field, value]) => <input type="hidden" name={field} value={value} />)}
        <Textarea name="statement" label={say('new.statement', { name })} labelSize="m" hint={say('new.statementHint', { name, limit: limits.words })} rows={3} value={text('statement')} error={errors?.statement} />
        <Radios name="whoseWords" legend={say('new.whose')} legendSize="s" small value={text('whoseWords') || (lifted ? 'verbatim' : 'agreed')} error={errors?.whoseWords}
          items={whoseWords.filter((value) => value !== 'verbatim' || lifted || text('whoseWords') === 'verbatim').map((value) => ({ value, text: say(`whose.${value}`, { name }) }))} />
        <Radios name="direction" legend={say('new.direction')} legendSize="m" value={text('direction')} error={errors?.direction}
          items={directions.map((value) => ({ value, text: say(`choose.${value}`), hint: value === 'be-treated' && say('choose.be-treated.hint', { name }) }))} />
        <Concepts answers={answers} errors={errors} />
        <Textarea name="whyItMatters" label={say('new.why')} rows={2} value={text('whyItMatters')} error={errors?.whyItMatters} />
        <Textarea name="looksLike" label={say('new.looksLike')} rows={2} value={text('looksLike')} error={errors?.looksLike} />
        <h2>{say('new.banks', { name })}</h2>
        <Input name="nearBank" label={say('new.nearBank')} hint={say('new.nearHint')} value={text('nearBank')} error={errors?.nearBank} />
        <Input name="farBank" label={say('new.farBank', { name })} hint={say('new.farHint')} value={text('farBank')} error={errors?.farBank} />
        <Began {...props} />
        <ButtonGroup><Button preventDoubleClick>{say('new.save')}</Button></ButtonGroup>
      </form>
    </>
  )
}

function Concepts({ answers, errors }: Pick<OutcomeFormProps, 'answers' | 'errors'>) {
  const chosen = [answers.concepts ?? []].flat()
  return (
    <Details summary={say('new.concepts')} open={chosen.length > 0 || Boolean(errors?.concepts)}>
      <p id={errors?.concepts ? 'concepts-list' : undefined}>{say('new.conceptsHint')}</p>
      {conceptGroups.map((group, index) => (
        <Checkboxes name="concepts" idPrefix={index ? `concepts-${index}` : 'concepts'} small legend={groupName(group)} legendSize="s" values={chosen} error={index === 0 ? errors?.concepts : undefined}
          items={concepts.filter((one) => one.group === group).map((one) => ({ value: one.id, text: one.name, hint: one.explanation }))} />
      ))}
    </Details>
  )
}

function groupName(group: ConceptGroup): string {
  return group.charAt(0).toUpperCase() + group.slice(1)
}

/** Where we begin: folded, for who wants a river. Nine stones between her own two banks. */
function Began({ name, answers, errors }: OutcomeFormProps) {
  const text = (field: string) => String(answers[field] ?? '')
  const near = text('nearBank') || say('new.near')
  const far = text('farBank') || say('new.far')
  const open = ['beganStory', 'beganStone', 'beganGood', 'beganBad'].some((field) => text(field) !== '' || errors?.[field]) || Boolean(errors?.beganOn)
  const stones = (field: 'beganStone' | 'beganBad' | 'beganGood', legend: string, hint?: string) => (
    <Picked name={field} legend={legend} hint={hint} value={text(field)} items={[{ value: '', text: say('new.noStone') }, ...Array.from({ length: 9 }, (_, index) => ({
      value: String(index + 1), text: say(index === 0 ? 'new.stone1' : index === 8 ? 'new.stone9' : 'new.stone', { number: index + 1, near, far }),
    }))]} />
  )
  return (
    <Details summary={say('new.began')} open={open}>
      <DateInput id="beganOn" namePrefix="beganOn" legend={say('new.beganOn')} error={errors?.beganOn} values={{ day: text('beganOn-day'), month: text('beganOn-month'), year: text('beganOn-year') }} />
      <Textarea name="beganStory" label={say('new.beganStory', { name })} rows={2} value={text('beganStory')} error={errors?.beganStory} />
      {stones('beganStone', say('new.beganStone'), say('new.beganStoneHint', { near, far }))}
      {stones('beganBad', say('new.beganBad'))}
      {stones('beganGood', say('new.beganGood'))}
    </Details>
  )
}
