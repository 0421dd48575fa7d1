import { sayDay } from '../../../kernel/dates.ts'
import type { Answers, Errors } from '../../../kernel/forms.ts'
import { Button, Details, Quiet, Quote, Textarea } from '../../../kernel/ui/index.ts'
import type { Helped } from '../../reviews/index.ts'
import { say } from '../words.ts'

/** What was said since of one outcome of the last plan, and where the pack sees that outcome. */
export interface Gathered { helped: Helped; areas: readonly string[] }

interface FormsShown {
  plan: string
  carer: string
  gathered: readonly Gathered[]
  mayWrite: boolean
  newId: () => string
  today: string
  sent?: { outcome?: string; answers: Answers; errors: Errors }
}

/** What the last plan did, outcome by outcome: what was said looking back, with a way to read it, and the words as they stand in the plan, to be put otherwise. */
export function LastPlanForms({ plan, gathered, mayWrite, newId, today, sent }: FormsShown) {
  if (gathered.length === 0) return null
  return (
    <>
      <Quiet>{say('last.from')}</Quiet>
      {gathered.map(({ helped }) => {
        const again = sent?.outcome === helped.outcome ? sent : undefined
        const mine = helped.answers.find(({ voice }) => voice === 'worker')?.words
        return (
          <>
            <h4 dir="auto">{helped.statement}</h4>
            {helped.told.length + helped.answers.length === 0 ? <Quiet>{say('last.none')}</Quiet> : <ul>
              {helped.answers.map((one) => <li><span dir="auto">{say(one.voice === 'carer' ? 'last.carer' : 'last.worker', { name: one.by ?? '', by: one.by ?? '', day: sayDay(one.onDay, today) })} {one.voice === 'carer' ? <Quote>{one.words}</Quote> : one.words}</span></li>)}
              {helped.told.map((one) => (
                <li><a href={`/reviews/${one.review}`}>{say('last.gathered', { day: sayDay(one.onDay, today) })}</a> <span dir="auto">{one.story && <Quote>{one.story}</Quote>} {one.words}</span></li>
              ))}
            </ul>}
            {mayWrite && (
              <Details summary={say('last.edit')} open={again !== undefined}>
                <form method="post" action={`/plans/${plan}/last-plan`} novalidate>
                  <input type="hidden" name="id" value={String(again?.answers.id ?? newId())} />
                  <input type="hidden" name="outcome" value={helped.outcome} />
                  <Textarea name="words" id={again ? 'words' : `last-${helped.outcome}`} rows={4} label={say('last.words', { statement: helped.statement })} hint={say('last.words.hint')} value={again ? String(again.answers.words ?? '') : mine ?? helped.draft} error={again?.errors.words} />
                  <Button kind="secondary">{say('last.save')}</Button>
                </form>
              </Details>
            )}
          </>
        )
      })}
    </>
  )
}
