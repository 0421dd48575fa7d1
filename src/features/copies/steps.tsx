import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, DayField, Details, Input, Problems, Quiet, SideList } from '../../kernel/ui/index.ts'
import { type Given, GivenList } from '../plans/index.ts'
import type { Copy } from './queries.ts'
import { say } from './words.ts'

interface Props { copy: Copy; given: readonly Given[]; today: string; mayMake: boolean; own: boolean; formIds: readonly [string, string]; answers: Answers; errors?: Errors }

/** Beside a copy: who has it; and to say that it does not stand any more, or that her workers may see it. */
export function StepsAside({ copy, given, today, mayMake, own, formIds, answers, errors }: Props) {
  const value = (name: string) => String(answers[name] ?? '')
  return (
    <>
      <Problems errors={errors} days={['on']} />
      <h2>{say('steps')}</h2>
      {given.length === 0 ? <Quiet>{say('steps.none')}</Quiet> : <GivenList given={given} today={today} on={copy.id} />}
      <SideList title={say('sees')}><p>{say(copy.reach === 'hers' ? 'sees.hers' : 'sees.record')}</p></SideList>
      {mayMake && (
        <>
          <Details summary={say('steps.give')} class="not-printed" open={errors !== undefined}>
            <form method="post" action={`/copies/${copy.id}/steps`} novalidate>
              <input type="hidden" name="id" value={value('id')} />
              <input type="hidden" name="step" value="given" />
              <Input name="whom" label={say('steps.whom')} value={value('whom')} error={errors?.whom} />
              <Input name="how" label={say('steps.how')} hint={say('steps.how.hint')} value={value('how')} error={errors?.how} />
              <Input name="why" label={say('steps.why')} hint={say('steps.why.hint')} value={value('why')} error={errors?.why} />
              <Input name="withheld" label={say('steps.withheld')} hint={say('steps.withheld.hint')} value={value('withheld')} error={errors?.withheld} />
              <Input name="withheldWhy" label={say('steps.withheldWhy')} value={value('withheldWhy')} error={errors?.withheldWhy} />
              <DayField name="on" legend={say('steps.on')} answers={answers} error={errors?.on} />
              <Button>{say('steps.keep')}</Button>
            </form>
          </Details>
          {copy.reach === 'hers' && own && <OneStep copy={copy} today={today} id={formIds[0]} step="opened" intro={say('open.intro')} save={say('open.save')} />}
          {copy.over === null && <OneStep copy={copy} today={today} id={formIds[1]} step="over" intro={say('over.intro')} save={say('over.save')} />}
        </>
      )}
    </>
  )
}

/** Something that is said with one press, as of today. */
function OneStep({ copy, today, id, step, intro, save }: { copy: Copy; today: string; id: string; step: 'opened' | 'over'; intro: string; save: string }) {
  const [year = '', month = '', day = ''] = today.split('-')
  return (
    <Details summary={save} class="not-printed">
      <p>{intro}</p>
      <form method="post" action={`/copies/${copy.id}/steps`} novalidate>
        {Object.entries({ id, step, 'on-day': day, 'on-month': month, 'on-year': year }).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
        <Button kind="secondary">{save}</Button>
      </form>
    </Details>
  )
}
