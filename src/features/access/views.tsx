import { sayDay } from '../../kernel/dates.ts'
import { type Answers, dayAnswers, type Errors } from '../../kernel/forms.ts'
import { Button, DateInput, Details, Empty, Input, InsetText, Problems, Quiet, Radios, Select, Sheet, Textarea } from '../../kernel/ui/index.ts'
import type { Allocation, Refusal, WorksHere } from './queries.ts'
import { say, sayNames } from './words.ts'

/** One of the page's forms that came back with something to put right. */
export interface Again { form: 'allocation' | 'refusal' | 'ending' | 'restriction' | 'naming' | 'works-here'; answers: Answers; errors: Errors }
export interface Person { id: string; name: string }

interface WorkersShown {
  carer: { id: string; name: string }
  allocations: readonly Allocation[]
  refusals: readonly Refusal[]
  /** As whom she works here herself, and everybody who does. */
  worksHere: readonly WorksHere[]
  everybody: readonly Person[]
  /** Who could begin to work with the carer, and whom she could refuse. */
  possible: readonly Person[]
  mayAllocate: boolean
  mayRestrict: boolean
  today: string
  /** Days on which things ended, said in the organisation's zone. */
  dayOf: (moment: Date) => string
  newIds: { allocation: string; refusal: string; worksHere: string }
  again?: Again
}

const text = (answers: Answers | undefined, name: string) => String(answers?.[name] ?? '')
const days = (answers: Answers, name: string) => ({ day: text(answers, `${name}-day`), month: text(answers, `${name}-month`), year: text(answers, `${name}-year`) })

/** Who works with a carer, now and before, and whom she does not want. */
export function WorkersPage(shown: WorkersShown) {
  const { carer, allocations, refusals, mayAllocate, mayRestrict, today, dayOf, again } = shown
  const isOver = (one: Allocation) => one.endedAt !== null || (one.until !== null && one.until < today)
  const now = allocations.filter((one) => !isOver(one))
  const before = allocations.filter(isOver)
  return (
    <>
      <Problems errors={again?.errors} />
      <h1>{say('workers.title', { name: carer.name })}</h1>
      <h2>{say('workers.now')}</h2>
      {now.length === 0 && <Empty>{say('workers.none', { name: carer.name })}</Empty>}
      {now.map((one) => <Now carer={carer.id} one={one} today={today} mayEnd={mayAllocate} last={now.length === 1} />)}
      {before.length > 0 && (
        <>
          <h2>{say('workers.before')}</h2>
          <ul>{before.map((one) => (
            <li>
              <b>{one.worker}</b>{' '}
              <span class="quiet">{one.endedAt ? say('workers.ended', { day: sayDay(one.from, today), ended: sayDay(dayOf(one.endedAt), today) }) : say('workers.over', { day: sayDay(one.from, today), until: sayDay(one.until ?? today, today) })}</span>
              {one.handover && <Handover words={one.handover} />}
            </li>
          ))}</ul>
        </>
      )}
      {mayAllocate && <Beginning {...shown} />}
      {(mayAllocate || refusals.length > 0) && <Refusing {...shown} />}
      {(mayAllocate || shown.worksHere.length > 0) && <WorkingHere {...shown} />}
      {mayRestrict && <p><a href={`/carers/${carer.id}/restriction`}>{say('restriction.link')}</a></p>}
    </>
  )
}

function Now({ carer, one, today, mayEnd, last }: { carer: string; one: Allocation; today: string; mayEnd: boolean; last: boolean }) {
  const day = sayDay(one.from, today)
  return (
    <Sheet>
      <h3>{one.worker}</h3>
      <Quiet>{one.kind === 'cover' ? say('workers.cover', { day, until: sayDay(one.until ?? today, today) }) : say(one.from > today ? 'workers.coming' : 'workers.own', { day })}</Quiet>
      {one.handover && <Handover words={one.handover} />}
      {mayEnd && (
        <Details summary={say('end.who', { worker: one.worker })}>
          {last && <p>{say('end.last')}</p>}
          <form method="post" action={`/carers/${carer}/allocations/${one.id}/ending`} novalidate>
            <Textarea name="handover" id={`handover-${one.id}`} label={say('end.handover')} hint={say('add.handover.hint')} rows={3} />
            <Button kind="secondary">{say('end.save')}</Button>
          </form>
        </Details>
      )}
    </Sheet>
  )
}

function Handover({ words }: { words: string }) {
  return <><b>{say('workers.handover')}</b><p class="typed">{words}</p></>
}

function Beginning({ carer, possible, allocations, today, newIds, again }: WorkersShown) {
  const wrong = again?.form === 'allocation' ? again : undefined
  const answers: Answers = wrong?.answers ?? { kind: 'own', ...dayAnswers('from', today) }
  const errors = wrong?.errors
  const there = new Set(allocations.filter((one) => one.endedAt === null && one.kind === 'own').map((one) => one.workerId))
  const choices = possible.filter((person) => !there.has(person.id) || person.id === answers.worker)
  if (choices.length === 0) return <Quiet>{say('add.nobody', { name: carer.name })}</Quiet>
  return (
    <Details summary={say('add.title')} open={wrong !== undefined}>
      <form method="post" action={`/carers/${carer.id}/allocations`} novalidate>
        <input type="hidden" name="id" value={text(answers, 'id') || newIds.allocation} />
        <Select name="worker" id={wrong ? 'worker' : 'new-worker'} label={say('add.worker')} value={text(answers, 'worker')} error={errors?.worker} items={[{ value: '', text: say('add.choose') }, ...choices.map((one) => ({ value: one.id, text: one.name }))]} />
        <Radios name="kind" legend={say('add.kind')} value={text(answers, 'kind')} error={errors?.kind} items={(['own', 'cover'] as const).map((kind) => ({ value: kind, text: say(`add.kind.${kind}`) }))} />
        <DateInput id="from" namePrefix="from" legend={say('add.from')} values={days(answers, 'from')} error={errors?.from} />
        <DateInput id="until" namePrefix="until" legend={say('add.until')} hint={say('add.until.hint')} values={days(answers, 'until')} error={errors?.until} />
        <Textarea name="handover" label={say('add.handover')} hint={say('add.handover.hint')} rows={3} value={text(answers, 'handover')} error={errors?.handover} />
        <Button>{say('add.save')}</Button>
      </form>
    </Details>
  )
}

function Refusing({ carer, refusals, possible, mayAllocate, today, dayOf, newIds, again }: WorkersShown) {
  const wrong = again?.form === 'refusal' ? again : undefined
  const answers: Answers = wrong?.answers ?? dayAnswers('saidOn', today)
  return (
    <>
      <h2>{say('refuse.title')}</h2>
      <p>{say('refuse.intro', { name: carer.name })}</p>
      {refusals.length > 0 && (
        <ul>{refusals.map((one) => one.liftedAt ? <li class="quiet">{say('refuse.lifted', { worker: one.worker, day: sayDay(one.saidOn, today), lifted: sayDay(dayOf(one.liftedAt), today) })}</li> : (
          <li>
            {say('refuse.list', { worker: one.worker, day: sayDay(one.saidOn, today) })}
            {mayAllocate && <form method="post" action={`/carers/${carer.id}/refusals/${one.id}/lifting`}><Button kind="secondary">{say('refuse.lift', { worker: one.worker })}</Button></form>}
          </li>
        ))}</ul>
      )}
      {mayAllocate && possible.length > 0 && (
        <Details summary={say('refuse.add')} open={wrong !== undefined}>
          <form method="post" action={`/carers/${carer.id}/refusals`} novalidate>
            <input type="hidden" name="id" value={text(answers, 'id') || newIds.refusal} />
            <Select name="worker" id={wrong ? 'worker' : 'refused-worker'} label={say('refuse.worker')} value={text(answers, 'worker')} error={wrong?.errors.worker} items={[{ value: '', text: say('add.choose') }, ...possible.map((one) => ({ value: one.id, text: one.name }))]} />
            <DateInput id="saidOn" namePrefix="saidOn" legend={say('refuse.saidOn')} values={days(answers, 'saidOn')} error={wrong?.errors.saidOn} />
            <Button>{say('refuse.save')}</Button>
          </form>
        </Details>
      )}
    </>
  )
}

function WorkingHere({ carer, worksHere, everybody, mayAllocate, today, dayOf, newIds, again }: WorkersShown) {
  const wrong = again?.form === 'works-here' ? again : undefined
  const answers: Answers = wrong?.answers ?? dayAnswers('toldOn', today)
  return (
    <>
      <h2>{say('worksHere.title')}</h2>
      <p>{say('worksHere.intro', { name: carer.name })}</p>
      {worksHere.length > 0 && (
        <ul>{worksHere.map((one) => one.endedAt ? <li class="quiet">{say('worksHere.over', { worker: one.worker, day: sayDay(one.saidOn, today), ended: sayDay(dayOf(one.endedAt), today) })}</li> : (
          <li>
            {say('worksHere.list', { worker: one.worker, day: sayDay(one.saidOn, today) })}
            {mayAllocate && <form method="post" action={`/carers/${carer.id}/works-here/${one.id}/ending`}><Button kind="secondary">{say('worksHere.end', { worker: one.worker })}</Button></form>}
          </li>
        ))}</ul>
      )}
      {mayAllocate && (
        <Details summary={say('worksHere.add')} open={wrong !== undefined}>
          <form method="post" action={`/carers/${carer.id}/works-here`} novalidate>
            <input type="hidden" name="id" value={text(answers, 'id') || newIds.worksHere} />
            <Select name="colleague" label={say('worksHere.colleague')} value={text(answers, 'colleague')} error={wrong?.errors.colleague} items={[{ value: '', text: say('add.choose') }, ...everybody.map((one) => ({ value: one.id, text: one.name }))]} />
            <DateInput id="toldOn" namePrefix="toldOn" legend={say('worksHere.toldOn')} values={days(answers, 'toldOn')} error={wrong?.errors.toldOn} />
            <Button>{say('worksHere.save')}</Button>
          </form>
        </Details>
      )}
    </>
  )
}

export interface NeedsReasonShown {
  carer: string
  workers: readonly string[]
  /** `read`: a reason opens it. `closed`: only its own workers read. `write`: she reads and may not write. `write-closed`: neither. */
  why: 'read' | 'closed' | 'write' | 'write-closed'
  to: string
  newId: string
  answers?: Answers
  errors?: Errors
  kept: readonly string[]
  /** A supervisor may open it in an emergency. */
  emergency: boolean
}

/** The title of the page that a colleague's record shows. */
export function reasonTitle(workers: readonly string[]): string {
  return workers.length > 0 ? say('reason.title', { workers: sayNames(workers) }) : say('reason.title.nobody')
}

/** A colleague's record: say why you open it, or whom to ask. */
export function NeedsReasonPage({ carer, workers, why, to, newId, answers, errors, kept, emergency }: NeedsReasonShown) {
  const nobody = workers.length === 0
  const names = { workers: sayNames(workers) }
  return (
    <>
      <Problems errors={errors} />
      <h1>{reasonTitle(workers)}</h1>
      {why === 'read' && (
        <form method="post" action={`/carers/${carer}/reasons`} novalidate>
          <input type="hidden" name="id" value={text(answers, 'id') || newId} />
          <input type="hidden" name="to" value={to} />
          <p>{say('reason.intro')}</p>
          <Input name="why" label={say('reason.why')} hint={say('reason.why.hint')} value={text(answers, 'why')} error={errors?.why} />
          <Button>{say('reason.open')}</Button>
        </form>
      )}
      {why === 'closed' && <p>{nobody ? say('reason.closed.nobody') : say('reason.closed', names)}</p>}
      {why === 'write' && <><p>{nobody ? say('reason.write.nobody') : say('reason.write', names)}</p><p><a href={`/carers/${carer}`}>{say('reason.read')}</a></p></>}
      {why === 'write-closed' && <p>{nobody ? say('reason.write.closed.nobody') : say('reason.write.closed', names)}</p>}
      {emergency && <p><a href={`/carers/${carer}/openings/new`}>{say('reason.emergency')}</a></p>}
      <p><a href="/carers">{say('reason.carers')}</a></p>
      {kept.length > 0 && <><InsetText>{say('reason.kept')}</InsetText>{kept.map((words) => <p class="typed">{words}</p>)}</>}
    </>
  )
}
