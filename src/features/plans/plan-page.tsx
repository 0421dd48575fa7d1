import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonGroup, ButtonLink, DateInput, Details, Empty, Input, Note, Problems, Quiet, Quote, Radios, SideList, Textarea } from '../../kernel/ui/index.ts'
import type { Issue, Plan, Remark } from './queries.ts'
import { extents, issueForms } from './schema.ts'
import { historyOf, type Look, PlanDocument, say, sayList, type Shown } from './views.tsx'

export interface Filled { answers: Answers; errors?: Errors }
const typed = (answers: Answers, name: string) => String(answers[name] ?? '')
/** The three boxes of a day, as they were typed. */
export const boxes = (answers: Answers, name: string) => ({ day: typed(answers, `${name}-day`), month: typed(answers, `${name}-month`), year: typed(answers, `${name}-year`) })

export interface PlanPageProps extends Shown {
  plan: Plan
  hash: string
  remarks: readonly Remark[]
  look: Look | undefined
  /** What the law asks for that is missing yet, by what it is called in the plan; not told to the carer. */
  missing?: readonly string[]
  mayWrite: boolean
  /** The forms of this page, each as it was sent or fresh. */
  agreeing: Filled & { changed?: boolean; already?: boolean }
  /** `open`: they came here to give somebody a copy. */
  giving: Filled & { open?: boolean }
  remarking: Filled
  /** Answers to remarks, by remark. */
  answering: (remark: string) => Filled
}

/** The readable document, and what can be done with it. */
export function PlanPage(props: PlanPageProps) {
  const { plan, content, agreement, mayWrite, agreeing } = props
  const draft = agreement === null
  return (
    <>
      <Problems errors={{ ...agreeing.errors, ...props.giving.errors, ...props.remarking.errors, ...answerErrors(props) }} />
      {agreeing.changed && <div role="alert"><Note title={say('agree.changed')}>{say('agree.changed.next')}</Note></div>}
      {agreeing.already && <div role="alert"><Note title={say('agree.already')}>{say('agree.already.next')}</Note></div>}
      <h1>{say('title', { name: content.carer })}</h1>
      {draft && <p><strong class="govuk-tag govuk-tag--grey">{say('draft')}</strong></p>}
      {plan.superseded && <Note>{say('superseded')}</Note>}
      {plan.endedOn && (
        <Note>
          <p>{say('ended', { day: sayDay(plan.endedOn) })}</p>
          {mayWrite && <form method="post" action={`/plans/${plan.id}/ending/undoing`}><Button kind="secondary">{say('ended.undo')}</Button></form>}
        </Note>
      )}
      <Quiet>
        {historyOf({ content, agreement }).join(' ')}
        {agreement?.comment && <> {say('agreed.comment', { name: agreement.by })} <span dir="auto">{agreement.comment}</span></>}
        {plan.supersedes && mayWrite && <> <a href={`/plans/${plan.id}/comparison`}>{say('compare')}</a></>}
      </Quiet>
      <PlanDocument {...props} />
      <ButtonGroup>
        {mayWrite && draft && !plan.superseded && <ButtonLink href={`/plans/${plan.id}/writing`}>{say('write')}</ButtonLink>}
        {!draft && mayWrite && <ButtonLink href={`/plans/${plan.id}?giving#to`}>{say('give')}</ButtonLink>}
        <CopyLinks plan={plan.id} />
        {!draft && mayWrite && <a href={`/carers/${plan.carer}/plans/new?from=${plan.id}`}>{say('next')}</a>}
        {mayWrite && plan.current && !plan.endedOn && <a href={`/plans/${plan.id}/ending`}>{say('end')}</a>}
      </ButtonGroup>
      {mayWrite && draft && !plan.superseded && <Agreeing {...props} />}
    </>
  )
}

// The boxes for answers stand once for each remark, and so do their names in the summary.
function answerErrors({ remarks, answering }: PlanPageProps): Errors {
  return Object.fromEntries(remarks.flatMap(({ id }) => Object.values(answering(id).errors ?? {}).map((words) => [`answer-${id}`, words])))
}

/** In the margin, quietly: whether all that the law asks for is there. */
export function LawLine({ plan, missing }: { plan: string; missing: readonly string[] }) {
  return (
    <SideList title={say('law.aside')}>
      <p><small>{missing.length === 0 ? say('law.ready.short') : say('law.missing.short', { count: missing.length, what: sayList(missing) })} <a href={`/plans/${plan}/law`}>{say('law.open')}</a></small></p>
    </SideList>
  )
}

/** Print, PDF, and both in large print. */
export function CopyLinks({ plan }: { plan: string }) {
  return (
    <>
      <ButtonLink kind="secondary" href={`/plans/${plan}/print`}>{say('print')}</ButtonLink>
      <ButtonLink kind="secondary" href={`/plans/${plan}/plan.pdf`}>{say('pdf')}</ButtonLink>
      <ButtonLink kind="secondary" href={`/plans/${plan}/plan-large-print.pdf`}>{say('pdf.large')}</ButtonLink>
    </>
  )
}

function Agreeing({ plan, hash, agreeing: { answers, errors, changed } }: PlanPageProps) {
  return (
    <section aria-labelledby="agreeing">
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

/** Beside the plan: who has a copy, and "that's not what I said". */
export function PlanAside(props: PlanPageProps & { today: string }) {
  const { plan, content, remarks, mayWrite, giving: { answers, errors, open }, today } = props
  return (
    <>
      <div id="copies">
        <SideList title={say('copies')} items={plan.issues.map((issue) => copyWords(issue, today))}>
          {plan.issues.length === 0 && <Quiet>{say('copies.none')}</Quiet>}
        </SideList>
        {mayWrite && plan.agreement && (
          <Details summary={say('give')} open={Boolean(errors) || open}>
            <form method="post" action={`/plans/${plan.id}/issues`} novalidate>
              <input type="hidden" name="id" value={typed(answers, 'id')} />
              <Input name="to" label={say('give.to')} value={typed(answers, 'to')} error={errors?.to} />
              <Radios name="form" legend={say('give.form')} small value={typed(answers, 'form')} error={errors?.form} items={issueForms.map((value) => ({ value, text: say(`form.${value}`) }))} />
              <Input name="how" id="how-given" label={say('give.how')} hint={say('give.how.hint')} value={typed(answers, 'how')} error={errors?.how} />
              <DateInput id="issued" namePrefix="issued" legend={say('give.on')} values={boxes(answers, 'issued')} error={errors?.issued} />
              <Button>{say('give.save')}</Button>
            </form>
          </Details>
        )}
      </div>
      {props.missing && <LawLine plan={plan.id} missing={props.missing} />}
      <div id="remarks">
        <SideList title={say('remarks')}>{remarks.length === 0 && <Quiet>{say('remarks.none')}</Quiet>}</SideList>
        {remarks.map((remark) => (
          <>
            <RemarkWords remark={remark} name={content.carer} today={today} />
            {mayWrite && <Answering remark={remark} filled={props.answering(remark.id)} />}
          </>
        ))}
        {mayWrite && (
          <Details summary={say('remarks.write', { name: content.carer })} open={Boolean(props.remarking.errors)}>
            <RemarkForm plan={plan.id} filled={props.remarking} label={say('remarks.words')} save={say('remarks.save')} />
          </Details>
        )}
      </div>
    </>
  )
}

/** "Nan, on paper, by hand, 23 November". */
function copyWords({ to, form, how, onDay }: Issue, today: string): string {
  return say(how ? 'copies.one' : 'copies.oneForm', { to, how, form: say(`form.${form}`), day: sayDay(onDay, today) })
}

/** Beside the carer's own plan: what she said about it, and the box to say more. */
export function CarerAside({ plan, content, remarks, remarking, today }: PlanPageProps & { today: string }) {
  return (
    <div id="remarks">
      <SideList title={say('remarks')} />
      {remarks.map((remark) => <RemarkWords remark={remark} name={content.carer} today={today} />)}
      <RemarkForm plan={plan.id} filled={remarking} label={say('remarks.own.words')} save={say('remarks.own.save')} />
    </div>
  )
}

/** What was said, and what was answered. */
export function RemarkWords({ remark, name, today }: { remark: Remark; name: string; today: string }) {
  return (
    <div class="remark">
      <p>{say(remark.byCarer ? 'remarks.by.carer' : 'remarks.by.worker', { name, day: sayDay(remark.saidOn, today) })}<br /><Quote>{remark.words}</Quote></p>
      {remark.answers.map((answer) => <p>{say('remarks.answer', { by: answer.by ?? '', day: sayDay(answer.onDay, today) })}<br /><span class="said" dir="auto">{answer.words}</span></p>)}
      {remark.answers.length === 0 && <Quiet>{say('remarks.open')}</Quiet>}
    </div>
  )
}

/** The box for it; on the carer's own page too. */
export function RemarkForm({ plan, filled: { answers, errors }, label, hint, save }: { plan: string; filled: Filled; label: string; hint?: string; save: string }) {
  return (
    <form method="post" action={`/plans/${plan}/remarks`} novalidate>
      <input type="hidden" name="id" value={typed(answers, 'id')} />
      <Textarea name="words" rows={4} label={label} hint={hint} value={typed(answers, 'words')} error={errors?.words} />
      <Button>{save}</Button>
    </form>
  )
}

function Answering({ remark, filled: { answers, errors } }: { remark: Remark; filled: Filled }) {
  return (
    <Details summary={say('remarks.answer.save')} open={remark.answers.length === 0 || Boolean(errors)}>
      <form method="post" action={`/plan-remarks/${remark.id}/answers`} novalidate>
        <input type="hidden" name="id" value={typed(answers, 'id')} />
        <Textarea name="words" id={`answer-${remark.id}`} rows={3} label={say('remarks.answer.words')} hint={say('remarks.answer.hint')} value={typed(answers, 'words')} error={errors?.words} />
        <Button kind="secondary">{say('remarks.answer.save')}</Button>
      </form>
    </Details>
  )
}

/** The copy as it goes on paper. What is a draft says so at the head of every page. */
export function PrintPage({ plan, back, ...shown }: Shown & { plan: Plan; back: string }) {
  const { content, agreement } = shown
  return (
    <>
      <p class="not-printed">{say('print.note', { name: content.carer })} <a href={`/plans/${plan.id}/print?size=large`}>{say('print.large')}</a> · <a href={back}>{say('print.back')}</a></p>
      <div class="every-page">
        {agreement === null && <div class="every-page-head"><b>{say('draft')}</b></div>}
        <div>
          <h1>{say('title', { name: content.carer })}</h1>
          <Quiet>{historyOf({ content, agreement }).join(' ')}</Quiet>
          <PlanDocument content={content} genuine={shown.genuine} copy />
        </div>
      </div>
    </>
  )
}

/** Every version, the newest first. */
export function PlansPage({ carer, name, plans, today, mayWrite }: { carer: string; name: string; plans: readonly Plan[]; today: string; mayWrite: boolean }) {
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
        </>
      )}
    </>
  )
}
