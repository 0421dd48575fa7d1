import { sayAge, sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { limits } from '../../kernel/schema.ts'
import { Button, ButtonLink, DateInput, Details, Empty, Input, Note, Pagination, Problems, Quiet, SearchBox, Sheet } from '../../kernel/ui/index.ts'
import type { Likeness, Listed } from './queries.ts'
import { say } from './words.ts'

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

function Find({ value }: { value?: string }) {
  return <SearchBox action="/carers" name="find" id="find" label={say('list.find')} hint={say('list.find.hint')} button={say('list.find.go')} value={value} />
}

/** Who works with somebody, in a few quiet words. */
function worksWith(carer: Listed): string {
  if (carer.diedOn) return say('list.died', { day: sayDay(carer.diedOn) })
  return carer.workers.length > 0 ? say('list.worksWith', { workers: list.format(carer.workers) }) : say('list.nobody')
}

function People({ carers, mine, today }: { carers: readonly Listed[]; mine?: boolean; today: string }) {
  return (
    <ul role="list" class="people">
      {carers.map((carer) => {
        // A restricted record says nothing about itself in a list that somebody may look at over a shoulder.
        const beside = mine && !carer.diedOn ? (carer.initials === null ? carer.inOneLine : null) : worksWith(carer)
        return <li><a href={`/carers/${carer.id}`}>{carer.name}</a>{beside && <> <span class="quiet">{beside}</span></>}{!carer.diedOn && <EmergencyPlan carer={carer} today={today} />}</li>
      })}
    </ul>
  )
}

/** The way to the emergency plan alone, without the rest of the record. */
function EmergencyPlan({ carer: { id, name, initials, emergencyPlanOn }, today }: { carer: Listed; today: string }) {
  if (emergencyPlanOn === null || initials !== null) return null
  return <> · <small><a href={`/carers/${id}/emergency-plan`}>{say('list.emergencyPlan')}<span class="govuk-visually-hidden">: {name}</span></a> <span class="quiet">{say('list.emergencyPlan.age', { age: sayAge(emergencyPlanOn, today) })}</span></small></>
}

/** My carers first, then everyone I may know of, by name. */
export function CarersPage({ mine, everyone, next, later, today }: { mine: readonly Listed[]; everyone: readonly Listed[]; next?: string; later: boolean; today: string }) {
  return (
    <>
      <h1>{say('list.title')}</h1>
      <Find />
      <p><a href="/carers/words">{say('list.words')}</a></p>
      <p><ButtonLink href="/carers/new">{say('list.register')}</ButtonLink></p>
      {!later && (
        <>
          <h2>{say('list.mine')}</h2>
          {mine.length > 0 ? <People carers={mine} mine today={today} /> : <Empty>{say('list.mine.none')}</Empty>}
        </>
      )}
      <h2>{say('list.everyone')}</h2>
      <Quiet>{say('list.everyone.hint')}</Quiet>
      {everyone.length > 0 ? <People carers={everyone} today={today} /> : <Empty>{say('list.everyone.none')}</Empty>}
      {(later || next) && <Pagination previous={later && { href: '/carers', text: say('list.first') }} next={next !== undefined && { href: `/carers?after=${next}`, text: say('list.next') }} />}
    </>
  )
}

/** Whoever was found, nearest first; or what else to try. */
export function FoundPage({ words, carers, more, today }: { words: string; carers: readonly Listed[]; more: boolean; today: string }) {
  return (
    <>
      <h1>{say('list.find')}</h1>
      <Find value={words} />
      {carers.length > 0 ? (
        <>
          <h2>{say('found.some', { count: carers.length })}</h2>
          {more && <p>{say('found.more', { count: carers.length })}</p>}
          <People carers={carers} today={today} />
        </>
      ) : <Empty>{words === '' ? say('found.empty') : say('found.none', { words })}</Empty>}
      <p><a href="/carers/new">{say('list.register')}</a></p>
      <p><a href="/carers/words">{say('list.words')}</a></p>
      <p><a href="/carers">{say('found.all')}</a></p>
    </>
  )
}

const text = (answers: Answers | undefined, name: string) => String(answers?.[name] ?? '')

/** Register somebody: a name to call them by, and the rest folded away. The script asks for likenesses while somebody writes. */
export function RegisterPage({ id, answers, errors }: { id: string; answers?: Answers; errors?: Errors }) {
  const moreFilled = Object.keys(answers ?? {}).some((name) => !['id', 'callName'].includes(name) && text(answers, name) !== '')
  const field = (name: 'callName' | 'fullName' | 'postcode' | 'phone' | 'contactPreference') => ({ name, label: say(`field.${name}`), value: text(answers, name), error: errors?.[name], autocomplete: 'off' })
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('new.title')}</h1>
      <p>{say('new.intro')}</p>
      <form method="post" action="/carers" novalidate data-likenesses="/carers/likenesses">
        <input type="hidden" name="id" value={id} />
        <Input {...field('callName')} hint={say('field.callName.hint', { limit: limits.name })} />
        <div data-likenesses-found aria-live="polite" />
        <Details summary={say('new.more')} open={moreFilled}>
          <Input {...field('fullName')} />
          <DateInput id="dateOfBirth" namePrefix="dateOfBirth" legend={say('field.dateOfBirth')} hint={say('field.dateOfBirth.hint')} error={errors?.dateOfBirth}
            values={{ day: text(answers, 'dateOfBirth-day'), month: text(answers, 'dateOfBirth-month'), year: text(answers, 'dateOfBirth-year') }} />
          <Input {...field('phone')} type="tel" width={20} />
          <Input {...field('postcode')} width={10} />
          <Input {...field('contactPreference')} hint={say('field.contactPreference.hint', { limit: limits.line })} />
        </Details>
        <Quiet>{say('new.mine')}</Quiet>
        <Button>{say('new.save')}</Button>
      </form>
    </>
  )
}

function Likenesses({ likenesses, newTab }: { likenesses: readonly Likeness[]; newTab?: boolean }) {
  return (
    <ul role="list">{likenesses.map(({ carer, same }) => (
      <li>
        <a href={`/carers/${carer.id}`} {...(newTab ? { target: '_blank', rel: 'noopener' } : {})}>{carer.name}</a>{' '}
        <span class="quiet">{[worksWith(carer), ...(same.length > 0 ? [say('like.same', { facts: list.format(same.map((fact) => say(`like.same.${fact}`))) })] : [])].join('; ')}</span>
      </li>
    ))}</ul>
  )
}

/** The hint beside the form, while somebody writes. It opens beside, so that nothing typed is left behind. */
export function LikenessHint({ likenesses }: { likenesses: readonly Likeness[] }) {
  if (likenesses.length === 0) return null
  return <Note title={say('like.hint.title')}><span>{say('like.hint.intro')}</span><Likenesses likenesses={likenesses} newTab /></Note>
}

/** Asked once, after the form was sent, and never a block. */
export function SamePersonPage({ answers, likenesses }: { answers: Answers; likenesses: readonly Likeness[] }) {
  const hidden = Object.entries(answers).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: one })))
  return (
    <>
      <h1>{say('like.title')}</h1>
      <p>{say('like.intro')}</p>
      <Sheet><Likenesses likenesses={likenesses} /></Sheet>
      <form method="post" action="/carers">
        {hidden.filter(({ name }) => name !== 'asked' && name !== 'back').map(({ name, value }) => <input type="hidden" name={name} value={value} />)}
        <Button name="asked" value="new">{say('like.new')}</Button>{' '}
        <Button kind="secondary" name="back" value="back">{say('like.back')}</Button>
      </form>
    </>
  )
}
