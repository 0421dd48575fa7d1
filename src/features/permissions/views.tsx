import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonGroup, ButtonLink, DateInput, Empty, Input, Problems, Quiet, SideList, SummaryList } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import type { Permission } from './queries.ts'
import english from './words.en.json'

export const say = makeWords(english)

interface Whose { id: string; callName: string; initials: string | null }

/** By the initials of her choosing when her record is restricted. */
const called = (carer: Whose) => carer.initials ?? carer.callName

/** In the margin of the carer's page: "Meera: the nights. The surgery: that she is a carer. Nobody else." */
export function PermissionsSection({ permissions, carer }: { permissions: readonly Permission[]; carer: Whose }) {
  const inForce = permissions.filter((one) => one.state === 'now')
  const text = inForce.length === 0
    ? say('section.none', { name: called(carer) })
    : [...inForce.map((one) => say('one', { who: begin(one.who), what: one.what })), say('nobodyElse')].join(' ')
  return (
    <SideList title={say('title')}>
      <p><small>{text}</small></p>
      <p><small><a href={`/carers/${carer.id}/permissions`}>{say('section.more')}</a></small></p>
    </SideList>
  )
}

interface PermissionsProps { carer: Whose; permissions: readonly Permission[]; today: string; mayWrite: boolean }

/** Everything that may be known, by whom, since when; what is over stands below. */
export function PermissionsPage({ carer, permissions, today, mayWrite }: PermissionsProps) {
  const [inForce, later, over] = (['now', 'later', 'over'] as const).map((state) => permissions.filter((one) => one.state === state)) as [Permission[], Permission[], Permission[]]
  const href = `/carers/${carer.id}/permissions/new`
  return (
    <>
      <h1>{say('title')}</h1>
      {inForce.length === 0
        ? <Empty next={mayWrite && <ButtonLink href={href}>{say('add')}</ButtonLink>}>{say('none', { name: called(carer) })}</Empty>
        : (
          <>
            <p>{say('intro', { name: called(carer) })}</p>
            <List permissions={inForce} today={today} mayWrite={mayWrite} />
            <p><b>{say('nobodyElse')}</b></p>
            {mayWrite && <ButtonLink href={href}>{say('add')}</ButtonLink>}
          </>
        )}
      {later.length > 0 && <><h2>{say('later')}</h2><List permissions={later} today={today} mayWrite={mayWrite} /></>}
      {over.length > 0 && <><h2>{say('over')}</h2><Quiet>{say('over.hint')}</Quiet><List permissions={over} today={today} mayWrite={false} /></>}
    </>
  )
}

function List({ permissions, today, mayWrite }: { permissions: readonly Permission[]; today: string; mayWrite: boolean }) {
  return <SummaryList rows={permissions.map((one) => ({
    key: <span dir="auto">{begin(one.who)}</span>,
    value: (
      <>
        <div dir="auto">{begin(one.what)}</div>
        <Quiet as="div">{whenOf(one, today)} <span dir="auto">{say('howTold', { howTold: one.howTold })}</span></Quiet>
      </>
    ),
    actions: mayWrite ? [{ href: `/permissions/${one.id}/withdrawal`, text: say('takeBack'), hiddenText: say('takeBack.what', { who: one.who }) }] : [],
  }))} />
}

function whenOf({ from, until, withdrawnOn, state }: Permission, today: string): string {
  const begun = sayDay(from, today)
  if (withdrawnOn) return say('withdrawn', { from: begun, on: sayDay(withdrawnOn, today) })
  if (until) return say('wasFrom', { from: begun, until: sayDay(until, today) })
  return say(state === 'later' ? 'from' : 'since', { from: begun })
}

function begin(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1)
}

interface FormProps { carer: Whose; id: string; answers: Answers; errors?: Errors }

/** Who may know something, in the carer's words. */
export function NewPermissionPage({ carer, id, answers, errors }: FormProps) {
  const typed = (name: string) => String(answers[name] ?? '')
  const days = (name: string) => ({ day: typed(`${name}-day`), month: typed(`${name}-month`), year: typed(`${name}-year`) })
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('new.title')}</h1>
      <p>{say('new.hint', { name: called(carer) })}</p>
      <form method="post" action={`/carers/${carer.id}/permissions`} novalidate>
        <input type="hidden" name="id" value={id} />
        <Input name="who" label={say('who')} hint={say('who.hint')} value={typed('who')} error={errors?.who} />
        <Input name="what" label={say('what')} hint={say('what.hint')} value={typed('what')} error={errors?.what} />
        <Input name="howTold" label={say('howTold.label')} hint={say('howTold.hint')} value={typed('howTold')} error={errors?.howTold} />
        <DateInput id="from" namePrefix="from" legend={say('from.label')} values={days('from')} error={errors?.from} />
        <DateInput id="until" namePrefix="until" legend={say('until.label')} hint={say('until.hint')} values={days('until')} error={errors?.until} />
        <ButtonGroup><Button>{say('keep')}</Button><a href={`/carers/${carer.id}/permissions`}>{say('back')}</a></ButtonGroup>
      </form>
    </>
  )
}

/** Take it back: one day to give, no reason to give. */
export function WithdrawalPage({ carer, permission, answers, errors }: { carer: Whose; permission: Permission; answers: Answers; errors?: Errors }) {
  const typed = (part: string) => String(answers[`on-${part}`] ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('withdrawal.title')}</h1>
      <p dir="auto"><b>{say('one', { who: begin(permission.who), what: permission.what })}</b></p>
      {permission.state === 'over'
        ? <p>{say('withdrawal.already')}</p>
        : (
          <form method="post" action={`/permissions/${permission.id}/withdrawal`} novalidate>
            <p>{say('withdrawal.body')}</p>
            <DateInput id="on" namePrefix="on" legend={say('withdrawal.on')} values={{ day: typed('day'), month: typed('month'), year: typed('year') }} error={errors?.on} />
            <ButtonGroup><Button>{say('withdrawal.keep')}</Button><a href={`/carers/${carer.id}/permissions`}>{say('back')}</a></ButtonGroup>
          </form>
        )}
    </>
  )
}
