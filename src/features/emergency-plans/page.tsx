import { sayAge, sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import type { AskedTongue } from '../../kernel/languages/asked.ts'
import { Told } from '../../kernel/languages/told.tsx'
import { InTongue, TongueChoice } from '../../kernel/languages/tongue-choice.tsx'
import { Button, ButtonGroup, ButtonLink, DayField, Details, Empty, Input, Note, Problems, Quiet, Quote, Radios, Select, SideList, Textarea } from '../../kernel/ui/index.ts'
import { tell } from './languages/words.ts'
import type { Remark } from './queries.ts'
import { copyForms, type PlanKind, withdrawalReasons } from './schema.ts'
import { copiesOf, EmergencyPlanDocument, readerLines, say, type Shown } from './views.tsx'

export interface Filled { answers: Answers; errors?: Errors }
export type Which = 'agreeing' | 'placing' | 'ending' | 'naming' | 'remarking' | 'answering'
const typed = ({ answers }: Filled, name: string) => String(answers[name] ?? '')
const days = ['agreedOn', 'copiedOn', 'goneOn', 'from', 'until']

export interface PageProps extends Shown {
  remarks: readonly Remark[]
  mayWrite: boolean
  /** The carer reads her own. */
  own: boolean
  /** In which language our words of the plan are told here. */
  asked: AskedTongue
  /** A form of this page, as it was sent or fresh; of one copy or one remark where there are several. */
  filled: (which: Which, of?: string) => Filled
}

/** What stands, to be read first; then what can be done with it. */
export function EmergencyPlanPage(props: PageProps) {
  const { plan, versions, about, today, mayWrite, own, filled, asked, asked: { tongue } } = props
  const newest = versions[0]!
  const errors = Object.assign({}, ...(['agreeing', 'placing', 'naming', 'remarking'] as const).map((which) => filled(which).errors), ...props.remarks.map(({ id }) => answerErrors(filled('answering', id), id)),
    ...versions.flatMap(({ copies }) => copies.map(({ id }) => endErrors(filled('ending', id), id)))) as Errors
  const other: PlanKind = plan.kind === 'emergency' ? 'future' : 'emergency'
  return (
    <>
      <Problems errors={errors} days={[...days, ...versions.flatMap(({ copies }) => copies.map(({ id }) => `gone-${id}`))]} />
      <InTongue tongue={tongue}><h1><Told>{tell(tongue)(`title.${plan.kind}`, { name: tongue.own(about.name) })}</Told></h1></InTongue>
      {!plan.current && <Note>{say('newer', { day: sayDay(newest.writtenOn, today), age: sayAge(newest.writtenOn, today) })} <a href={`/emergency-plans/${newest.id}`}>{say('newer.read')}</a></Note>}
      <p>{say(`intro.${plan.kind}`, { name: about.name })}</p>
      <TongueChoice {...asked} ways={(tag) => [{ text: say(`here.${plan.kind}`), href: `/emergency-plans/${plan.id}?language=${tag}` }]} />
      <InTongue tongue={tongue}><EmergencyPlanDocument shown={props} beside={mayWrite} tongue={tongue} /></InTongue>
      <ButtonGroup>
        {mayWrite && plan.current && <ButtonLink href={`/carers/${plan.carer}/emergency-plans/new?kind=${plan.kind}`}>{say('rewrite')}</ButtonLink>}
        <EmergencyCopyLinks plan={plan} />
      </ButtonGroup>
      {!own && <p><a href={`/carers/${plan.carer}/${other}-plan`}>{say(`other.${other}`)}</a></p>}
      {mayWrite && <p><a href={`/emergency-plans/${plan.id}/withdrawal`}>{say('withdraw')}</a></p>}
    </>
  )
}

const answerErrors = ({ errors }: Filled, id: string): Errors => errors?.words ? { [`answer-${id}`]: errors.words } : {}
const endErrors = ({ errors }: Filled, id: string): Errors => errors?.goneOn ? { [`gone-${id}`]: errors.goneOn } : {}

/** Which plan, for people who hear the links and buttons of a page one after the other. */
function Of({ kind }: { kind: PlanKind }) {
  return <span class="govuk-visually-hidden">: {say(`here.${kind}`)}</span>
}

/** Print, PDF, large print, and the card. */
export function EmergencyCopyLinks({ plan: { id, kind } }: { plan: { id: string; kind: PlanKind } }) {
  const to = `/emergency-plans/${id}`
  return (
    <>
      <ButtonLink kind="secondary" href={`${to}/print`}>{say('print')}<Of kind={kind} /></ButtonLink>
      <ButtonLink kind="secondary" href={`${to}/plan.pdf`}>{say('pdf')}<Of kind={kind} /></ButtonLink>
      <ButtonLink kind="secondary" href={`${to}/plan-large-print.pdf`}>{say('pdf.large')}<Of kind={kind} /></ButtonLink>
      {kind === 'emergency' && <ButtonLink kind="secondary" href={`${to}/card`}>{say('card')}</ButtonLink>}
    </>
  )
}

/** Beside it: agreement, copies, readers, what was said about it, and the versions before. */
export function EmergencyPlanAside(props: PageProps) {
  const { plan, versions, mayWrite, about, today } = props
  return (
    <>
      {mayWrite && plan.current && <Agreeing {...props} />}
      {mayWrite && <Copies {...props} />}
      {mayWrite && <Readers {...props} />}
      <EmergencyRemarks {...props} />
      {versions.length > 1 && (
        <SideList title={say('versions')} items={versions.filter(({ id }) => id !== plan.id).map((one) => (
          <><a href={`/emergency-plans/${one.id}`}>{say('versions.one', { day: sayDay(one.writtenOn, today), age: sayAge(one.writtenOn, today) })}</a>{!props.own && <> <Quiet as="span">{say(one.agreements.length > 0 ? 'versions.agreed' : 'versions.notAgreed')}</Quiet></>}</>
        ))} />
      )}
      {!props.own && <p><a href={`/carers/${plan.carer}`}>{say('more')}<span class="govuk-visually-hidden">: {about.name}</span></a></p>}
    </>
  )
}

function Agreeing({ plan, about: { name }, filled }: PageProps) {
  const form = filled('agreeing')
  return (
    <>
      <SideList title={say('agree')}><p><small>{say('agree.intro', { name })}</small></p></SideList>
      <Details summary={say(plan.agreements.length > 0 ? 'agree.summary.again' : 'agree.summary.first', { name })} open={Boolean(form.errors)}>
        <form method="post" action={`/emergency-plans/${plan.id}/agreements`} novalidate>
          <input type="hidden" name="id" value={typed(form, 'id')} />
          <Input name="agreedBy" label={say('agree.by')} value={typed(form, 'agreedBy')} error={form.errors?.agreedBy} />
          <Input name="how" id={form.errors?.how ? 'how' : 'agree-how'} label={say('agree.how')} hint={say('agree.how.hint')} value={typed(form, 'how')} error={form.errors?.how} />
          <DayField name="agreedOn" legend={say('agree.on')} answers={form.answers} error={form.errors?.agreedOn} />
          <Button>{say('agree.save')}</Button>
        </form>
      </Details>
    </>
  )
}

function Copies(props: PageProps) {
  const { plan, filled, today } = props
  const form = filled('placing')
  const { there, gone } = copiesOf(props, today)
  return (
    <div id="copies">
      <SideList title={say('copies')}>{there.length === 0 && <Quiet>{say('copies.none')}</Quiet>}</SideList>
      {there.map(({ text, copy }) => {
        const ending = filled('ending', copy.id)
        return (
          <>
            <p dir="auto">{text}</p>
            <Details summary={<>{say('copies.end')}<span class="govuk-visually-hidden">: {copy.holder}</span></>} open={Boolean(ending.errors)}>
              <form method="post" action={`/emergency-plan-copies/${copy.id}/ending`} novalidate>
                <DayField name="goneOn" id={`gone-${copy.id}`} legend={say('copies.end.on')} answers={ending.answers} error={ending.errors?.goneOn} />
                <Button kind="secondary">{say('copies.end.save')}</Button>
              </form>
            </Details>
          </>
        )
      })}
      <Details summary={say('copies.add')} open={Boolean(form.errors)}>
        <form method="post" action={`/emergency-plans/${plan.id}/copies`} novalidate>
          <input type="hidden" name="id" value={typed(form, 'id')} />
          <Input name="holder" label={say('copies.holder')} hint={say('copies.holder.hint')} value={typed(form, 'holder')} error={form.errors?.holder} />
          <Radios name="form" legend={say('copies.form')} small value={typed(form, 'form')} error={form.errors?.form} items={copyForms.map((value) => ({ value, text: say(`copy.form.${value}`) }))} />
          <Input name="how" id={form.errors?.how ? 'how' : 'copy-how'} label={say('copies.how')} value={typed(form, 'how')} error={form.errors?.how} />
          <DayField name="copiedOn" legend={say('copies.on')} answers={form.answers} error={form.errors?.copiedOn} />
          <Button>{say('copies.save')}</Button>
        </form>
      </Details>
      {gone.length > 0 && <Details summary={say('copies.gone')}><ul>{gone.map(({ text }) => <li dir="auto">{text}</li>)}</ul></Details>}
    </div>
  )
}

function Readers({ plan, readers, about: { name }, filled, today }: PageProps) {
  const form = filled('naming')
  const lines = readerLines(readers, today)
  return (
    <div id="readers">
      <SideList title={say('readers')} items={lines.map(({ text }) => <span dir="auto">{text}</span>)}>{lines.length === 0 && <Quiet>{say('readers.none', { name })}</Quiet>}</SideList>
      <Details summary={say('readers.add')} open={Boolean(form.errors)}>
        <form method="post" action={`/emergency-plans/${plan.id}/readers`} novalidate>
          <input type="hidden" name="id" value={typed(form, 'id')} />
          <Input name="reader" label={say('readers.who')} value={typed(form, 'reader')} error={form.errors?.reader} />
          <Input name="howTold" label={say('readers.howTold', { name })} hint={say('readers.howTold.hint')} value={typed(form, 'howTold')} error={form.errors?.howTold} />
          <DayField name="from" legend={say('readers.from')} answers={form.answers} error={form.errors?.from} />
          <DayField name="until" legend={say('readers.until.day')} answers={form.answers} error={form.errors?.until} />
          <Button>{say('readers.save')}</Button>
        </form>
      </Details>
      <p><small><a href={`/carers/${plan.carer}/permissions`}>{say('readers.all', { name })}</a></small></p>
    </div>
  )
}

type Remarked = Pick<PageProps, 'plan' | 'versions' | 'remarks' | 'own' | 'mayWrite' | 'about' | 'filled' | 'today'> & { id?: string; level?: 2 | 3 }

/** What was said not to be right any more, and the box to say it; on the carer's own page too. */
export function EmergencyRemarks({ plan, versions, remarks, own, mayWrite, about: { name }, filled, today, id = 'remarks', level = 2 }: Remarked) {
  const form = filled('remarking')
  const box = (
    <form method="post" action={`/emergency-plans/${plan.id}/remarks`} novalidate>
      <input type="hidden" name="id" value={typed(form, 'id')} />
      <Textarea name="words" id={form.errors?.words ? 'words' : `remark-${plan.id}`} rows={3} label={say(own ? 'remarks.own.words' : 'remarks.words')} hint={own && say('remarks.own.hint')} value={typed(form, 'words')} error={form.errors?.words} />
      <Button>{own ? <>{say('remarks.own.save')}<Of kind={plan.kind} /></> : say('remarks.save')}</Button>
    </form>
  )
  return (
    <div id={id}>
      <SideList title={say('remarks')} level={level}>{remarks.length === 0 && !own && <Quiet>{say('remarks.none')}</Quiet>}</SideList>
      {remarks.map((remark) => <RemarkSaid remark={remark} about={versions.find(({ id }) => id === remark.plan && id !== plan.id)?.writtenOn} {...{ name, today, mayWrite }} answering={filled('answering', remark.id)} />)}
      {own ? box : mayWrite && <Details summary={say('remarks.write', { name })} open={Boolean(form.errors)}>{box}</Details>}
    </div>
  )
}

function RemarkSaid({ remark, about, name, today, mayWrite, answering }: { remark: Remark; about?: string; name: string; today: string; mayWrite: boolean; answering: Filled }) {
  return (
    <div class="remark">
      <p>{say(remark.byCarer ? 'remarks.by.carer' : 'remarks.by.worker', { name, day: sayDay(remark.saidOn, today) })}<br /><Quote>{remark.words}</Quote>{about && <> <Quiet as="span">{say('remarks.version', { day: sayDay(about, today) })}</Quiet></>}</p>
      {remark.answers.map((answer) => <p>{say('remarks.answer', { by: answer.by ?? '', day: sayDay(answer.onDay, today) })}<br /><span class="said" dir="auto">{answer.words}</span></p>)}
      {remark.answers.length === 0 && <Quiet>{say('remarks.open')}</Quiet>}
      {mayWrite && (
        <Details summary={say('remarks.answer.summary')} open={remark.answers.length === 0 || Boolean(answering.errors)}>
          <form method="post" action={`/emergency-plan-remarks/${remark.id}/answers`} novalidate>
            <input type="hidden" name="id" value={typed(answering, 'id')} />
            <Textarea name="words" id={`answer-${remark.id}`} rows={3} label={say('remarks.answer.words')} hint={say('remarks.answer.hint')} value={typed(answering, 'words')} error={answering.errors?.words} />
            <Button kind="secondary">{say('remarks.answer.save')}</Button>
          </form>
        </Details>
      )}
    </div>
  )
}

/** There is none yet, which is no fault. */
export function NoEmergencyPlanPage({ kind, carer, name, mayWrite, own }: { kind: PlanKind; carer: string; name: string; mayWrite: boolean; own: boolean }) {
  return (
    <>
      <h1>{say(`title.${kind}`, { name })}</h1>
      <Empty next={mayWrite && <ButtonLink href={`/carers/${carer}/emergency-plans/new?kind=${kind}`}>{say(`none.write.${kind}`)}</ButtonLink>}>{say(`${own ? 'own.none' : 'none'}.${kind}`, { name })}</Empty>
    </>
  )
}

/** The plan as it goes on paper: one page wherever it fits. */
export function EmergencyPrintPage({ shown, back, organisation, asked, large }: { shown: Shown; back: string; organisation: { name: string; phone?: string | null }; asked: AskedTongue; large: boolean }) {
  const [{ tongue }, to] = [asked, `/emergency-plans/${shown.plan.id}/print`]
  return (
    <>
      <p class="not-printed">{say('print.note', { name: shown.about.name })} <a href={`${to}?size=large&language=${tongue.tag}`}>{say('print.large')}</a> · <a href={back}>{say('print.back')}</a></p>
      <TongueChoice {...asked} ways={(tag) => [{ text: say('copy'), href: `${to}?language=${tag}${large ? '&size=large' : ''}` }]} />
      <InTongue tongue={tongue}>
        <div class="one-page">
          <h1><Told>{tell(tongue)(`title.${shown.plan.kind}`, { name: tongue.own(shown.about.name) })}</Told></h1>
          <EmergencyPlanDocument shown={shown} paper tongue={tongue} />
          <Quiet><Told>{tongue.own(organisation.phone ? say('contact', { organisation: organisation.name, details: organisation.phone }) : organisation.name)}</Told></Quiet>
        </div>
      </InTongue>
    </>
  )
}

/** Take a version away; what is about somebody else may go to the right record. */
export function WithdrawalPage({ shown, others, answers, errors, newIds }: { shown: Shown; others: readonly { id: string; name: string }[]; newIds: { id: string; newPlan: string } } & Filled) {
  const value = (name: string, fresh = '') => String(answers[name] ?? '') || fresh
  const holders = copiesOf(shown).there.filter(({ copy }) => copy.plan === shown.plan.id).map(({ copy }) => copy.holder)
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('withdraw.title')}</h1>
      <p>{say('withdraw.intro')}</p>
      {holders.length > 0 && <Note>{say('withdraw.copies', { holders: new Intl.ListFormat('en-GB').format(holders) })}</Note>}
      <form method="post" action={`/emergency-plans/${shown.plan.id}/withdrawal`} novalidate>
        <input type="hidden" name="id" value={value('id', newIds.id)} />
        <input type="hidden" name="newPlan" value={value('newPlan', newIds.newPlan)} />
        <Radios name="reason" legend={say('withdraw.reason')} value={value('reason')} error={errors?.reason} items={withdrawalReasons.map((reason) => ({ value: reason, text: say(`withdraw.reason.${reason}`) }))} />
        <Select name="to" label={say('withdraw.to')} hint={say('withdraw.to.hint')} value={value('to')} error={errors?.to} items={[{ value: '', text: say('withdraw.to.none') }, ...others.map(({ id, name }) => ({ value: id, text: name }))]} />
        <Button kind="warning">{say('withdraw.save')}</Button>
      </form>
    </>
  )
}
