import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, DayField, Details, Problems, Quiet, Quote, Textarea } from '../../kernel/ui/index.ts'
import type { Agreed, Risk } from './queries.ts'
import { carriers } from './schema.ts'
import { say } from './words.ts'

export interface RiskShown { highlight: { id: string; words: string }; quoted: boolean; said: { name: string; day: string; conversation: string }; carer: string; agreed: readonly Agreed[]; answers: Answers; errors?: Errors; today: string }

/** Who carries what of one risk, and what was said before. */
export function RiskPage({ highlight, quoted, said, carer, agreed, answers, errors, today }: RiskShown) {
  const typed = (name: string) => String(answers[name] ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('title')}</h1>
      <p class="typed" dir="auto">{quoted ? <Quote>{highlight.words}</Quote> : highlight.words}</p>
      <Quiet>{said.name && say('from', { name: said.name, day: sayDay(said.day, today) })} <a href={`/conversations/${said.conversation}#mark-${highlight.id}`}>{say('back')}</a></Quiet>
      <p>{say('intro')}</p>
      <form method="post" action={`/highlights/${highlight.id}/risk`} novalidate data-keep={`risk:${highlight.id}`}>
        <input type="hidden" name="id" value={typed('id')} />
        <Textarea name="worth" label={say('worth')} rows={2} value={typed('worth')} error={errors?.worth} />
        <Textarea name="wrong" label={say('wrong')} rows={2} value={typed('wrong')} error={errors?.wrong} />
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{say('who')}</legend>
          <p class="quiet">{say('who.hint')}</p>
          {carriers.map((one) => <Textarea name={one} label={say(one, { name: carer })} rows={2} value={typed(one)} error={errors?.[one]} />)}
        </fieldset>
        <DayField name="look" legend={say('look')} answers={answers} error={errors?.look} />
        <Button preventDoubleClick>{say('keep')}</Button>
      </form>
      {agreed.length > 1 && <Details summary={say('before')}>{agreed.slice(1).map((one, at) => <><h3>{say('before.one', { day: sayDay(agreed[at]!.on, today) })}</h3><AgreedWords agreed={one} carer={carer} today={today} /></>)}</Details>}
    </>
  )
}

function AgreedWords({ agreed, carer, today }: { agreed: Agreed; carer: string; today: string }) {
  return (
    <ul>
      {agreed.worth && <li dir="auto">{say('said.worth', { words: agreed.worth })}</li>}
      {agreed.wrong && <li dir="auto">{say('said.wrong', { words: agreed.wrong })}</li>}
      {carriers.map((one) => agreed.carried[one] && <li dir="auto">{say(one, { name: carer })}: {agreed.carried[one]}</li>)}
      {agreed.lookOn && <li>{say('said.look', { day: sayDay(agreed.lookOn, today) })}</li>}
    </ul>
  )
}

/** Every risk worth taking, with who carries what. `level`: of its heading on the page. */
export function RisksSection({ risks, carer, today, mayWrite }: { risks: readonly Risk[]; carer: string; today: string; mayWrite: boolean }) {
  if (risks.length === 0) return null
  return (
    <section>
      <h2>{say('section')}</h2>
      {risks.map((risk) => (
        <div class="risk">
          <p dir="auto"><b>{mayWrite ? <a href={`/highlights/${risk.highlight}/risk`}>{risk.words}</a> : risk.words}</b></p>
          {risk.agreed[0] ? <AgreedWords agreed={risk.agreed[0]} carer={carer} today={today} /> : <Quiet>{say('section.nobody')}</Quiet>}
        </div>
      ))}
    </section>
  )
}
