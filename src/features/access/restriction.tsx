import { sayDay } from '../../kernel/dates.ts'
import { Button, Details, Input, Problems, Quiet, Select } from '../../kernel/ui/index.ts'
import type { Naming, Restriction } from './queries.ts'
import type { Again, Person } from './views.tsx'
import { say, sayNames } from './words.ts'

interface NamingsShown {
  restriction: Restriction
  namings: readonly Naming[]
  /** Who could be named: never oneself. */
  possible: readonly Person[]
  /** Where the form that names somebody goes. */
  action: string
  newId: string
  today: string
  dayOf: (moment: Date) => string
  again?: Again
}

/** Who a restricted record names, and naming one more. Nothing of the record itself. */
function Namings({ namings, possible, action, newId, today, dayOf, again }: NamingsShown) {
  const wrong = again?.form === 'naming' ? again : undefined
  const chosen = String(wrong?.answers.worker ?? '')
  return (
    <>
      <h2>{say('restriction.named')}</h2>
      <ul>{namings.map((one) => {
        const day = sayDay(dayOf(one.at), today)
        return <li><b>{one.worker}</b> <span class="quiet">{one.by ? say('restriction.namedBy', { by: one.by, day }) : say('restriction.named.day', { day })}</span></li>
      })}</ul>
      <Details summary={say('restriction.name')} open={wrong !== undefined}>
        {possible.length === 0 ? <p>{say('restriction.name.nobody')}</p> : (
          <form method="post" action={action} novalidate>
            <input type="hidden" name="id" value={String(wrong?.answers.id ?? newId)} />
            <Select name="worker" label={say('restriction.name.worker')} hint={say('restriction.name.says')} value={chosen} error={wrong?.errors.worker} items={[{ value: '', text: say('add.choose') }, ...possible.map((person) => ({ value: person.id, text: person.name }))]} />
            <Button>{say('restriction.name.save')}</Button>
          </form>
        )}
      </Details>
    </>
  )
}

interface RestrictionShown {
  carer: { id: string; name: string }
  workers: readonly string[]
  newId: string
  again?: Again
  /** What is in force, if it is restricted. */
  namings?: NamingsShown
  /** The whole address an administrator would be given. */
  address: string
}

/** Whether a record is restricted, and who may know of it. For the carer's own workers. */
export function RestrictionPage({ carer, workers, newId, again, namings, address }: RestrictionShown) {
  return (
    <>
      <Problems errors={again?.errors} />
      <h1>{say('restriction.title')}</h1>
      <p>{say('restriction.what')}</p>
      {namings ? <Restricted carer={carer.id} namings={namings} address={address} /> : (
        <>
          <p>{say('restriction.not')}</p>
          <form method="post" action={`/carers/${carer.id}/restriction`} novalidate>
            <input type="hidden" name="id" value={String(again?.answers.id ?? newId)} />
            <Input name="initials" label={say('restriction.initials')} hint={say('restriction.initials.hint')} width={10} value={String(again?.answers.initials ?? '')} error={again?.errors.initials} autocomplete="off" />
            <p>{say('restriction.makeSays', { workers: sayNames(workers) })}</p>
            <Button>{say('restriction.make')}</Button>
          </form>
        </>
      )}
    </>
  )
}

function Restricted({ carer, namings, address }: { carer: string; namings: NamingsShown; address: string }) {
  const { restriction, today, dayOf } = namings
  return (
    <>
      <p><b>{say('restriction.is', { day: sayDay(dayOf(restriction.since), today), initials: restriction.initials })}</b></p>
      <Namings {...namings} />
      <h2>{say('restriction.number')}</h2>
      <p>{say('restriction.number.says')}</p>
      <p class="typed">{address}</p>
      <Details summary={say('restriction.lift')}>
        <p>{say('restriction.lift.says')}</p>
        <form method="post" action={`/carers/${carer}/restriction/lifting`}><Button kind="secondary">{say('restriction.lift.save')}</Button></form>
      </Details>
    </>
  )
}

/** A restricted record by its number: its initials and the names it names, and nothing else. */
export function RestrictedRecordPage(shown: NamingsShown) {
  return (
    <>
      <Problems errors={shown.again?.errors} />
      <h1>{say('record.title', { initials: shown.restriction.initials })}</h1>
      <Quiet>{say('record.intro')}</Quiet>
      <Namings {...shown} />
    </>
  )
}
