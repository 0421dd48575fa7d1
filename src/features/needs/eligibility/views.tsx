import { eligibilityAreas, eligibilityLevels } from '../../../frameworks/eligibility.ts'
import { sayDay } from '../../../kernel/dates.ts'
import type { Answers, Errors } from '../../../kernel/forms.ts'
import { Button, ButtonLink, DayField, Details, Input, Problems, Quiet, Radios, Select, Sheet, Textarea } from '../../../kernel/ui/index.ts'
import { decisions, viewVoices } from '../schema.ts'
import type { Need } from '../queries.ts'
import type { Whose } from '../views.tsx'
import { say } from '../words.ts'
import type { AreaView, Decision } from './queries.ts'

const typed = (answers: Answers, name: string) => String(answers[name] ?? '')
interface Filled { answers: Answers; errors?: Errors }

/** The seven areas, each with what was said of it, in whose voice. No verdict stands here. */
export function AreasPage({ carer, views, threshold, today, mayWrite }: { carer: Whose; views: readonly AreaView[]; threshold: Threshold; today: string; mayWrite: boolean }) {
  return (
    <>
      <h1>{say('areas.page.title', { name: carer.name })}</h1>
      <p>{say('areas.intro')}</p>
      <ThresholdSaid threshold={threshold} />
      {mayWrite && <div class="not-printed"><ButtonLink href={`/carers/${carer.id}/eligibility/new`}>{say('areas.say')}</ButtonLink></div>}
      {eligibilityAreas.map((area) => {
        const own = views.filter((one) => one.area === area)
        const [now, before] = [own.filter((one) => !one.newer), own.filter((one) => one.newer)]
        return (
          <Sheet labelledBy={`area-${area}`}>
            <h2 id={`area-${area}`}>{say(`area.${area}`)}</h2>
            <Quiet>{say(`area.${area}.hint`)}</Quiet>
            {now.length === 0 ? <p>{say('areas.nothing')} {mayWrite && <a href={`/carers/${carer.id}/eligibility/new?area=${area}`}>{say('areas.say')}<span class="govuk-visually-hidden">: {say(`area.${area}`)}</span></a>}</p> : now.map((view) => <ViewSaid view={view} today={today} />)}
            {before.length > 0 && <Details summary={<>{say('areas.before')}<span class="govuk-visually-hidden">: {say(`area.${area}`)}</span></>}>{before.map((view) => <ViewSaid view={view} today={today} />)}</Details>}
          </Sheet>
        )
      })}
      <Quiet>{say('areas.source')}</Quiet>
      <p class="not-printed"><a href={`/carers/${carer.id}/needs`}>{say('back', { name: carer.name })}</a></p>
    </>
  )
}

function ViewSaid({ view, today }: { view: AreaView; today: string }) {
  return <p>{say('areas.one', { name: view.name, voice: say(`voice.${view.voice}`), day: sayDay(view.onDay, today) })} <b>{say(`level.${view.level}`)}</b>.<br /><span class="said" dir="auto">{view.words}</span></p>
}

export type Threshold = { words: string; effectiveOn: string } | null

/** The local threshold as it stands, in its own words: to be read beside what people judge. */
export function ThresholdSaid({ threshold, then = false }: { threshold: Threshold; then?: boolean }) {
  if (!threshold) return <Quiet>{say('decision.threshold.none')}</Quiet>
  return <><p><b>{say(then ? 'decision.threshold.then' : 'decision.threshold', { day: sayDay(threshold.effectiveOn) })}</b></p><p class="typed" dir="auto">{threshold.words}</p></>
}

/** How one area is: level, reasons, and whose view it is. */
export function AreaPage({ carer, answers, errors }: { carer: Whose } & Filled) {
  return (
    <>
      <Problems errors={errors} days={['on']} />
      <h1>{say('areas.new.title', { name: carer.name })}</h1>
      <form method="post" action={`/carers/${carer.id}/eligibility-views`} novalidate data-keep={`area:${carer.id}`}>
        <input type="hidden" name="id" value={typed(answers, 'id')} />
        <Radios name="area" legend={say('areas.area')} value={typed(answers, 'area')} error={errors?.area} items={eligibilityAreas.map((area) => ({ value: area, text: say(`area.${area}`), hint: say(`area.${area}.hint`) }))} />
        <Radios name="level" legend={say('areas.level')} value={typed(answers, 'level')} error={errors?.level} items={eligibilityLevels.map((level) => ({ value: level, text: say(`level.${level}`), hint: say(`level.${level}.hint`) }))} />
        <Textarea name="words" label={say('areas.words')} hint={say('areas.words.hint')} rows={4} value={typed(answers, 'words')} error={errors?.words} />
        <Select name="voice" label={say('areas.voice')} value={typed(answers, 'voice')} error={errors?.voice} items={[{ value: '', text: say('areas.choose') }, ...viewVoices.map((code) => ({ value: code, text: say(`voice.${code}`) }))]} />
        <Input name="name" label={say('areas.name')} value={typed(answers, 'name')} error={errors?.name} />
        <DayField name="on" legend={say('areas.on')} answers={answers} error={errors?.on} />
        <Button preventDoubleClick>{say('keep')}</Button>
      </form>
    </>
  )
}

/** What a person decided, and who; with the threshold as it stood then folded beside it. */
export function DecisionSaid({ decision, today }: { decision: Decision; today: string }) {
  const { decision: code, decidedBy: who, body, onDay, reasons, threshold } = decision
  return (
    <div class="decision">
      <p><b>{say(`decision.said.${code}`)}</b> <span dir="auto">{reasons}</span><br /><Quiet as="span">{say(body ? 'decision.said.byOf' : 'decision.said.by', { who, body, day: sayDay(onDay, today) })}</Quiet></p>
      {threshold && <Details summary={say('decision.threshold.then', { day: sayDay(threshold.effectiveOn) })}><p class="typed" dir="auto">{threshold.words}</p></Details>}
    </div>
  )
}

/** Write down what somebody decided, with the threshold and what was said of the areas beside it. Nothing is chosen beforehand. */
export function DecisionPage({ need, carer, threshold, views, today, answers, errors }: { need: Need; carer: Whose; threshold: Threshold; views: readonly AreaView[]; today: string } & Filled) {
  const now = views.filter((one) => !one.newer)
  return (
    <>
      <Problems errors={errors} days={['on']} />
      <h1>{say('decision.new.title')}</h1>
      <p class="typed" dir="auto">{need.words}</p>
      <p>{say('decision.intro', { name: carer.name })}</p>
      <ThresholdSaid threshold={threshold} />
      <Details summary={say('decision.areas')} open={now.length > 0}>
        {now.length === 0 && <p>{say('decision.areas.none')}</p>}
        {eligibilityAreas.flatMap((area) => now.filter((one) => one.area === area)).map((view) => <><h2 class="govuk-heading-s">{say(`area.${view.area}`)}</h2><ViewSaid view={view} today={today} /></>)}
        <p><a href={`/carers/${carer.id}/eligibility`}>{say('areas.say')}</a></p>
      </Details>
      <form method="post" action={`/needs/${need.id}/decisions`} novalidate data-keep={`decision:${need.id}`}>
        <input type="hidden" name="id" value={typed(answers, 'id')} />
        <Radios name="decision" legend={say('decision.which')} value={typed(answers, 'decision')} error={errors?.decision} items={decisions.map((code) => ({ value: code, text: say(`decision.${code}`) }))} />
        <Textarea name="reasons" label={say('decision.reasons', { name: carer.name })} rows={4} value={typed(answers, 'reasons')} error={errors?.reasons} />
        <Input name="decidedBy" label={say('decision.by')} hint={say('decision.by.hint')} value={typed(answers, 'decidedBy')} error={errors?.decidedBy} />
        <Input name="body" label={say('decision.body')} value={typed(answers, 'body')} error={errors?.body} />
        <DayField name="on" legend={say('decision.on')} answers={answers} error={errors?.on} />
        <Button preventDoubleClick>{say('keep')}</Button>
      </form>
    </>
  )
}
