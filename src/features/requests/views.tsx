import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonGroup, ButtonLink, Checkboxes, DayField, Details, Empty, Input, Note, Problems, Quiet, Radios, Sheet, Textarea } from '../../kernel/ui/index.ts'
import { type Still, StillsSaid, type StillUse } from '../access/index.ts'
import { type Remark, RemarkWords } from '../plans/index.ts'
import type { Erasure } from './erasing/queries.ts'
import { Erased } from './erasing/views.tsx'
import type { Step, SubjectRequest } from './queries.ts'
import { givingHows, requestHows, requestKinds, type StepKind } from './schema.ts'
import { say } from './words.ts'

export interface Whose { id: string; name: string }
export interface Filled { answers: Answers; errors?: Errors }
const typed = (answers: Answers, name: string) => String(answers[name] ?? '')

/** Where the clock stands, as a sentence. */
function clockInWords({ clock, ended }: Pick<SubjectRequest, 'clock' | 'ended'>, today: string): string {
  const { due, waiting } = clock
  if (ended) return `${say(`step.${ended.kind}`)}: ${sayDay(ended.onDay, today)}`
  if (waiting) return say(waiting.for === 'identity' ? 'clock.identity' : 'clock.more', { day: sayDay(waiting.since, today) })
  return due === null ? '' : say(due < today ? 'clock.gone' : 'clock.due', { day: sayDay(due, today) })
}

/** Everything that was asked of one record. */
export function RequestsPage({ carer, requests, today }: { carer: Whose; requests: readonly SubjectRequest[]; today: string }) {
  const add = <ButtonLink href={`/carers/${carer.id}/requests/new`}>{say('add')}</ButtonLink>
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('intro', { name: carer.name })}</p>
      {requests.length === 0 ? <Empty next={add}>{say('none')}</Empty> : (
        <>
          {requests.map((one) => (
            <Sheet as="article">
              <h2><a href={`/requests/${one.id}`}>{say(`kind.${one.kind}`)}</a></h2>
              <p>{clockInWords(one, today)}</p>
              <Quiet>{say('on', { day: sayDay(one.receivedOn, today), how: say(`how.${one.how}`) })}</Quiet>
            </Sheet>
          ))}
          {add}
        </>
      )}
    </>
  )
}

/** What came, when, how and from whom. */
export function NewRequestPage({ carer, answers, errors }: { carer: Whose } & Filled) {
  const value = (name: string) => typed(answers, name)
  return (
    <>
      <Problems errors={errors} days={['receivedOn']} />
      <h1>{say('new.title')}</h1>
      <p>{say('new.intro')}</p>
      <form method="post" action={`/carers/${carer.id}/requests`} novalidate>
        <input type="hidden" name="id" value={value('id')} />
        <Radios name="kind" legend={say('new.kind')} value={value('kind')} error={errors?.kind} items={requestKinds.map((kind) => ({ value: kind, text: say(`kind.${kind}`) }))} />
        <DayField name="receivedOn" legend={say('new.receivedOn')} answers={answers} error={errors?.receivedOn} />
        <Radios name="how" legend={say('new.how')} small value={value('how')} error={errors?.how} items={requestHows.map((how) => ({ value: how, text: say(`how.${how}`) }))} />
        <Textarea name="words" rows={4} label={say('new.words')} value={value('words')} error={errors?.words} />
        <Input name="askedBy" label={say('new.askedBy')} hint={say('new.askedBy.hint')} value={value('askedBy')} error={errors?.askedBy} />
        <Input name="authority" label={say('new.authority')} value={value('authority')} error={errors?.authority} />
        <Button>{say('keep')}</Button>
      </form>
    </>
  )
}

interface OneShown {
  request: SubjectRequest
  today: string
  possible: readonly StepKind[]
  stepping: Filled
  giving: Filled
  /** Of a copy: how many parts are still to be decided; null for whoever may not prepare it. */
  left: number | null
  /** What was erased so far, and whether this worker may erase. */
  erasures: readonly Erasure[]
  mayErase: boolean
  /** Of a request that it be kept and not used: when it was, and what it was used for all the same. */
  stills: readonly Still[]
  uses: readonly StillUse[]
  /** Of a request to put something right: what was said is not right in a plan, with what was answered. */
  remarks: readonly Remark[]
  name: string
}

/** One request: what is asked, the clock, what happened, and what can be done now. */
export function RequestPage({ request, today, possible, stepping, giving, left, erasures, mayErase, stills, uses, remarks, name }: OneShown) {
  const { clock } = request
  return (
    <>
      <Problems errors={{ ...stepping.errors, ...giving.errors }} days={['onDay', 'givenOn']} />
      <h1>{say(`kind.${request.kind}`)}</h1>
      <Quiet>{say('of', { name })} {say('on', { day: sayDay(request.receivedOn, today), how: say(`how.${request.how}`) })}{request.askedBy && `; ${say('for', { who: request.askedBy, authority: request.authority ?? '' })}`}</Quiet>
      {request.words && <p class="typed" dir="auto">{request.words}</p>}
      <h2>{say('clock')}</h2>
      <p><b>{clockInWords(request, today)}</b> {clock.still > 0 && say('clock.still', { count: clock.still })} {clock.longer && say('clock.longer')}</p>
      <Details summary={say('steps')} open>
        {request.steps.length === 0 ? <p>{say('steps.none')}</p> : <ul>{request.steps.map((step) => <li><StepSaid step={step} today={today} /></li>)}</ul>}
      </Details>
      {request.kind === 'copy' && <CopyWork request={request} giving={giving} left={left} />}
      {request.kind === 'forget' && <ErasingWork request={request} erasures={erasures} mayErase={mayErase} today={today} />}
      {request.kind === 'put-right' && (
        <>
          <h2>{say('right.work')}</h2>
          <p>{say('right.intro')}</p>
          <p><a href={`/carers/${request.carer}/details`}>{say('right.details')}</a></p>
          <h3>{say('right.remarks')}</h3>
          {remarks.length === 0 ? <p>{say('right.remarks.none')}</p> : remarks.map((one) => <><RemarkWords remark={one} name={name} today={today} /><p><a href={`/plans/${one.plan}#remarks`}>{say('right.plan')}</a></p></>)}
        </>
      )}
      {request.kind === 'hold-still' && (
        <>
          <h2>{say('still.work')}</h2>
          <p>{say(request.ended ? 'erase.ended' : 'still.work.intro')}</p>
          <p><a href={`/carers/${request.carer}/still?request=${request.id}`}>{say('still.link')}</a></p>
          <StillsSaid stills={stills} uses={uses} today={today} />
        </>
      )}
      {possible.length > 0 && (
        <Details summary={say('step.add')} class="not-printed" open={stepping.errors !== undefined}>
          <form method="post" action={`/requests/${request.id}/steps`} novalidate>
            <input type="hidden" name="id" value={typed(stepping.answers, 'id')} />
            <Radios name="kind" legend={say('step.kind')} small value={typed(stepping.answers, 'kind')} error={stepping.errors?.kind} items={possible.map((kind) => ({ value: kind, text: say(`step.${kind}`) }))} />
            <DayField name="onDay" legend={say('step.onDay')} answers={stepping.answers} error={stepping.errors?.onDay} />
            <Textarea name="words" id="step-words" rows={3} label={say('step.words')} hint={say('step.words.hint')} value={typed(stepping.answers, 'words')} error={stepping.errors?.words} />
            <Button kind="secondary">{say('keep')}</Button>
          </form>
        </Details>
      )}
      <Quiet>{say('clock.rule')}</Quiet>
    </>
  )
}

/** What happened, when, and what was said of it. */
function StepSaid({ step, today }: { step: Step; today: string }) {
  return <><b>{sayDay(step.onDay, today)}</b>: {say(`step.${step.kind}`)}{step.how && `, ${say(`giving.${step.how}`)}`}{step.by && ` (${step.by})`}{step.words && <>: <span class="typed" dir="auto">{step.words}</span></>}</>
}

function ErasingWork({ request, erasures, mayErase, today }: Pick<OneShown, 'request' | 'erasures' | 'mayErase' | 'today'>) {
  return (
    <>
      <h2>{say('erase.work')}</h2>
      <p>{say(request.ended ? 'erase.ended' : mayErase ? 'erase.work.intro' : 'copy.notYou')}</p>
      {!request.ended && mayErase && <ButtonLink href={`/requests/${request.id}/erasing`} kind="secondary">{say('erase.pick')}</ButtonLink>}
      <Erased erasures={erasures} today={today} />
    </>
  )
}

function CopyWork({ request, giving, left }: { request: SubjectRequest; giving: Filled; left: number | null }) {
  if (left === null) return <><h2>{say('copy.work')}</h2><Note>{say('copy.notYou')}</Note></>
  const value = (name: string) => typed(giving.answers, name)
  return (
    <>
      <h2>{say('copy.work')}</h2>
      <p>{say('copy.work.intro')}</p>
      <p><b>{say('copy.decide', { left })}</b> <a href={`/requests/${request.id}/words`}>{say('copy.decide.link')}</a></p>
      <ButtonGroup><ButtonLink href={`/requests/${request.id}/copy`} kind="secondary">{say('copy.look')}</ButtonLink><a href={`/requests/${request.id}/copy.zip`}>{say('copy.file')}</a></ButtonGroup>
      {!request.ended && left === 0 && (
        <Details summary={say('copy.give')} class="not-printed" open={giving.errors !== undefined}>
          <p>{say('copy.give.intro')}</p>
          <form method="post" action={`/requests/${request.id}/giving`} novalidate>
            <input type="hidden" name="id" value={value('id')} />
            <Radios name="how" legend={say('giving.how')} small value={value('how')} error={giving.errors?.how} items={givingHows.map((how) => ({ value: how, text: say(`giving.${how}`), ...(how === 'own-page' ? { hint: say('giving.own-page.hint') } : {}) }))} />
            <DayField name="givenOn" legend={say('giving.onDay')} answers={giving.answers} error={giving.errors?.givenOn} />
            <Input name="words" id="giving-words" label={say('giving.words')} value={value('words')} error={giving.errors?.words} />
            <Checkboxes name="looked" values={value('looked') ? ['yes'] : []} error={giving.errors?.looked} items={[{ value: 'yes', text: say('giving.looked') }]} />
            <Button>{say('give')}</Button>
          </form>
        </Details>
      )}
    </>
  )
}

interface OwnShown { requests: readonly SubjectRequest[]; erasures: ReadonlyMap<string, readonly Erasure[]>; stills: readonly Still[]; uses: readonly StillUse[]; today: string; filled: Filled; takeUntil: (request: SubjectRequest) => string | null }

/** The carer’s own page: what she can ask, and what became of what she asked. */
export function OwnRequestsPage({ requests, erasures, stills, uses, today, filled, takeUntil }: OwnShown) {
  const value = (name: string) => typed(filled.answers, name)
  return (
    <>
      <Problems errors={filled.errors} />
      <h1>{say('own.title')}</h1>
      <p>{say('own.intro')}</p>
      <p>{say('own.when')}</p>
      <form method="post" action="/my-requests" class="not-printed" novalidate>
        <input type="hidden" name="id" value={value('id')} />
        <Radios name="kind" legend={say('own.kind')} value={value('kind')} error={filled.errors?.kind} items={requestKinds.map((kind) => ({ value: kind, text: say(`own.kind.${kind}`) }))} />
        <Textarea name="words" rows={4} label={say('own.words')} hint={say('own.words.hint')} value={value('words')} error={filled.errors?.words} />
        <Button>{say('own.send')}</Button>
      </form>
      {stills.length > 0 && <><h2>{say('own.still')}</h2><StillsSaid stills={stills} uses={uses} today={today} /></>}
      <h2>{say('own.asked')}</h2>
      {requests.length === 0 ? <p>{say('own.asked.none')}</p> : requests.map((one) => <OwnRequest request={one} today={today} until={takeUntil(one)} erasures={erasures.get(one.id) ?? []} />)}
    </>
  )
}

function OwnRequest({ request, today, until, erasures }: { request: SubjectRequest; today: string; until: string | null; erasures: readonly Erasure[] }) {
  const { clock, ended } = request
  return (
    <Sheet as="article">
      <h3>{say(`own.kind.${request.kind}`)}</h3>
      <Quiet>{say('on', { day: sayDay(request.receivedOn, today), how: say(`how.${request.how}`) })}</Quiet>
      {request.words && <p class="typed" dir="auto">{request.words}</p>}
      {!ended && <p><b>{clock.waiting ? say(`own.open.${clock.waiting.for}`) : say('own.open', { day: sayDay(clock.due ?? today, today) })}</b></p>}
      {request.steps.length > 0 && <ul>{request.steps.map((step) => <li><StepSaid step={step} today={today} /></li>)}</ul>}
      {request.kind === 'put-right' && <p><a href="/my-plan#remarks">{say('own.right')}</a></p>}
      <Erased erasures={erasures} today={today} level={4} />
      {until && <><p><a href={`/my-requests/${request.id}/copy.zip`}>{say('own.take')}</a> · {say('own.take.until', { day: sayDay(until, today) })}</p><Quiet>{say('own.take.note')}</Quiet></>}
    </Sheet>
  )
}
