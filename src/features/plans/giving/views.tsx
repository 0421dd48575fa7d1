import type { ComponentChildren } from 'preact'
import { sayDay } from '../../../kernel/dates.ts'
import { Button, DateInput, Details, Input, Quiet, Radios, SideList, Textarea } from '../../../kernel/ui/index.ts'
import { boxes, typed } from '../filled.ts'
import type { PlanPageProps } from '../plan-page.tsx'
import type { Given } from './queries.ts'
import { issueForms } from '../schema.ts'
import { say } from '../words.ts'

/** Who has approved it, where the law asks for that; who has a copy, of what and why; and the forms for both. */
export function Giving(props: PlanPageProps & { today: string }) {
  const { plan, mayWrite, giving: { answers, errors, open }, needsApproval } = props
  return (
    <>
      {(needsApproval || props.approving.errors || plan.approvals.length > 0) && <Approving {...props} />}
      <div id="copies">
        <GivenHere {...props} />
        {mayWrite && plan.agreement && (
          <Details summary={say('give')} class="not-printed" open={Boolean(errors) || open}>
            {needsApproval && <p>{say('give.unapproved')}</p>}
            <form method="post" action={`/plans/${plan.id}/issues`} novalidate>
              <input type="hidden" name="id" value={typed(answers, 'id')} />
              <Input name="to" label={say('give.to')} value={typed(answers, 'to')} error={errors?.to} />
              <Radios name="form" legend={say('give.form')} small value={typed(answers, 'form')} error={errors?.form} items={issueForms.map((value) => ({ value, text: say(`form.${value}`) }))} />
              <Input name="how" id="how-given" label={say('give.how')} hint={say('give.how.hint')} value={typed(answers, 'how')} error={errors?.how} />
              <DateInput id="issued" namePrefix="issued" legend={say('give.on')} values={boxes(answers, 'issued')} error={errors?.issued} />
              <p>{say('give.others')}</p>
              <Input name="what" label={say('give.what')} hint={say('give.what.hint')} value={typed(answers, 'what')} error={errors?.what} />
              <Input name="why" label={say('give.why')} hint={say('give.why.hint')} value={typed(answers, 'why')} error={errors?.why} />
              <Input name="withheld" label={say('give.withheld')} hint={say('give.withheld.hint')} value={typed(answers, 'withheld')} error={errors?.withheld} />
              <Input name="withheldWhy" label={say('give.withheldWhy')} value={typed(answers, 'withheldWhy')} error={errors?.withheldWhy} />
              <Button>{say('give.save')}</Button>
            </form>
          </Details>
        )}
      </div>
    </>
  )
}

/** Of this version: who has it, whole or chosen line by line; and the way to what was given of the others. */
export function GivenHere({ plan, given, today }: Pick<PlanPageProps, 'plan' | 'given'> & { today: string }) {
  const here = given.filter((one) => one.plan === plan.id)
  return (
    <>
      <h2>{say('copies')}</h2>
      <GivenList given={here} today={today} on={plan.id} />
      {given.length > here.length && <p><a href={`/carers/${plan.carer}/copies#given`}>{say('given.all', { count: given.length })}</a></p>}
    </>
  )
}

interface ListProps { given: readonly Given[]; today: string; /** The page this stands on: it is not linked to once more. */ on?: string; /** So many stand open; the rest is folded. */ open?: number }

/** Who was given what: to whom, when, which version, how, why, and what was left off. */
export function GivenList({ given, today, on, open = 6 }: ListProps) {
  if (given.length === 0) return <Quiet>{say('copies.none')}</Quiet>
  const items = (some: readonly Given[]) => <ul class="given">{some.map((one) => <li id={`given-${one.id}`}><OneGiven one={one} today={today} on={on} /></li>)}</ul>
  return (
    <>
      {items(given.slice(0, open))}
      {given.length > open && <Details summary={say('given.more', { count: given.length - open })}>{items(given.slice(open))}</Details>}
    </>
  )
}

/** "Meera, 3 May: the plan of 1 May, on paper, by hand"; and beneath it what of it, why, and what was left off. */
function OneGiven({ one, today, on }: { one: Given; today: string; on?: string }) {
  const { to, onDay, form, how, part, why, withheld, withheldWhy, newer, over, reach } = one
  return (
    <>
      <b dir="auto">{to}</b>, {sayDay(onDay, today)}: <What one={one} on={on} />, {say(`form.${form}`)}{how && <>, <span dir="auto">{how.replace(/\.$/, '')}</span></>}.
      {part && <Small>{say('copies.what', { what: part })}</Small>}
      {why && <Small>{say('copies.why', { why })}</Small>}
      {withheld && <Small>{say('copies.withheld', { withheld, why: withheldWhy ?? '' })}</Small>}
      <LeftOffLine one={one} on={on} />
      {over !== null ? <Small>{say('given.over', { day: sayDay(over, today) })}</Small> : newer && <Small>{say('given.newer')}</Small>}
      {reach === 'hers' && <Small>{say('given.hers')}</Small>}
    </>
  )
}

const Small = ({ children }: { children: ComponentChildren }) => <><br /><small dir="auto">{children}</small></>

function What({ one: { plan, copy, of, title, madeOn, part, withheld }, on }: { one: Given; on?: string }) {
  const words = copy === null ? say(part || withheld ? 'given.part' : 'given.whole', { day: sayDay(madeOn!) }) : plan === null ? say('given.copy', { title: title ?? '' }) : say(`given.chosen.${of}`, { title: title ?? '', day: sayDay(madeOn!) })
  const id = copy ?? plan
  return id === on ? <span dir="auto">{words}</span> : <a dir="auto" href={copy ? `/copies/${copy}` : `/plans/${plan}`}>{words}</a>
}

/** How many lines of the record do not stand on a copy; on the copy's own page part by part. */
function LeftOffLine({ one: { copy, leftOff }, on }: { one: Given; on?: string }) {
  if (copy === null) return null
  if (leftOff === null) return <Small>{say('leftOff.uncounted')}</Small>
  const left = leftOff.reduce((sum, part) => sum + part.left, 0)
  if (left === 0) return <Small>{say('leftOff.nothing')}</Small>
  return <Small>{copy === on ? say('leftOff.parts', { parts: leftOff.map((one) => say('leftOff.part', { ...one })).join('; ') }) : say('leftOff', { left })}</Small>
}

function Approving({ plan, mayWrite, approving: { answers, errors }, needsApproval, today }: PlanPageProps & { today: string }) {
  return (
    <div id="approvals">
      <SideList title={say('approvals')} items={plan.approvals.map(({ authority, by, words, onDay }) => <>{say('approvals.one', { authority, by, day: sayDay(onDay, today) })}{words && <><br /><small dir="auto">{words}</small></>}</>)}>
        {plan.approvals.length === 0 && <Quiet>{say('approvals.none')}</Quiet>}
      </SideList>
      {mayWrite && plan.agreement && (needsApproval || errors) && (
        <Details summary={say('approve')} class="not-printed" open={Boolean(errors)}>
          <form method="post" action={`/plans/${plan.id}/approvals`} novalidate>
            <input type="hidden" name="id" value={typed(answers, 'id')} />
            <Input name="authority" label={say('approve.authority')} hint={say('approve.authority.hint')} value={typed(answers, 'authority')} error={errors?.authority} />
            <Input name="approvedBy" label={say('approve.by')} value={typed(answers, 'approvedBy')} error={errors?.approvedBy} />
            <DateInput id="approved" namePrefix="approved" legend={say('approve.on')} values={boxes(answers, 'approved')} error={errors?.approved} />
            <Textarea name="approvalWords" rows={2} label={say('approve.words')} value={typed(answers, 'approvalWords')} error={errors?.approvalWords} />
            <Button>{say('approve.save')}</Button>
          </form>
        </Details>
      )}
    </div>
  )
}
