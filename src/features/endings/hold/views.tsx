import { sayDay } from '../../../kernel/dates.ts'
import type { Answers, Errors } from '../../../kernel/forms.ts'
import { Button, Input, Note, Problems } from '../../../kernel/ui/index.ts'
import { say } from '../words.ts'
import type { Hold } from './queries.ts'

/** "Meera gets in touch: after the funeral." Or that nobody has said yet. */
export function ContactLine({ hold: { contact } }: { hold: Pick<Hold, 'contact'> }) {
  if (!contact) return <>{say('hold.contact.none')}</>
  return <><b dir="auto">{contact.who}</b> {say('hold.contact')}{contact.when && <>: <span dir="auto">{contact.when}</span></>}</>
}

/** On the record: somebody has died, nothing is asked for, and who gets in touch. */
export function HoldNote({ hold, carer, name, today, mayWrite }: { hold: Hold; carer: string; name: string; today: string; mayWrite: boolean }) {
  return (
    <Note title={say('hold.died', { name: hold.person ?? name, day: sayDay(hold.diedOn, today) })}>
      <p>{say(hold.person === null ? 'hold.quiet.hers' : 'hold.quiet')}</p>
      <p><ContactLine hold={hold} /> {mayWrite && <a href={`/carers/${carer}/gentle-hold`}>{say(hold.contact ? 'hold.change' : 'hold.choose')}</a>}</p>
    </Note>
  )
}

/** On the carer's own page: nothing to do, and who gets in touch. */
export function OwnHoldNote({ hold, phone }: { hold: Hold; phone?: string }) {
  return (
    <Note title={say('hold.own', { name: hold.person ?? '' })}>
      <p>{say('hold.own.quiet')}</p>
      {hold.contact && <p><ContactLine hold={hold} /></p>}
      {phone && <p>{say('hold.own.phone', { phone })}</p>}
    </Note>
  )
}

/** Who gets in touch and when; and that it goes on, once the carer says so. */
export function HoldPage({ hold, carer, name, today, answers, overId, errors }: { hold: Hold; carer: string; name: string; today: string; answers: Answers; overId: string; errors?: Errors }) {
  const value = (field: string) => String(answers[field] ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('hold.title')}</h1>
      <p>{say('hold.died', { name: hold.person ?? name, day: sayDay(hold.diedOn, today) })} {say('hold.intro')}</p>
      <form method="post" action={`/carers/${carer}/gentle-hold`} novalidate>
        <input type="hidden" name="id" value={value('id')} />
        <Input name="who" label={say('hold.who')} hint={say('hold.who.hint')} value={value('who')} error={errors?.who} />
        <Input name="when" label={say('hold.when')} hint={say('hold.when.hint')} value={value('when')} error={errors?.when} />
        <Button>{say('hold.save')}</Button>
      </form>
      {hold.person !== null && (
        <form method="post" action={`/carers/${carer}/gentle-hold/endings`}>
          <h2>{say('hold.over')}</h2>
          <p>{say('hold.over.note', { name })}</p>
          <input type="hidden" name="id" value={overId} />
          <Button kind="secondary">{say('hold.over.save')}</Button>
        </form>
      )}
    </>
  )
}
