import { sayDay } from '../../kernel/dates.ts'
import { dayAnswers } from '../../kernel/forms.ts'
import type { AskedTongue } from '../../kernel/languages/asked.ts'
import { InTongue, TongueChoice } from '../../kernel/languages/tongue-choice.tsx'
import { ButtonGroup, Details, Empty, Note, Quiet, Quote } from '../../kernel/ui/index.ts'
import { sayIfKnown } from '../../kernel/words.ts'
import { OwnPromises } from '../actions/index.ts'
import { type NamedAdult, OwnCircle, type Standing } from '../circles/index.ts'
import { EmergencyCopyLinks, EmergencyPlanDocument, type EmergencyPlanShown, type EmergencyRemark, EmergencyRemarks } from '../emergency-plans/index.ts'
import { type Hold, OwnHoldNote } from '../endings/index.ts'
import { ListeningSection } from '../listening/index.ts'
import { OpenedNotice, type Opening } from '../openings/index.ts'
import { CopyLinks, CopyTongue, type Given, GivenList, OwnHappened, type Plan, PlanDocument, PlanHistory, type Read, type Remark, RemarkForm, RemarkWords } from '../plans/index.ts'
import { say } from './words.ts'
import english from './words.en.json'
import { YoungPlan } from './young.tsx'

/** Somebody looked, on a day, for these reasons. */
export interface Looked { name: string; day: string; purposes: string[]; why: string | null }

export interface MyPlan {
  carer: string
  current: ({ plan: Plan } & Read) | undefined
  /** How the plan is told: in her language, where we have the words. */
  asked: AskedTongue
  earlier: readonly Plan[]
  /** Who was given what of it, as far as it was written down. */
  given: readonly Given[]
  /** For who is young: a smaller plan first, and who at school they have named. */
  young: { adult: NamedAdult | null } | null
  /** Nothing chases her: somebody she cared for has died. */
  hold: Hold | undefined
  /** With how many others this plan is linked. */
  linked: number
  /** Her emergency plan and her future plan, as she agreed to them. */
  ahead: readonly (EmergencyPlanShown & { remarks: readonly EmergencyRemark[]; formId: string })[]
  remarks: readonly Remark[]
  looks: readonly Looked[]
  /** Who may know of a restricted record, who named them and when; null when it is not restricted. */
  named: readonly { worker: string; by: string | null; day: string }[] | null
  /** When it was opened in an emergency lately. */
  openings: readonly Opening[]
  /** What she promised herself. */
  promises: readonly { id: string; what: string; byDay: string | null }[]
  /** Talks of late that she can say something about, to somebody who was not there. */
  talks: readonly { id: string; onDay: string }[]
  phone?: string
  zone: string
  today: string
  /** The next look back that is planned with her by now. */
  nextLook: string | undefined
  /** Her own side of who is around her. */
  standing: readonly Standing[]
  formId: string
  happeningId: string
}

/** The carer's own page: her plan, her copies, and the box to object. */
export function MyPlanPage({ carer, asked, current, earlier, given, ahead, young, linked, remarks, promises, talks, hold, openings, phone, zone, today, nextLook, standing, formId, happeningId }: MyPlan) {
  const shown = current && { ...current, agreement: current.plan.agreement }
  const { tongue } = asked
  const whole = shown && <PlanDocument {...shown} tongue={tongue} look={{ today, next: nextLook, ahead: Object.fromEntries(ahead.map(({ plan }) => [plan.kind, plan])) }} />
  return (
    <>
      <h1>{say('title')}</h1>
      {hold && hold.person !== null && <OwnHoldNote hold={hold} phone={phone} />}
      <OpenedNotice openings={openings} zone={zone} phone={phone} />
      {ahead.length > 0 && <p>{ahead.map(({ plan: { kind } }, index) => <>{index > 0 && ' · '}<a href={`#${kind}-plan`}>{say(`ahead.${kind}`)}</a></>)}</p>}
      {(shown || ahead.length > 0) && <TongueChoice {...asked} ways={(tag) => [{ text: say('title'), href: `/my-plan?language=${tag}` }]} />}
      {shown ? (
        <>
          {current.plan.endedOn && <Note>{say('ended', { day: sayDay(current.plan.endedOn, today) })} <a href="/my-endings">{say('ended.words')}</a></Note>}
          {!young && <InTongue tongue={tongue}><Quiet><PlanHistory {...shown} tongue={tongue} /></Quiet></InTongue>}
          {young && <YoungPlan content={current.content} carer={carer} adult={young.adult} phone={phone} today={today} held={hold !== undefined} />}
          {young ? <Details summary={say('young.whole')}><InTongue tongue={tongue}><Quiet><PlanHistory {...shown} tongue={tongue} /></Quiet>{whole}</InTongue></Details> : <InTongue tongue={tongue}>{whole}</InTongue>}
          <h2>{say('copies')}</h2>
          <p>{say('copies.note')}</p>
          <ButtonGroup><CopyLinks plan={current.plan.id} /></ButtonGroup>
          <CopyTongue plan={current.plan.id} theirs={asked.theirs} />
          <p><a href={`/carers/${current.plan.carer}/copies`}>{say('copies.somebody')}</a></p>
          <h3 id="given">{say('given')}</h3>
          <GivenList given={given} today={today} open={3} />
          <section id="remarks" aria-labelledby="remarks-title">
            <h2 id="remarks-title">{say('remark')}</h2>
            <p>{say('remark.note')}</p>
            {remarks.map((remark) => <RemarkWords remark={remark} name={say('you')} today={today} />)}
            <RemarkForm plan={current.plan.id} filled={{ answers: { id: formId } }} label={say('remark.words')} hint={say('remark.hint')} save={say('remark.save')} />
            <p><a href="/my-requests">{say('remark.request')}</a></p>
          </section>
          {!hold && <OwnHappened plan={current.plan} filled={{ answers: { id: happeningId, ...dayAnswers('happenedOn', today) } }} today={today} />}
        </>
      ) : <><Empty>{say('none')}</Empty>{young && <p><a href={`/carers/${carer}/named-adult`}>{say(young.adult ? 'school.change' : 'school.name')}</a></p>}<p><a href={`/carers/${carer}/copies`}>{say('copies.somebody')}</a></p></>}
      {ahead.map((one) => <Ahead {...one} tongue={tongue} />)}
      <p><a href={`/carers/${carer}/linked-plans`}>{say('linked', { count: linked })}</a></p>
      <OwnPromises promises={promises} today={today} />
      <ListeningSection talks={talks} today={today} />
      {earlier.length > 0 && (
        <>
          <h2>{say('earlier')}</h2>
          <ul>{earlier.map((plan) => <li><a href={`/plans/${plan.id}`}>{say('earlier.one', { day: sayDay(plan.madeOn) })}</a></li>)}</ul>
        </>
      )}
      <OwnCircle standing={standing} />
    </>
  )
}

/** Her emergency plan or her future plan: how old it is, what it says, her copies, and the box to say that it is not right any more. */
function Ahead({ remarks, formId, tongue, ...shown }: MyPlan['ahead'][number] & { tongue: AskedTongue['tongue'] }) {
  const { plan } = shown
  const filled = () => ({ answers: { id: formId } })
  return (
    <section id={`${plan.kind}-plan`} aria-labelledby={`${plan.kind}-plan-title`}>
      <h2 id={`${plan.kind}-plan-title`}>{say(`ahead.${plan.kind}`)}</h2>
      <InTongue tongue={tongue}><EmergencyPlanDocument shown={shown} level={3} tongue={tongue} /></InTongue>
      <ButtonGroup><EmergencyCopyLinks plan={plan} /></ButtonGroup>
      <EmergencyRemarks {...shown} remarks={remarks} own mayWrite={false} filled={filled} id={`${plan.kind}-remarks`} level={3} />
    </section>
  )
}

/** Beside it, or under it on a phone: who has looked, and who may know of her when her record is restricted. */
export function MyPlanAside({ looks, named, today }: Pick<MyPlan, 'looks' | 'named' | 'today'>) {
  return (
    <>
      <h2>{say('looks')}</h2>
      <p>{say('looks.note')}</p>
      {looks.length === 0 ? <p>{say('looks.none')}</p> : <Looks looks={looks.slice(0, 12)} today={today} />}
      {looks.length > 12 && <Details summary={say('looks.more')}><Looks looks={looks.slice(12)} today={today} /></Details>}
      {named && (
        <>
          <h2>{say('named')}</h2>
          <p>{say('named.note')}</p>
          <ul>{named.map(({ worker, by, day }) => <li><b>{worker}</b>, {by === null ? say('named.since', { day: sayDay(day, today) }) : say('named.by', { by, day: sayDay(day, today) })}</li>)}</ul>
        </>
      )}
    </>
  )
}

function Looks({ looks, today }: { looks: readonly Looked[]; today: string }) {
  const told = (purpose: string) => sayIfKnown(english, say, `look.${purpose}`) ?? say('look.record')
  return (
    <ul>{looks.map(({ name, day, purposes, why }) => (
      <li>
        <b>{name}</b>, {day === today ? say('looks.today') : sayDay(day, today)}: {new Intl.ListFormat('en-GB').format([...new Set(purposes.map(told))])}
        {why && <>. {say('looks.why')} <Quote>{why}</Quote></>}
      </li>
    ))}</ul>
  )
}
