import { sayDay } from '../../kernel/dates.ts'
import { Details, Empty, Note, Problems, Quiet, Sheet } from '../../kernel/ui/index.ts'
import { MistakeFields, NoticeFields, ReasonFields } from './forms.tsx'
import { Later, LookingAgain } from './late/views.tsx'
import type { Notice } from './queries.ts'
import type { Again, TimescalesShown } from './shown.ts'
import type { Step } from './steps.ts'
import { say } from './words.ts'

/** The times the law sets for one carer, quietly: what they are, what was done, and why something was later. */
export function TimescalesPage(shown: TimescalesShown) {
  const { carer: { id, name }, notices, caring, times, planTime, mayWrite, today, again } = shown
  const noting = again?.form === 'notice' ? again : undefined
  return (
    <>
      <Problems errors={again?.errors} />
      <h1>{say('title', { name })}</h1>
      <p>{say('intro')}</p>
      {!mayWrite && <Quiet>{say('readOnly', { name })}</Quiet>}
      <LookingAgain {...shown} />
      {times.filter(({ code }) => code === 'growing').map((time) => (
        <><h2>{say('growing.title')}</h2><p>{say('growing', { name, day: sayDay(time.dueOn, today) })}</p><Quiet>{say('growing.source')}</Quiet><Later {...shown} time={time} /></>
      ))}
      {planTime && (
        <>
          <h2>{say('all.title')}</h2>
          <p>{say('all', { name, yes: sayDay(planTime.notifiedOn, today), by: sayDay(planTime.by, today) })} {planTime.doneOn === null ? say('step.waiting') : say('step.done', { day: sayDay(planTime.doneOn, today) })} {planTime.late && say(planTime.doneOn === null ? 'step.past' : 'step.late')}</p>
          <Quiet>{say('all.source', { count: planTime.workingDays, day: sayDay(planTime.since) })}</Quiet>
          {times.filter(({ code }) => code === 'plan').map((time) => <Later {...shown} time={time} />)}
        </>
      )}
      <h2>{say('ill.title')}</h2>
      <p>{say('ill.what')}</p>
      {notices.length === 0 && <Empty>{say('ill.none', { name })}</Empty>}
      {notices.map((notice) => <NoticeOf {...shown} notice={notice} />)}
      {mayWrite && (caring.length > 0 || noting) && (
        <Details summary={say('note', { name })} open={noting !== undefined}>
          <form method="post" action={`/carers/${id}/timescales`} novalidate><NoticeFields caring={caring} answers={noting?.answers} errors={noting?.errors} today={today} newId={shown.newId()} /></form>
        </Details>
      )}
      {mayWrite && caring.length === 0 && notices.length === 0 && <p>{say('note.nobody', { name })} <a href={`/carers/${id}/circle`}>{say('note.circle', { name })}</a></p>}
    </>
  )
}

function NoticeOf({ notice, carer: { id, name }, mayWrite, today, newId, again }: TimescalesShown & { notice: Notice }) {
  const holds = notice.withdrawn === null && !notice.ended
  const sent = (form: Again['form']) => again?.form === form && again.notice === notice.id ? again : undefined
  const [reason, mistake] = [sent('reason'), sent('mistake')]
  return (
    <Sheet>
      <h3 id={`notice-${notice.id}`}>{say('ill.known', { person: notice.personName, day: sayDay(notice.identifiedOn, today), how: notice.how })}</h3>
      {notice.withdrawn && <Note>{say('ill.withdrawn', { day: sayDay(notice.withdrawn.on, today), why: notice.withdrawn.why })}</Note>}
      {notice.ended && notice.withdrawn === null && <Note>{say('ill.ended')}</Note>}
      {notice.withdrawn === null && notice.steps.length === 0 && <p>{say('ill.noTimes')}</p>}
      {notice.withdrawn === null && notice.steps.length > 0 && (
        <ul role="list">{notice.steps.map((step) => (
          <li>
            <p><b>{say(`step.${step.rule.code}`)}.</b> {byWords(step, name, today)} <StandsOf step={step} quiet={!holds} today={today} /><br />
              <Quiet as="span">{ruleWords(step)}{!step.rule.verified && ` ${say('step.unverified')}`}</Quiet></p>
          </li>
        ))}</ul>
      )}
      {mayWrite && holds && (
        <>
          <Details summary={say('reason', { name })} open={reason !== undefined}>
            <form method="post" action={`/carers/${id}/timescales/reasons`} novalidate><ReasonFields notice={notice.id} answers={reason?.answers} errors={reason?.errors} newId={newId()} /></form>
          </Details>
          <Details summary={say('mistake')} open={mistake !== undefined}>
            <form method="post" action={`/carers/${id}/timescales/withdrawals`} novalidate><MistakeFields notice={notice.id} answers={mistake?.answers} errors={mistake?.errors} /></form>
          </Details>
        </>
      )}
    </Sheet>
  )
}

function byWords({ by, asked }: Step, name: string, today: string): string {
  if (by === null) return say('step.notYet', { name })
  return asked ? say('step.by.asked', { day: sayDay(by, today), name }) : say('step.by', { day: sayDay(by, today) })
}

/** Done or not, in words, with what was written down about it. Nothing presses once the caring has ended. */
function StandsOf({ step: { by, doneOn, late, reasons }, quiet, today }: { step: Step; quiet: boolean; today: string }) {
  return (
    <>
      {doneOn !== null && <>{say('step.done', { day: sayDay(doneOn, today) })} {late && say('step.late')}</>}
      {doneOn === null && by !== null && !quiet && <>{say('step.waiting')} {late && say('step.past')}</>}
      {reasons.map((one) => <><br /><span class="said" dir="auto">{say('step.reason', { by: one.by ?? '', day: sayDay(one.onDay, today), words: one.words })}</span></>)}
    </>
  )
}

function ruleWords({ rule }: Step): string {
  return say('step.rule', { count: rule.workingDays, first: say(rule.firstDayCounts ? 'step.first.counted' : 'step.first.not'), source: rule.source })
}
