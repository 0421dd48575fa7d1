import { type Counted, TalkCounts } from '../read-backs/index.ts'
import { sayAsOf } from '../../kernel/dates.ts'
import { Quiet } from '../../kernel/ui/index.ts'
import { say } from './words.ts'

/** What an evaluator will see, and that nothing is released yet. */
export function LearningPage({ counted, asOf, zone }: { counted: readonly Counted[]; asOf: Date | null; zone: string }) {
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('intro')}</p>
      <h2>{say('will.title')}</h2>
      <ul class="govuk-list govuk-list--bullet"><li>{say('will.words')}</li><li>{say('will.counts')}</li><li>{say('will.trace')}</li></ul>
      <h2>{say('year.title')}</h2>
      <p>{say('year.offer')}</p>
      <p><a href="/learning/year">{say('year.open')}</a></p>
      <TalkCounts counted={counted} />
      {asOf && <Quiet>{sayAsOf(asOf, zone)}</Quiet>}
      <h2>{say('never.title')}</h2>
      <ul class="govuk-list govuk-list--bullet"><li>{say('never.names')}</li><li>{say('never.scores')}</li></ul>
    </>
  )
}
