import { sayDay } from '../../../kernel/dates.ts'
import type { Answers, Errors } from '../../../kernel/forms.ts'
import { Button, DayField, Details, Input, Problems, Quiet, Radios, Sheet } from '../../../kernel/ui/index.ts'
import { say } from '../words.ts'
import type { Still, StillUse } from './queries.ts'
import { stillGrounds, useGrounds } from './schema.ts'

interface Filled { answers: Answers; errors?: Errors }
interface Shown {
  carer: { id: string; name: string }
  stills: readonly Still[]
  uses: readonly StillUse[]
  today: string
  /** Whether this worker may settle it, and whether they may say why they write in it today. */
  maySettle: boolean
  mayUse: boolean
  starting: Filled
  ending: Filled
  using: Filled
}
const typed = (answers: Answers, name: string) => String(answers[name] ?? '')

/** Kept and not used: how it stands, and what can be done about it. */
export function StillPage({ carer, stills, uses, today, maySettle, mayUse, starting, ending, using }: Shown) {
  const now = stills.find(({ ended }) => ended === null)
  return (
    <>
      <Problems errors={{ ...starting.errors, ...ending.errors, ...using.errors }} days={['toldOn']} />
      <h1>{say('still.title')}</h1>
      <p>{say('still.intro', { name: carer.name })}</p>
      <p><b>{say(now ? 'still.now' : 'still.not')}</b></p>
      <StillsSaid stills={stills} uses={uses} today={today} />
      {maySettle && !now && (
        <Details summary={say('still.start')} class="not-printed" open={starting.errors !== undefined || typed(starting.answers, 'request') !== ''}>
          <form method="post" action={`/carers/${carer.id}/stills`} novalidate>
            <input type="hidden" name="id" value={typed(starting.answers, 'id')} />
            <input type="hidden" name="request" value={typed(starting.answers, 'request')} />
            <Radios name="ground" legend={say('still.ground')} value={typed(starting.answers, 'ground')} error={starting.errors?.ground} items={stillGrounds.map((one) => ({ value: one, text: say(`still.ground.${one}`) }))} />
            <Input name="stillWhy" label={say('still.why')} hint={say('still.why.hint')} value={typed(starting.answers, 'stillWhy')} error={starting.errors?.stillWhy} />
            <Button>{say('still.start')}</Button>
          </form>
        </Details>
      )}
      {mayUse && now && (
        <Details summary={say('still.use')} class="not-printed" open={using.errors !== undefined}>
          <form method="post" action={`/carers/${carer.id}/still-uses`} novalidate>
            <input type="hidden" name="id" value={typed(using.answers, 'id')} />
            <Radios name="useGround" legend={say('still.use.ground')} small value={typed(using.answers, 'useGround')} error={using.errors?.useGround} items={useGrounds.map((one) => ({ value: one, text: say(`still.use.${one}`) }))} />
            <Input name="useWhy" label={say('still.use.why')} hint={say('still.why.hint')} value={typed(using.answers, 'useWhy')} error={using.errors?.useWhy} />
            <Button kind="secondary">{say('still.use')}</Button>
          </form>
        </Details>
      )}
      {maySettle && now && (
        <Details summary={say('still.end')} class="not-printed" open={ending.errors !== undefined}>
          <form method="post" action={`/stills/${now.id}/ending`} novalidate>
            <input type="hidden" name="id" value={typed(ending.answers, 'id')} />
            <DayField name="toldOn" legend={say('still.toldOn')} answers={ending.answers} error={ending.errors?.toldOn} />
            <Input name="endedWhy" label={say('still.endedWhy')} value={typed(ending.answers, 'endedWhy')} error={ending.errors?.endedWhy} />
            <Button kind="secondary">{say('still.end')}</Button>
          </form>
        </Details>
      )}
      <Quiet>{say('still.law')}</Quiet>
    </>
  )
}

/** Each time, with what it was used for all the same. */
export function StillsSaid({ stills, uses, today }: { stills: readonly Still[]; uses: readonly StillUse[]; today: string }) {
  return (
    <>
      {stills.map((one) => (
        <Sheet>
          <p><b>{say('still.since', { day: sayDay(one.onDay, today) })}</b> {say(`still.ground.${one.ground}`)}. {one.by && <Quiet as="span">{one.by}</Quiet>}</p>
          <p class="typed" dir="auto">{one.why}</p>
          {one.ended && <p>{say('still.ended', { day: sayDay(one.ended.onDay, today), told: sayDay(one.ended.toldOn, today) })} {one.ended.by && <Quiet as="span">{one.ended.by}</Quiet>} <span class="typed" dir="auto">{one.ended.why}</span></p>}
        </Sheet>
      ))}
      {uses.length > 0 && <ul>{uses.map((one) => <li>{say('still.used', { day: sayDay(one.onDay, today), ground: say(`still.use.${one.ground}`) })} <span class="typed" dir="auto">{one.why}</span> {one.by && <Quiet as="span">{one.by}</Quiet>}</li>)}</ul>}
    </>
  )
}
