import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, DayField, Details, Empty, Problems, Quiet, Quote, Sheet, Textarea } from '../../kernel/ui/index.ts'
import { sayIfKnown } from '../../kernel/words.ts'
import type { Ended } from './queries.ts'
import { say } from './words.ts'
import english from './words.en.json'

interface Shown {
  ended: readonly Ended[]
  /** Whose it is; null when she reads it herself. */
  name: string | null
  today: string
  /** Where words go; null for those who only read. */
  action: string | null
  /** The plan that can be ended from here. */
  plan: string | null
  carer: string | null
  freshId: () => string
  wrong?: { answers: Answers; errors: Errors }
}

/** What has ended, newest first, with what was said about it and a box for more. Nothing here asks for anything. */
export function EndingsPage({ ended, name, today, action, plan, carer, freshId, wrong }: Shown) {
  return (
    <>
      <Problems errors={wrong?.errors} />
      <h1>{say(name === null ? 'title.own' : 'title')}</h1>
      <p>{name === null ? say('intro.own') : say('intro', { name })}</p>
      {ended.length === 0 && <Empty>{say('none')}</Empty>}
      {ended.map((one) => {
        const mine = wrong && wrong.answers.about === one.about && (wrong.answers.aboutId || null) === one.aboutId ? wrong : undefined
        return (
          <Sheet as="article">
            <h2>{whatEnded(one, today)}</h2>
            {one.why && <p dir="auto">{one.why}</p>}
            {one.words.map((said) => (
              <>
                <Quiet>{say('said', { who: said.voice === 'carer' && name === null ? say('said.you') : said.by ?? say('said.somebody'), day: sayDay(said.onDay, today) })}</Quiet>
                {said.voice === 'carer' ? <p class="typed"><Quote>{said.words}</Quote></p> : <p class="typed" dir="auto">{said.words}</p>}
              </>
            ))}
            {action && (
              <Details summary={say(name === null ? 'write.own' : 'write')} open={mine !== undefined}>
                <form method="post" action={action} novalidate>
                  <input type="hidden" name="id" value={String(mine?.answers.id ?? freshId())} />
                  <input type="hidden" name="about" value={one.about} />
                  <input type="hidden" name="aboutId" value={one.aboutId ?? ''} />
                  <Textarea name="words" id={`words-${one.about}-${one.aboutId ?? ''}`} rows={5} label={name === null ? say('words.own') : say('words', { name })} hint={say('words.hint')} value={String(mine?.answers.words ?? '')} error={mine?.errors.words} />
                  <Button kind="secondary">{say('keep')}</Button>
                </form>
              </Details>
            )}
          </Sheet>
        )
      })}
      {carer && (
        <>
          <h2>{say('more')}</h2>
          <ul>
            {plan && <li><a href={`/plans/${plan}/ending`}>{say('more.plan')}</a></li>}
            <li><a href={`/carers/${carer}/circle`}>{say('more.caring')}</a></li>
            <li><a href={`/carers/${carer}/contacts`}>{say('more.support')}</a></li>
          </ul>
        </>
      )}
    </>
  )
}

/** "You let go: to sleep through, 3 May". */
function whatEnded({ about, how, name, onDay }: Ended, today: string) {
  const words = sayIfKnown(english, say, `ended.${about}.${how}`, { name: name ?? '' }) ?? say(`ended.${about}`, { name: name ?? '' })
  return <><span dir="auto">{words}</span>, {sayDay(onDay, today)}</>
}

/** End a plan: the day is enough. */
export function PlanEndingPage({ plan, madeOn, name, answers, errors }: { plan: string; madeOn: string; name: string; answers: Answers; errors?: Errors }) {
  return (
    <>
      <Problems errors={errors} days={['on']} />
      <h1>{say('plan.title')}</h1>
      <p><a href={`/plans/${plan}`}>{say('plan.which', { day: sayDay(madeOn) })}</a></p>
      <p>{say('plan.intro', { name })}</p>
      <form method="post" action={`/plans/${plan}/ending`} novalidate>
        <input type="hidden" name="id" value={String(answers.id ?? '')} />
        <DayField name="on" legend={say('plan.on')} answers={answers} error={errors?.on} />
        <Textarea name="words" rows={4} label={say('plan.words')} hint={say('words.hint')} value={String(answers.words ?? '')} error={errors?.words} />
        <Button>{say('plan.end')}</Button>
      </form>
    </>
  )
}
