import { Details, Quiet, SideList } from '../../kernel/ui/index.ts'
import type { Readers } from '../access/index.ts'
import { GivenHere, Giving } from './giving/views.tsx'
import type { PlanPageProps } from './plan-page.tsx'
import { Happened, OwnHappened } from './sooner/views.tsx'
import { Answering, RemarkForm, RemarkWords } from './remarks.tsx'
import { say, sayList } from './words.ts'

/** Beside the plan: who has a copy, and "that's not what I said". */
export function PlanAside(props: PlanPageProps & { today: string }) {
  const { plan, content, remarks, mayWrite, today } = props
  return (
    <>
      <Giving {...props} />
      <Happened {...props} name={content.carer} />
      {props.missing && <LawLine plan={plan.id} missing={props.missing} waiting={props.waiting} changed={props.lawChanged} />}
      <div id="remarks">
        <SideList title={say('remarks')}>{remarks.length === 0 && <Quiet>{say('remarks.none')}</Quiet>}</SideList>
        {remarks.map((remark) => (
          <>
            <RemarkWords remark={remark} name={content.carer} today={today} />
            {mayWrite && <Answering remark={remark} filled={props.answering(remark.id)} />}
          </>
        ))}
        {mayWrite && (
          <Details summary={say('remarks.write', { name: content.carer })} class="not-printed" open={Boolean(props.remarking.errors)}>
            <RemarkForm plan={plan.id} filled={props.remarking} label={say('remarks.words')} save={say('remarks.save')} />
          </Details>
        )}
        {mayWrite && <p><a href={`/carers/${plan.carer}/requests`}>{say('remarks.requests')}</a></p>}
      </div>
    </>
  )
}

/** Beside the carer's own plan: what she said about it, and the box to say more. That something happened is said on her own page; only what was not right comes back here. */
export function CarerAside({ plan, content, given, remarks, remarking, happening, today }: PlanPageProps & { today: string }) {
  return (
    <>
      <div id="copies"><GivenHere plan={plan} given={given} today={today} /></div>
      <div id="remarks">
        <SideList title={say('remarks')} />
        {remarks.map((remark) => <RemarkWords remark={remark} name={content.carer} today={today} />)}
        <RemarkForm plan={plan.id} filled={remarking} label={say('remarks.own.words')} save={say('remarks.own.save')} />
      </div>
      {happening.errors && <OwnHappened plan={plan} filled={happening} today={today} />}
    </>
  )
}

/** In the margin, quietly: whether all that the law asks for is there. */
export function LawLine({ plan, missing, waiting = 0, changed = false }: { plan: string; missing: readonly string[]; /** So many more are told once something of that is there. */ waiting?: number; /** The law asks for something else by now than when the draft was begun. */ changed?: boolean }) {
  return (
    <SideList title={say('law.aside')}>
      <p><small>{missing.length === 0 ? say('law.ready.short') : say('law.missing.short', { count: missing.length, what: sayList(missing) })} {waiting > 0 && `${say('law.waiting.short', { count: waiting })} `}{changed && `${say('law.newer.short')} `}<a href={`/plans/${plan}/law`}>{say('law.open')}</a></small></p>
    </SideList>
  )
}

/** "Who can see this: Dev and Sam Ure, and their supervisors …": to a worker, of a young carer's plan. */
export function YoungSeen({ name, readers: { workers, others }, draft }: { name: string; readers: Readers; draft: boolean }) {
  const who = sayList(draft ? workers : [name, ...workers])
  return <><b>{say('seen')}</b> {say('seen.who', { who, some: draft && workers.length === 0 ? 'no' : 'yes' })} {others && say('seen.others', { name })} {draft && say('seen.draft', { name })} {say('seen.nobody', { name })}</>
}
