import { type ConceptGroup, conceptGroups, concepts } from '../../frameworks/concepts.ts'
import { stoneChoice, stones } from '../../frameworks/stones.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { limits } from '../../kernel/schema.ts'
import { Button, ButtonGroup, Checkboxes, DateInput, Details, Input, Note, Problems, Quote, Radios, Textarea } from '../../kernel/ui/index.ts'
import type { Suggestion } from '../lenses/index.ts'
import { CannotJudge, type Coached, Questions } from '../coach/index.ts'
import type { PassageVoice } from '../conversations/index.ts'
import { directions, doesNotFit, kinds, whose, whoseWords } from './schema.ts'
import { say } from './terms.tsx'

export interface OutcomeFormProps {
  /** What she is called here. */
  name: string
  answers: Answers
  errors?: Errors
  /** The words it is made of, when they were lifted out of a talk and this person may read them. */
  lifted?: { words: string; voice: PassageVoice; name: string; heldOn: string; href: string } | null
  today: string
  action: string
  /** The record or the highlight it belongs to; the version when it is there already. */
  hidden: Record<string, string>
  title: string
  hint: string
  /** Where the coach is asked about the statement while it is written, and what it said when it was asked without a script. */
  coach: { href: string; offline: string; route?: string; coached?: Coached }
  /** Concepts that the words may point to. */
  suggested: readonly Suggestion[]
  /** What stands there now, when somebody else changed it meanwhile. */
  theirs?: { words: string; href: string }
}

/** Write an outcome down, or word it otherwise. */
export function OutcomeFormPage(props: OutcomeFormProps) {
  const { name, answers, errors, lifted } = props
  const text = (field: string) => String(answers[field] ?? '')
  const exact = Boolean(lifted && lifted.voice !== 'unsaid')
  return (
    <>
      <Problems errors={errors} />
      <h1 class="govuk-heading-l">{props.title}</h1>
      <p>{props.hint}</p>
      {props.theirs && <Note><p>{say('edit.theirs')}</p><p class="typed">{props.theirs.words}</p><p><a href={props.theirs.href}>{say('edit.leave')}</a></p></Note>}
      {lifted && <p><a href={lifted.href}>{say('new.lifted', { day: sayDay(lifted.heldOn, props.today) })}</a> {exact ? <Quote>{lifted.words}</Quote> : <span dir="auto">{lifted.words}</span>}</p>}
      <form method="post" action={props.action} novalidate data-coach={props.coach.href} data-coach-offline={props.coach.offline} data-keep={`outcome:${props.action}:${props.hidden.highlight ?? ''}:${props.hidden.carer ?? ''}:${props.hidden.version ?? ''}`}>
        {Object.entries(props.hidden).map(([field, value]) => <input type="hidden" name={field} value={value} />)}
        <Textarea name="statement" label={say('new.statement', { name })} labelSize="m" hint={say('new.statementHint', { name, limit: limits.words })} rows={3} value={text('statement')} error={errors?.statement} />
        <Coaching {...props.coach} />
        <Radios name="whoseWords" legend={say('new.whose')} legendSize="m" hint={exact ? undefined : say(lifted ? 'new.notSaid' : 'new.notLifted', { name })} value={text('whoseWords') || (exact ? 'verbatim' : 'agreed')} error={errors?.whoseWords}
          items={whoseWords.filter((value) => value !== 'verbatim' || exact || text('whoseWords') === 'verbatim').map((value) => ({ value, text: say(`whose.${value}`, { name: !lifted || lifted.voice === 'carer' ? name : lifted.name }) }))} />
        <Radios name="direction" legend={say('new.direction')} legendSize="m" value={text('direction')} error={errors?.direction}
          items={directions.map((value) => ({ value, text: say(`choose.${value}`), hint: value === 'be-treated' && say('choose.be-treated.hint', { name }) }))} />
        <Concepts answers={answers} errors={errors} suggested={props.suggested} />
        <KindAndWhose answers={answers} errors={errors} />
        <Textarea name="whyItMatters" label={say('new.why')} rows={2} value={text('whyItMatters')} error={errors?.whyItMatters} />
        <Textarea name="looksLike" label={say('new.looksLike')} rows={2} value={text('looksLike')} error={errors?.looksLike} />
        <h2>{say('new.banks', { name })}</h2>
        <Input name="nearBank" label={say('new.nearBank')} hint={say('new.nearHint')} value={text('nearBank')} error={errors?.nearBank} />
        <Input name="farBank" label={say('new.farBank', { name })} hint={say('new.farHint')} value={text('farBank')} error={errors?.farBank} />
        <Began {...props} />
        <ButtonGroup><Button preventDoubleClick>{say('new.save')}</Button><Button kind="secondary" name="ask" value="coach">{say('new.ask')}</Button></ButtonGroup>
      </form>
    </>
  )
}

/** Beside the statement: what a good supervisor would ask, for whoever wants to know. */
function Coaching({ route, coached }: OutcomeFormProps['coach']) {
  return (
    <>
      <div data-coach-place aria-live="polite">{coached && <Questions coached={coached} route={route} />}</div>
      {coached && <CannotJudge />}
    </>
  )
}

function Concepts({ answers, errors, suggested }: Pick<OutcomeFormProps, 'answers' | 'errors' | 'suggested'>) {
  const chosen = [answers.concepts ?? []].flat()
  return (
    <Details summary={say('new.concepts')} open={chosen.length > 0 || answers.fits === doesNotFit || suggested.length > 0 || Boolean(errors?.concepts ?? errors?.fits)}>
      <Suggested suggestions={suggested} />
      <p id={errors?.concepts ? 'concepts-list' : undefined}>{say('new.conceptsHint')}</p>
      {conceptGroups.map((group, index) => (
        <Checkboxes name="concepts" idPrefix={index ? `concepts-${index}` : 'concepts'} small legend={groupName(group)} legendSize="s" values={chosen} error={index === 0 ? errors?.concepts : undefined}
          items={concepts.filter((one) => one.group === group).map((one) => ({ value: one.id, text: one.name, hint: one.explanation }))} />
      ))}
      <Checkboxes name="fits" small values={[answers.fits ?? []].flat()} error={errors?.fits} items={[{ value: doesNotFit, text: say('new.fits') }]} />
    </Details>
  )
}

/** What the words may point to, with the words that made it come up. People choose. */
export function Suggested({ suggestions }: { suggestions: readonly Suggestion[] }) {
  if (suggestions.length === 0) return null
  return <p class="quiet">{say('new.suggested')} {suggestions.map(({ name, words }) => say('new.suggested.line', { name, words: words.slice(0, 4).join(', ') })).join('; ')}. {say('new.suggested.choose')}</p>
}

function KindAndWhose({ answers, errors }: Pick<OutcomeFormProps, 'answers' | 'errors'>) {
  const [kind, belongs] = [String(answers.kind ?? ''), String(answers.whose ?? '')]
  return (
    <Details summary={say('new.kindOf')} open={kind !== '' || belongs !== '' || Boolean(errors?.kind ?? errors?.whose)}>
      <Radios name="kind" small legend={say('new.kind')} value={kind} error={errors?.kind} items={[...kinds.map((value) => ({ value, text: say(`kind.${value}`) })), { value: '', text: say('new.kind.none') }]} />
      <Radios name="whose" small legend={say('new.whoseIs')} value={belongs} error={errors?.whose} items={[...whose.map((value) => ({ value, text: say(`whose.is.${value}`) })), { value: '', text: say('new.kind.none') }]} />
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
  const row = (field: 'beganStone' | 'beganBad' | 'beganGood', legend: string, hint?: string) => <Stones field={field} legend={legend} hint={hint} near={near} far={far} value={text(field)} error={errors?.[field]} />
  return (
    <Details summary={say('new.began')} open={open}>
      <DateInput id="beganOn" namePrefix="beganOn" legend={say('new.beganOn')} error={errors?.beganOn} values={{ day: text('beganOn-day'), month: text('beganOn-month'), year: text('beganOn-year') }} />
      <Textarea name="beganStory" label={say('new.beganStory', { name })} rows={2} value={text('beganStory')} error={errors?.beganStory} />
      {row('beganStone', say('new.beganStone'), say('new.beganStoneHint'))}
      {row('beganBad', say('new.beganBad'))}
      {row('beganGood', say('new.beganGood'))}
    </Details>
  )
}

interface StonesProps { field: string; legend: string; hint?: string; near: string; far: string; value: string; error?: string }

/** Nine places to choose from, and none. The two banks and half way can be seen; each place says itself to a screen reader. */
function Stones({ field, legend, hint, near, far, value, error }: StonesProps) {
  return (
    <fieldset class="stones" aria-describedby={[hint && `${field}-hint`, error && `${field}-error`].filter(Boolean).join(' ') || undefined}>
      <legend>{legend}</legend>
      {hint && <div class="quiet" id={`${field}-hint`}>{hint}</div>}
      {error && <p id={`${field}-error`} class="govuk-error-message">{error}</p>}
      <div class="banks"><span dir="auto">{near}</span><span>{say('new.halfWay')}</span><span dir="auto">{far}</span></div>
      <div class="stepping">
        {stones.map((stone) => (
          <label>
            <input type="radio" name={field} id={stone === 1 ? field : `${field}-${stone}`} value={stone} checked={value === String(stone)} />
            <span class="govuk-visually-hidden">{stoneChoice(stone, near, far)}</span>
          </label>
        ))}
      </div>
      <label class="left-out"><input type="radio" name={field} id={`${field}-none`} value="" checked={value === ''} />{say('new.noStone')}</label>
    </fieldset>
  )
}
