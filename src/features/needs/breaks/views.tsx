import { sayDay } from '../../../kernel/dates.ts'
import type { Answers, Errors } from '../../../kernel/forms.ts'
import { inEnglish, type Tongue } from '../../../kernel/languages/tongue.ts'
import { Button, Checkboxes, DayField, Details, Problems, Quiet, Radios, Textarea } from '../../../kernel/ui/index.ts'
import { breakAnswers, breakKinds, enoughs, replacements } from '../schema.ts'
import type { Whose } from '../views.tsx'
import { say, tell } from '../words.ts'
import type { BreakConsidered } from './queries.ts'

const typed = (answers: Answers, name: string) => String(answers[name] ?? '')

type Said = Pick<BreakConsidered, 'answer' | 'kinds' | 'words' | 'enough' | 'replacement' | 'replacementWords'>

/** What was said about a break, a sentence each: the same on page and paper. */
export function breakLines({ answer, kinds, words, enough, replacement, replacementWords }: Said, carer: string, tongue: Tongue = inEnglish): string[] {
  const [say, { own }, name] = [tell(tongue), tongue, tongue.own(carer)]
  const called = (kind: (typeof breakKinds)[number]) => say(`kind.${kind}`).toLocaleLowerCase(tongue.tag)
  return [
    [say(`break.said.${answer}`, { name }), words && own(words)].filter(Boolean).join(' '),
    ...(kinds.length > 0 ? [say('break.said.kinds', { kinds: tongue.list(breakKinds.filter((kind) => kinds.includes(kind)).map(called)) })] : []),
    ...(enough ? [say(`break.said.enough.${enough}`, { name })] : []),
    ...(replacement || replacementWords ? [[replacement && say(`break.said.replacement.${replacement}`), replacementWords && own(replacementWords)].filter(Boolean).join(' ')] : []),
  ]
}

/** Whether a break was thought about, and what came of it. */
export function BreakSection({ carer, breaks, mayWrite, today }: { carer: Whose; breaks: readonly BreakConsidered[]; mayWrite: boolean; today: string }) {
  const [now, ...before] = breaks
  return (
    <section aria-labelledby="break">
      <h2 id="break">{say('break.title')}</h2>
      {now ? <BreakSaid said={now} name={carer.name} today={today} /> : <p>{say('break.nobody')}</p>}
      {before.length > 0 && <Details summary={say('break.before')}>{before.map((one) => <BreakSaid said={one} name={carer.name} today={today} />)}</Details>}
      {mayWrite && <p class="not-printed"><a href={`/carers/${carer.id}/break`}>{say(now ? 'break.again' : 'break.do')}</a></p>}
    </section>
  )
}

function BreakSaid({ said, name, today }: { said: BreakConsidered; name: string; today: string }) {
  return (
    <>
      {breakLines(said, name).map((line) => <p dir="auto">{line}</p>)}
      <Quiet>{said.by === null ? sayDay(said.onDay, today) : say('said.on', { by: said.by, day: sayDay(said.onDay, today) })}</Quiet>
    </>
  )
}

/** Would a break help? Asked each time; every answer is one. */
export function BreakPage({ carer, answers, errors }: { carer: Whose; answers: Answers; errors?: Errors }) {
  const { name } = carer
  return (
    <>
      <Problems errors={errors} days={['on']} />
      <h1>{say('break.page.title', { name })}</h1>
      <p>{say('break.intro')}</p>
      <form method="post" action={`/carers/${carer.id}/breaks`} novalidate data-keep={`break:${carer.id}`}>
        <input type="hidden" name="id" value={typed(answers, 'id')} />
        <Radios name="answer" legend={say('break.answer')} value={typed(answers, 'answer')} error={errors?.answer} items={breakAnswers.map((code) => ({ value: code, text: say(`break.answer.${code}`, { name }) }))} />
        <Checkboxes name="kinds" legend={say('break.kinds')} small values={[answers.kinds ?? []].flat()} error={errors?.kinds} items={breakKinds.map((code) => ({ value: code, text: say(`kind.${code}`) }))} />
        <Textarea name="words" label={say('break.words')} hint={say('break.words.hint', { name })} rows={4} value={typed(answers, 'words')} error={errors?.words} />
        <Radios name="enough" legend={say('break.enough', { name })} small value={typed(answers, 'enough')} error={errors?.enough} items={enoughs.map((code) => ({ value: code, text: say(`enough.${code}`, { name }) }))} />
        <Radios name="replacement" legend={say('break.replacement')} small value={typed(answers, 'replacement')} error={errors?.replacement} items={replacements.map((code) => ({ value: code, text: say(`replacement.${code}`) }))} />
        <Textarea name="replacementWords" label={say('break.replacementWords')} rows={2} value={typed(answers, 'replacementWords')} error={errors?.replacementWords} />
        <DayField name="on" legend={say('break.on')} answers={answers} error={errors?.on} />
        <Button preventDoubleClick>{say('keep')}</Button>
      </form>
    </>
  )
}
