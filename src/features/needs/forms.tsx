import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, Checkboxes, DayField, Details, Problems, Quiet, Radios, Select, Sheet, Textarea } from '../../kernel/ui/index.ts'
import { DecisionSaid } from './eligibility/views.tsx'
import type { Need, NoneFound } from './queries.ts'
import { amounts, endings, steps, whys } from './schema.ts'
import { HowMet, InOrderTo, NeedLinks, noneWords, SupportLine, type Whose } from './views.tsx'
import { say } from './words.ts'

export interface Filled { answers: Answers; errors?: Errors }
export const typed = (answers: Answers, name: string) => String(answers[name] ?? '')

export interface Choosable { outcomes: readonly { id: string; statement: string }[]; talks: readonly { id: string; title: string; onDay: string }[] }

/** The words of a need, what it is for, and where it was found. */
export function NeedFormPage({ carer, action, again, outcomes, talks, answers, errors }: { carer: Whose; action: string; again: boolean } & Choosable & Filled) {
  return (
    <>
      <Problems errors={errors} days={['from']} />
      <h1>{say(again ? 'reword.title' : 'new.title')}</h1>
      {again && <p>{say('reword.note')}</p>}
      {outcomes.length === 0 ? <p>{say('outcomes.none', { name: carer.name })} <a href={`/outcomes/new?carer=${carer.id}`}>{say('outcomes.none.go')}</a></p> : (
        <form method="post" action={action} novalidate data-keep={`need:${action}`}>
          {(again ? ['id'] : ['id', 'versionId']).map((name) => <input type="hidden" name={name} value={typed(answers, name)} />)}
          <Textarea name="words" label={say('words')} hint={say('words.hint')} rows={3} value={typed(answers, 'words')} error={errors?.words} />
          <Checkboxes name="outcomes" legend={say('outcomes')} hint={say('outcomes.hint', { name: carer.name })} values={[answers.outcomes ?? []].flat()} error={errors?.outcomes} items={outcomes.map(({ id, statement }) => ({ value: id, text: <span dir="auto">{statement}</span> }))} />
          {talks.length > 0 && <Select name="conversation" label={say('conversation')} value={typed(answers, 'conversation')} error={errors?.conversation}
            items={[{ value: '', text: say('conversation.none') }, ...talks.map(({ id, title, onDay }) => ({ value: id, text: `${title}, ${sayDay(onDay)}` }))]} />}
          <DayField name="from" legend={say('from')} hint={say('from.hint')} answers={answers} error={errors?.from} />
          <Button preventDoubleClick>{say('keep')}</Button>
        </form>
      )}
    </>
  )
}

/** No need was found: how we know; or taking that back. */
export function NonePage({ carer, none, answers, errors }: { carer: Whose; none: NoneFound | null } & Filled) {
  return (
    <>
      <Problems errors={errors} days={['on']} />
      <h1>{say(none ? 'none.takeBack' : 'none.say')}</h1>
      {none && <><p>{noneWords(none)}</p><p class="said" dir="auto">{none.words}</p></>}
      <form method="post" action={`/carers/${carer.id}/need-statements`} novalidate>
        <input type="hidden" name="id" value={typed(answers, 'id')} />
        <input type="hidden" name="standing" value={none ? 'taken-back' : 'none-found'} />
        <Textarea name="words" label={say(none ? 'end.words' : 'none.words')} hint={none ? undefined : say('none.words.hint')} rows={4} value={typed(answers, 'words')} error={errors?.words} />
        <DayField name="on" legend={say('none.on')} answers={answers} error={errors?.on} />
        <Button preventDoubleClick>{say('keep')}</Button>
      </form>
    </>
  )
}

/** How a need is met: each way in the order of the law, one page, nothing asked before anything else. */
export function MeetingPage({ need, carer, answers, errors }: { need: Need; carer: Whose } & Filled) {
  const { name } = carer
  return (
    <>
      <Problems errors={errors} days={['on']} />
      <h1>{say('met.title')}</h1>
      <p class="typed" dir="auto">{need.words}</p>
      <p>{say('met.intro')}</p>
      <form method="post" action={`/needs/${need.id}/steps`} novalidate data-keep={`meeting:${need.id}`}>
        {steps.map((step) => (
          <Sheet>
            <h2>{say(`way.${step}`, { name })}</h2>
            <Quiet>{say(`way.${step}.hint`, { name })}</Quiet>
            <input type="hidden" name={`id-${step}`} value={typed(answers, `id-${step}`)} />
            <Radios name={`amount-${step}`} legend={<>{say(step === 'unmet' ? 'way.unmet.how' : 'met.how')}<span class="govuk-visually-hidden"> {say(`way.${step}`, { name })}</span></>} small value={typed(answers, `amount-${step}`)} error={errors?.[`amount-${step}`]}
              items={amounts.map((code) => ({ value: code, text: say(step === 'unmet' ? `amount.unmet.${code}` : `amount.${code}`) }))} />
            {step === 'unmet' && <Radios name="why" legend={say('why')} small value={typed(answers, 'why')} error={errors?.why} items={whys.map((code) => ({ value: code, text: say(`why.${code}`) }))} />}
            <Textarea name={`words-${step}`} label={say(step === 'unmet' ? 'unmet.words' : 'met.who')} rows={2} value={typed(answers, `words-${step}`)} error={errors?.[`words-${step}`]} />
          </Sheet>
        ))}
        <DayField name="on" legend={say('met.on')} answers={answers} error={errors?.on} />
        <Button preventDoubleClick>{say('keep')}</Button>
      </form>
    </>
  )
}

/** What became of a need. */
export function EndingPage({ need, answers, errors }: { need: Need } & Filled) {
  return (
    <>
      <Problems errors={errors} days={['on']} />
      <h1>{say('end.title')}</h1>
      <p class="typed" dir="auto">{need.words}</p>
      <form method="post" action={`/needs/${need.id}/endings`} novalidate>
        <input type="hidden" name="id" value={typed(answers, 'id')} />
        <Radios name="how" legend={say('end.how')} value={typed(answers, 'how')} error={errors?.how} items={endings.filter((code) => (code === 'goes-on') === (need.ended !== null)).map((code) => ({ value: code, text: say(`end.how.${code}`) }))} />
        <Textarea name="words" label={say('end.words')} rows={3} value={typed(answers, 'words')} error={errors?.words} />
        <DayField name="on" legend={say('end.on')} answers={answers} error={errors?.on} />
        <Button preventDoubleClick>{say('keep')}</Button>
      </form>
    </>
  )
}

interface OneShown { need: Need; carer: Whose; talk: { id: string; title: string } | undefined; before: readonly ('person-services' | 'general-services')[]; live: ReadonlySet<string>; today: string; mayWrite: boolean }

/** One need: what it is for, how it is met, who helps, what was decided, and everything it said before. */
export function NeedPage({ need, carer, talk, before, live, today, mayWrite }: OneShown) {
  return (
    <>
      <h1 dir="auto">{need.words}</h1>
      {need.ended && <p><b>{say(`ended.${need.ended.how}`, { day: sayDay(need.ended.onDay, today) })}</b>{need.ended.words && <> <span dir="auto">{need.ended.words}</span></>}</p>}
      <InOrderTo outcomes={need.outcomes} />
      {!need.ended && need.outcomes.every(({ id }) => !live.has(id)) && <Quiet>{say('letGo')}</Quiet>}
      <Quiet>
        {need.by === null ? say('since.nobody', { day: sayDay(need.fromOn, today) }) : say('since', { by: need.by, day: sayDay(need.fromOn, today) })}
        {talk && <> {say('found')} <a href={`/conversations/${talk.id}`}>{talk.title}</a>.</>}
      </Quiet>
      <h2>{say('met.title')}</h2>
      <HowMet need={need} name={carer.name} />
      {before.length > 0 && <Quiet>{say('met.beforeIt', { name: carer.name, ways: new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(before.map((way) => say(`short.${way}`))) })} {say('met.lookFirst')}</Quiet>}
      <h2>{say('support.title')}</h2>
      {need.supports.length === 0 ? <p>{say('support.none')}</p> : (
        <ul>{need.supports.map((support) => (
          <li>
            <b>{say(`way.${support.way}`, { name: carer.name })}.</b> <SupportLine support={support} today={today} mayWrite={mayWrite} />
          </li>
        ))}</ul>
      )}
      {mayWrite && need.supports.length > 0 && (
        <Details summary={say('support.off')} class="not-printed">
          {need.supports.map(({ id, action }) => <form method="post" action={`/need-supports/${id}/removal`}><Button kind="secondary">{say('support.remove', { who: action.who, what: action.what })}</Button></form>)}
        </Details>
      )}
      {mayWrite && <div class="not-printed"><NeedLinks need={need} /></div>}
      <h2>{say('decision.title')}</h2>
      {need.decision ? <DecisionSaid decision={need.decision} today={today} /> : <p>{say('decision.nobody')}</p>}
      {mayWrite && <p class="not-printed"><a href={`/needs/${need.id}/decisions/new`}>{say('decision.do')}</a></p>}
      {need.earlierDecisions.length > 0 && <Details summary={say('decision.before')}>{need.earlierDecisions.map((one) => <DecisionSaid decision={one} today={today} />)}</Details>}
      {need.earlier.length > 0 && (
        <Details summary={say('before')}>{need.earlier.map((one) => <><p><b>{say('before.one', { day: sayDay(one.fromOn, today) })}</b>{one.by && <Quiet as="span"> · {one.by}</Quiet>}<br /><span dir="auto">{one.words}</span></p><InOrderTo outcomes={one.outcomes} /></>)}</Details>
      )}
      <p class="not-printed"><a href={`/carers/${carer.id}/needs`}>{say('back', { name: carer.name })}</a></p>
    </>
  )
}
