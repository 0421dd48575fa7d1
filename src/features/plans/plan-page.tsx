import { sayDay } from '../../kernel/dates.ts'
import { type Errors, wordsIn } from '../../kernel/forms.ts'
import type { AskedTongue } from '../../kernel/languages/asked.ts'
import { tongueOf } from '../../kernel/languages/tongue.ts'
import { Told } from '../../kernel/languages/told.tsx'
import { InTongue, TongueChoice } from '../../kernel/languages/tongue-choice.tsx'
import { Button, ButtonGroup, ButtonLink, DateInput, Details, Empty, Input, Note, Problems, Quiet, Radios, Textarea, Unkept } from '../../kernel/ui/index.ts'
import { type Look, PlanDocument, PlanHistory } from './document/page.tsx'
import type { Shown } from './document/sentences.ts'
import type { Given } from './giving/queries.ts'
import { GivenList } from './giving/views.tsx'
import { boxes, type Filled, typed } from './filled.ts'
import type { Happening, Plan, Remark } from './queries.ts'
import { extents } from './schema.ts'
import { say, say as english, tell } from './words.ts'

export interface PlanPageProps extends Shown {
  plan: Plan
  hash: string
  remarks: readonly Remark[]
  /** Who was given what of every version. */
  given: readonly Given[]
  look: Look | undefined
  /** What the law asks for that is missing yet, by what it is called in the plan; not told to the carer. */
  missing?: readonly string[]
  /** How many more are told once something of that is there. */
  waiting?: number
  /** Of a draft: the law asks for something else by now. */
  lawChanged?: boolean
  mayWrite: boolean
  /** How the document is told. */
  asked: AskedTongue
  /** The forms of this page, each as it was sent or fresh. */
  agreeing: Filled & { changed?: boolean; /** Somebody else came first: with this plan, or with a later one. */ late?: 'already' | 'later' }
  /** `open`: they came here to give somebody a copy. */
  giving: Filled & { open?: boolean }
  approving: Filled
  /** The law asks that another authority approve it before it is given, and nobody has written that down. */
  needsApproval: boolean
  remarking: Filled
  happening: Filled
  /** The first look back since something is said to have happened. */
  lookedOn: (happening: Happening) => string | undefined
  /** Answers to remarks, by remark. */
  answering: (remark: string) => Filled
}

/** The readable document, and what can be done with it. */
export function PlanPage(props: PlanPageProps) {
  const { plan, content, agreement, mayWrite, agreeing, asked: { tongue } } = props
  const draft = agreement === null
  return (
    <>
      <Problems errors={{ ...agreeing.errors, ...props.giving.errors, ...props.approving.errors, ...props.happening.errors, ...props.remarking.errors, ...answerErrors(props) }} />
      {agreeing.changed && <div role="alert"><Note title={say('agree.changed')}>{say('agree.changed.next')}</Note></div>}
      {agreeing.late && <div role="alert"><Note title={say(`agree.${agreeing.late}`)}>{say(`agree.${agreeing.late}.next`)}</Note></div>}
      {agreeing.late && <Unkept title={say('unkept')} words={wordsIn({ by: typed(agreeing.answers, 'agreedBy'), how: typed(agreeing.answers, 'how'), comment: typed(agreeing.answers, 'comment') })} />}
      <h1>{say('title', { name: content.carer })}</h1>
      {draft && <p><strong class="govuk-tag govuk-tag--grey">{say('draft')}</strong></p>}
      {plan.supersededBy && <Note>{say('superseded', { day: sayDay(plan.supersededBy.onDay) })} <a href={`/plans/${plan.supersededBy.id}`}>{say('superseded.by')}</a></Note>}
      {plan.endedOn && (
        <Note>
          <p>{say('ended', { day: sayDay(plan.endedOn) })}</p>
          {mayWrite && <form method="post" action={`/plans/${plan.id}/ending/undoing`}><Button kind="secondary">{say('ended.undo')}</Button></form>}
        </Note>
      )}
      <Quiet>
        <PlanHistory content={content} agreement={agreement} />
        {plan.sequence > 1 && mayWrite && <> <a href={`/plans/${plan.id}/comparison`}>{say('compare')}</a></>}
      </Quiet>
      <InTongue tongue={tongue}><PlanDocument {...props} sources={mayWrite} tongue={tongue} /></InTongue>
      <ButtonGroup>
        {mayWrite && draft && !plan.superseded && <ButtonLink href={`/plans/${plan.id}/writing`}>{say('write')}</ButtonLink>}
        {!draft && mayWrite && <ButtonLink href={`/plans/${plan.id}?giving#to`}>{say('give')}</ButtonLink>}
        <CopyLinks plan={plan.id} />
        {!draft && mayWrite && plan.current && <a class="govuk-link" href={`/carers/${plan.carer}/copies/new?kind=plan`}>{say('forSomebody')}</a>}
        {!draft && mayWrite && <a class="govuk-link" href={`/carers/${plan.carer}/plans/new?from=${plan.id}`}>{say('next')}</a>}
        {mayWrite && plan.current && !plan.endedOn && <a class="govuk-link" href={`/plans/${plan.id}/ending`}>{say('end')}</a>}
      </ButtonGroup>
      <CopyTongue plan={plan.id} theirs={props.asked.theirs} />
      {mayWrite && draft && !plan.superseded && <Agreeing {...props} />}
    </>
  )
}

// The boxes for answers stand once for each remark, and so do their names in the summary.
function answerErrors({ remarks, answering }: PlanPageProps): Errors {
  return Object.fromEntries(remarks.flatMap(({ id }) => Object.values(answering(id).errors ?? {}).map((words) => [`answer-${id}`, words])))
}

/** Print, PDF, and both in large print. Each comes in her language where we have the words. */
export function CopyLinks({ plan }: { plan: string }) {
  return (
    <>
      <ButtonLink kind="secondary" href={`/plans/${plan}/print`}>{say('print')}</ButtonLink>
      <ButtonLink kind="secondary" href={`/plans/${plan}/plan.pdf`}>{say('pdf')}</ButtonLink>
      <ButtonLink kind="secondary" href={`/plans/${plan}/plan-large-print.pdf`}>{say('pdf.large')}</ButtonLink>
    </>
  )
}

/** Under those: in which language they come, and the same in English. */
export function CopyTongue({ plan, theirs }: { plan: string; theirs: AskedTongue['theirs'] }) {
  const ways = (tag: string) => [{ text: say('print'), href: `/plans/${plan}/print?language=${tag}` }, { text: say('pdf'), href: `/plans/${plan}/plan.pdf?language=${tag}` }, { text: say('pdf.large'), href: `/plans/${plan}/plan-large-print.pdf?language=${tag}` }]
  return theirs ? <TongueChoice tongue={tongueOf(theirs)} theirs={theirs} of="copies" ways={ways} /> : null
}

function Agreeing({ plan, hash, agreeing: { answers, errors, changed } }: PlanPageProps) {
  return (
    <section aria-labelledby="agreeing" class="not-printed">
      <h2 id="agreeing">{say('agree')}</h2>
      <p>{say('agree.intro')}</p>
      <Details summary={say('agree')} open={Boolean(errors) || changed}>
        <form method="post" action={`/plans/${plan.id}/agreement`} novalidate>
          <input type="hidden" name="id" value={typed(answers, 'id')} />
          <input type="hidden" name="seen" value={hash} />
          <Input name="agreedBy" label={say('agree.by')} value={typed(answers, 'agreedBy')} error={errors?.agreedBy} />
          <Input name="how" label={say('agree.how')} hint={say('agree.how.hint')} value={typed(answers, 'how')} error={errors?.how} />
          <Radios name="extent" legend={say('agree.extent')} value={typed(answers, 'extent')} error={errors?.extent} items={extents.map((value) => ({ value, text: say(`agree.extent.${value}`) }))} />
          <Textarea name="comment" rows={3} label={say('agree.comment')} hint={say('agree.comment.hint')} value={typed(answers, 'comment')} error={errors?.comment} />
          <DateInput id="on" namePrefix="on" legend={say('agree.on')} values={boxes(answers, 'on')} error={errors?.on} />
          <Button>{say('agree.save')}</Button>
        </form>
      </Details>
    </section>
  )
}

/** The copy as it goes on paper. What is a draft says so at the head of every page. */
export function PrintPage({ plan, back, asked, large, ...shown }: Shown & { plan: Plan; back: string; asked: AskedTongue; large: boolean }) {
  const [{ content, agreement }, { tongue }] = [shown, asked]
  const say = tell(tongue)
  const ways = (tag: string) => [{ text: english('copy'), href: `/plans/${plan.id}/print?language=${tag}${large ? '&size=large' : ''}` }]
  return (
    <>
      <p class="not-printed">{english('print.note', { name: content.carer })} <a href={`/plans/${plan.id}/print?size=large&language=${tongue.tag}`}>{english('print.large')}</a> · <a href={back}>{english('print.back')}</a></p>
      <TongueChoice {...asked} ways={ways} />
      <InTongue tongue={tongue}>
        <div class="every-page">
          {agreement === null && <div class="every-page-head"><b>{say('draft')}</b></div>}
          <div>
            <h1><Told>{say('title', { name: tongue.own(content.carer) })}</Told></h1>
            <Quiet><PlanHistory content={content} agreement={agreement} tongue={tongue} /></Quiet>
            <PlanDocument content={content} genuine={shown.genuine} copy tongue={tongue} />
          </div>
        </div>
      </InTongue>
    </>
  )
}

/** Every version, the newest first. */
export function PlansPage({ carer, name, plans, given, today, mayWrite }: { carer: string; name: string; plans: readonly Plan[]; given: readonly Given[]; today: string; mayWrite: boolean }) {
  const begin = mayWrite && <ButtonLink href={`/carers/${carer}/plans/new`}>{say('list.new')}</ButtonLink>
  const stateOf = (plan: Plan) => [
    plan.agreement ? say('list.agreed', { day: sayDay(plan.agreement.onDay, today) }) : say('list.draft'),
    plan.current ? say('list.current') : plan.superseded ? say('list.superseded') : null,
  ].filter(Boolean).join(' · ')
  return (
    <>
      <h1>{say('list.title', { name })}</h1>
      {plans.length === 0 ? <Empty next={begin}>{say('list.none')}</Empty> : (
        <>
          <p>{say('list.intro')}</p>
          <ul>{plans.map((plan) => <li><a href={`/plans/${plan.id}`}>{say('list.item', { day: sayDay(plan.madeOn) })}</a> <Quiet as="span">{stateOf(plan)}</Quiet></li>)}</ul>
          {begin}
          <h2>{say('given')}</h2>
          <p>{say('given.intro')}</p>
          <GivenList given={given} today={today} />
        </>
      )}
    </>
  )
}
