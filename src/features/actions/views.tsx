import { sayDay } from '../../kernel/dates.ts'
import { ButtonLink, Empty, Note, Quiet, SideList } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import type { Action } from './queries.ts'
import { type ActionOwner, isOnlyServices } from './schema.ts'
import english from './words.en.json'

export const say = makeWords(english)

/** What an owner is called in a list to choose from: "Family", "A service"; the carer by name. */
export function ownerWords(owner: ActionOwner, name: string): string {
  return say(`owner.${owner}`, { name })
}

type Said = Pick<Action, 'who' | 'what' | 'byDay'>

/** "Jo: ring the ward by 9 March". */
export function ActionLine({ action, today, href }: { action: Said; today: string; href?: string }) {
  const late = action.byDay !== null && action.byDay < today
  return (
    <>
      <b>{action.who}</b>: {href ? <a href={href}>{action.what}</a> : action.what}
      {action.byDay && <> {say(late ? 'line.late' : 'line.by', { day: sayDay(action.byDay, today) })}</>}
    </>
  )
}

/** Somebody who promised it is not around any more: the promise stays as it was said, and asks who does it now. */
export function LeftNote({ action, mayWrite = true }: { action: Pick<Action, 'id' | 'who' | 'personLeft' | 'answer'>; mayWrite?: boolean }) {
  if (!action.personLeft || action.answer) return null
  return <Quiet as="div">{say('left', { who: action.who })} {mayWrite ? <a href={`/actions/${action.id}#change`}>{say('left.who')}</a> : say('left.who')}</Quiet>
}

/** All that is open is done by services or by us: asked once, in passing, and nothing waits for the answer. */
export function OnlyServices({ carer, actions, mayWrite }: { carer: { id: string; shortName: string }; actions: readonly Pick<Action, 'owner' | 'answer'>[]; mayWrite: boolean }) {
  if (!mayWrite || !isOnlyServices(actions.filter((action) => !action.answer).map(({ owner }) => owner))) return null
  return <Note title={say('only.title')}><p>{say('only.words', { name: carer.shortName })} <a href={`/carers/${carer.id}/actions/new`}>{say('add')}</a></p></Note>
}

/** What is still open, in the margin of a carer's page. */
export function PromisesSection({ carer, actions, today, mayWrite = true }: { carer: string; actions: readonly Action[]; today: string; mayWrite?: boolean }) {
  const open = actions.filter((action) => !action.answer)
  return (
    <SideList title={say('title')} items={open.map((action) => <><ActionLine action={action} today={today} href={`/actions/${action.id}`} /><LeftNote action={action} mayWrite={mayWrite} /></>)}>
      {open.length === 0 && <Quiet>{say(actions.length === 0 ? 'none' : 'open.none')}</Quiet>}
      <p>
        {actions.length > 0 && <a href={`/carers/${carer}/actions`}>{say('all')}</a>}
        {actions.length > 0 && mayWrite && ' · '}
        {mayWrite && <a href={`/carers/${carer}/actions/new`}>{say('add')}</a>}
      </p>
    </SideList>
  )
}

/** On the carer's own page: what she said she would do. Nothing is counted, and nothing waits. */
export function OwnPromises({ promises, today }: { promises: readonly { id: string; what: string; byDay: string | null }[]; today: string }) {
  if (promises.length === 0) return null
  return (
    <section id="promises" aria-labelledby="promises-title">
      <h2 id="promises-title">{say('own.section')}</h2>
      <p>{say('own.note')}</p>
      <ul>{promises.map(({ id, what, byDay }) => <li><span dir="auto">{what}</span>{byDay && <> {say(byDay < today ? 'line.late' : 'line.by', { day: sayDay(byDay, today) })}</>} · <a href={`/my-promises/${id}`}>{say('own.say')}<span class="govuk-visually-hidden">: {what}</span></a></li>)}</ul>
    </section>
  )
}

interface Listed { carer: { id: string; shortName: string }; actions: readonly Action[]; outcomes: ReadonlyMap<string, string>; today: string; mayWrite: boolean }

/** Everything promised in a record: open first, then how the others went. */
export function ActionsPage({ carer, actions, outcomes, today, mayWrite }: Listed) {
  const open = actions.filter((action) => !action.answer)
  const answered = actions.filter((action) => action.answer)
  const add = mayWrite && <ButtonLink href={`/carers/${carer.id}/actions/new`}>{say('add')}</ButtonLink>
  return (
    <>
      <h1>{say('list.title', { name: carer.shortName })}</h1>
      <p>{say('list.intro')}</p>
      {actions.length === 0 ? <Empty next={add}>{say('none')}</Empty> : (
        <>
          <h2>{say('open')}</h2>
          {open.length === 0 && <p>{say('open.none')}</p>}
          <ul>{open.map((action) => <li><ActionLine action={action} today={today} href={`/actions/${action.id}`} /><ForWhat action={action} outcomes={outcomes} /><LeftNote action={action} mayWrite={mayWrite} /></li>)}</ul>
          <OnlyServices carer={carer} actions={open} mayWrite={mayWrite} />
          {add}
          {answered.length > 0 && <h2>{say('answered')}</h2>}
          <ul>{answered.map((action) => (
            <li>
              <ActionLine action={{ ...action, byDay: null }} today={today} href={`/actions/${action.id}`} />
              <ForWhat action={action} outcomes={outcomes} />
              <Answered action={action} today={today} />
            </li>
          ))}</ul>
        </>
      )}
    </>
  )
}

export function ForWhat({ action, outcomes }: { action: Action; outcomes: ReadonlyMap<string, string> }) {
  const statement = action.outcome && outcomes.get(action.outcome)
  return statement ? <Quiet as="div">{say('for')} <a href={`/outcomes/${action.outcome}`}>{statement}</a></Quiet> : null
}

/** Every answer, the newest first. */
export function Answered({ action, today }: { action: Action; today: string }) {
  return <>{action.answers.map((one) => (
    <div>
      <b>{say('answered.on', { answer: say(`answer.${one.answer}`), day: sayDay(one.onDay, today) })}</b>{one.words && <>: <span class="said">{one.words}</span></>}
      {one.by && <Quiet as="span"> · {say('answered.by', { name: one.by })}</Quiet>}
    </div>
  ))}</>
}
