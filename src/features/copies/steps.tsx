import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, DayField, Details, Input, Problems, Quiet, SideList } from '../../kernel/ui/index.ts'
import type { Copy } from './queries.ts'
import { say } from './words.ts'

interface Props { copy: Copy; today: string; mayMake: boolean; own: boolean; formIds: readonly [string, string]; answers: Answers; errors?: Errors }

/** Beside a copy: who has it; and to say that it does not stand any more, or that her workers may see it. */
export function StepsAside({ copy, today, mayMake, own, formIds, answers, errors }: Props) {
  const value = (name: string) => String(answers[name] ?? '')
  const given = copy.steps.filter(({ step }) => step === 'given')
  return (
    <>
      <Problems errors={errors} days={['on']} />
      <SideList title={say('steps')} items={given.map(({ whom, how, onDay }) => <span dir="auto">{[say('steps.given', { whom, day: sayDay(onDay, today) }), how].filter(Boolean).join(' ')}</span>)}>
        {given.length === 0 && <Quiet>{say('steps.none')}</Quiet>}
      </SideList>
      <SideList title={say('sees')}><p>{say(copy.reach === 'hers' ? 'sees.hers' : 'sees.record')}</p></SideList>
      {mayMake && (
        <>
          <Details summary={say('steps.give')} open={errors !== undefined}>
            <form method="post" action={`/copies/${copy.id}/steps`} novalidate>
              <input type="hidden" name="id" value={value('id')} />
              <input type="hidden" name="step" value="given" />
              <Input name="whom" label={say('steps.whom')} value={value('whom')} error={errors?.whom} />
              <Input name="how" label={say('steps.how')} hint={say('steps.how.hint')} value={value('how')} error={errors?.how} />
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
    <Details summary={save}>
      <p>{intro}</p>
      <form method="post" action={`/copies/${copy.id}/steps`} novalidate>
        {Object.entries({ id, step, 'on-day': day, 'on-month': month, 'on-year': year }).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
        <Button kind="secondary">{save}</Button>
      </form>
    </Details>
  )
}
