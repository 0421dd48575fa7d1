import { sayDay } from '../../kernel/dates.ts'
import { ButtonGroup, ButtonLink, Details, Empty, Quiet, Sheet, SideList } from '../../kernel/ui/index.ts'
import { type Action, ActionLine, LeftNote, OnlyServices } from '../actions/index.ts'
import { breakLines, BreakSection } from './breaks/views.tsx'
import type { BreakConsidered } from './breaks/queries.ts'
import { DecisionSaid } from './eligibility/views.tsx'
import type { Need, NoneFound, Support } from './queries.ts'
import { say } from './words.ts'

export interface Whose { id: string; name: string }
export interface NeedsShown { carer: Whose; needs: readonly Need[]; none: NoneFound | null; breaks: readonly BreakConsidered[]; actions: readonly Action[]; live: ReadonlySet<string>; hasOutcomes: boolean; today: string; mayWrite: boolean; formId: string }

/** Everything that is needed, each for what it is, with how it is met; or that no need was found, as somebody said it. */
export function NeedsPage(shown: NeedsShown) {
  const { carer, needs, none, mayWrite, today } = shown
  const standing = needs.filter((need) => !need.ended)
  const ended = needs.filter((need) => need.ended)
  const add = mayWrite && (shown.hasOutcomes
    ? <ButtonLink href={`/carers/${carer.id}/needs/new`}>{say('add')}</ButtonLink>
    : <><p>{say('outcomes.none', { name: carer.name })}</p><ButtonLink href={`/outcomes/new?carer=${carer.id}`}>{say('outcomes.none.go')}</ButtonLink></>)
  return (
    <>
      <h1>{say('list.title', { name: carer.name })}</h1>
      <p>{say('list.intro')}</p>
      {none && <Sheet><p><b>{noneWords(none)}</b></p><p class="said" dir="auto">{none.words}</p></Sheet>}
      {standing.length === 0 && !none && <Empty>{say('none.title')}</Empty>}
      {standing.map((need) => <NeedSheet need={need} carer={carer} live={shown.live} today={today} mayWrite={mayWrite} />)}
      {mayWrite && <div class="not-printed">{add}</div>}
      {mayWrite && standing.length === 0 && <p><a href={`/carers/${carer.id}/needs/none`}>{say(none ? 'none.takeBack' : 'none.say')}</a></p>}
      <OnlyServices carer={{ id: carer.id, shortName: carer.name }} actions={shown.actions} mayWrite={mayWrite} />
      <BreakSection carer={carer} breaks={shown.breaks} mayWrite={mayWrite} today={today} />
      <h2>{say('areas.title')}</h2>
      <p><a href={`/carers/${carer.id}/eligibility`}>{say('decision.areas')}</a></p>
      {ended.length > 0 && <Details summary={say('ended.title')}>{ended.map((need) => <NeedSheet need={need} carer={carer} live={shown.live} today={today} mayWrite={mayWrite} />)}</Details>}
    </>
  )
}

/** Who said that no need was found, and when. */
export function noneWords({ by, onDay }: NoneFound): string {
  return say(by === null ? 'none.said.nobody' : 'none.said', { by, day: sayDay(onDay) })
}

interface NeedProps { need: Need; carer: Whose; today: string; mayWrite: boolean; live: ReadonlySet<string> }

function NeedSheet(props: NeedProps) {
  const { need } = props
  return (
    <Sheet as="article" labelledBy={`need-${need.id}`}>
      <h2 id={`need-${need.id}`} dir="auto"><a href={`/needs/${need.id}`}>{need.words}</a></h2>
      <NeedSaid {...props} level={3} />
    </Sheet>
  )
}

/** What a need is for, how it is met in the order of the law, who helps, and what was decided. */
export function NeedSaid({ need, carer, today, mayWrite, live }: NeedProps & { level: 2 | 3 }) {
  return (
    <>
      {need.ended && <p><b>{say(`ended.${need.ended.how}`, { day: sayDay(need.ended.onDay, today) })}</b>{need.ended.words && <> <span dir="auto">{need.ended.words}</span></>}</p>}
      <InOrderTo outcomes={need.outcomes} />
      {!need.ended && need.outcomes.every(({ id }) => !live.has(id)) && <Quiet>{say('letGo')}</Quiet>}
      <HowMet need={need} name={carer.name} />
      {need.supports.length > 0 && <ul role="list">{need.supports.map((support) => <li><SupportLine support={support} today={today} mayWrite={mayWrite} /></li>)}</ul>}
      {need.decision && <DecisionSaid decision={need.decision} today={today} />}
    </>
  )
}

export function InOrderTo({ outcomes }: Pick<Need, 'outcomes'>) {
  return <p><b>{say('inOrderTo')}</b> {outcomes.map(({ id, statement }, index) => <>{index > 0 && ' · '}<a href={`/outcomes/${id}`} dir="auto">{statement}</a></>)}</p>
}

/** In the order of section 24: how much is met in which way, and what is not met and why. */
export function HowMet({ need, name }: { need: Pick<Need, 'steps'>; name: string }) {
  if (need.steps.length === 0) return <Quiet>{say('met.nobody')}</Quiet>
  return (
    <ul role="list" class="how-met">
      {need.steps.map(({ step, amount, why, words }) => (
        <li><b>{say(`way.${step}`, { name })}:</b> {say(step === 'unmet' ? `amount.unmet.${amount}` : `amount.${amount}`)}{why && <>. {say(`why.${why}`)}</>}.{words && <> <span dir="auto">{words}</span></>}</li>
      ))}
    </ul>
  )
}

/** "Oban Crossroads: a night sitter, two nights (replacement care; the charge is waived)". */
export function SupportLine({ support: { action, forWhom, charge, chargeWords }, today, mayWrite }: { support: Support; today: string; mayWrite: boolean }) {
  const beside = [
    ...(forWhom === 'carer' ? [] : [say(`forWhom.${forWhom}.short`)]),
    ...(charge === 'waived' || charge === 'charged' ? [say(`charge.${charge}.short`)] : []),
  ]
  return (
    <>
      <ActionLine action={action} today={today} href={`/actions/${action.id}`} />
      {beside.length > 0 && <> ({beside.join('; ')})</>}{chargeWords && <Quiet as="div"><span dir="auto">{chargeWords}</span></Quiet>}
      <LeftNote action={action} mayWrite={mayWrite} />
    </>
  )
}

/** Beside an outcome where a plan is written: what is needed for it, how it is met, and the way to write down more. */
export function NeedsOf({ carer, outcome, needs }: { carer: Whose; outcome: string; needs: readonly Need[] }) {
  const own = needs.filter((need) => need.outcomes.some(({ id }) => id === outcome))
  return (
    <div>
      {own.length > 0 && <b>{say('plan.needs')}</b>}
      {own.map((need) => <><p><a href={`/needs/${need.id}`} dir="auto">{need.words}</a></p><HowMet need={need} name={carer.name} />{need.decision && <Quiet>{say(`decision.said.${need.decision.decision}`)}</Quiet>}</>)}
      <p><a href={`/carers/${carer.id}/needs/new?outcome=${outcome}`}>{say('add')}</a></p>
    </div>
  )
}

/** In the margin where a plan is written: that no need was found, what was said of a break, and the way to both. */
export function NeedsAside({ carer, needs, none, breaks: [now], today }: { carer: Whose; needs: readonly Need[]; none: NoneFound | null; breaks: readonly BreakConsidered[]; today: string }) {
  return (
    <>
      <SideList title={say('section.title')}>
        {none && <p>{noneWords(none)} <span dir="auto">{none.words}</span></p>}
        {needs.length === 0 && !none && <Quiet>{say('section.none')}</Quiet>}
        <p><a href={`/carers/${carer.id}/needs`}>{say('section.all')}</a></p>
      </SideList>
      <SideList title={say('break.title')}>
        {now ? <p>{breakLines(now, carer.name).map((line) => <><span dir="auto">{line}</span> </>)}<Quiet as="span">{sayDay(now.onDay, today)}</Quiet></p> : <Quiet>{say('break.nobody')}</Quiet>}
        <p><a href={`/carers/${carer.id}/break`}>{say(now ? 'break.again' : 'break.do')}</a></p>
      </SideList>
    </>
  )
}

/** In the margin of a carer's page: what is needed, and what of it is not met. */
export function NeedsSection({ carer, needs, none, mayWrite = true }: { carer: string; needs: readonly Need[]; none: NoneFound | null; mayWrite?: boolean }) {
  const standing = needs.filter((need) => !need.ended)
  const unmet = (need: Need) => need.steps.find(({ step, amount }) => step === 'unmet' && amount !== 'none')
  const unmetWords = (need: Need) => { const one = unmet(need); return one?.why ? say(one.amount === 'all' ? 'section.unmet' : 'section.unmet.some', { why: say(`why.${one.why}`).toLowerCase() }) : null }
  return (
    <SideList title={say('section.title')} items={standing.map((need) => <><a href={`/needs/${need.id}`} dir="auto">{need.words}</a>{unmetWords(need) && <Quiet as="div">{unmetWords(need)}</Quiet>}</>)}>
      {standing.length === 0 && <Quiet>{say(none ? 'section.noneFound' : 'section.none')}</Quiet>}
      <p><a href={`/carers/${carer}/needs`}>{say('section.all')}</a>{mayWrite && <> · <a href={`/carers/${carer}/needs/new`}>{say('add')}</a></>}</p>
    </SideList>
  )
}

/** What can be done with one need. */
export function NeedLinks({ need }: { need: Need }) {
  return (
    <>
      <ButtonGroup>
        <ButtonLink href={`/needs/${need.id}/meeting`}>{say('met.do')}</ButtonLink>
        <ButtonLink kind="secondary" href={`/needs/${need.id}/supports/new`}>{say('support.add')}</ButtonLink>
      </ButtonGroup>
      <p><a href={`/needs/${need.id}/words`}>{say('reword')}</a> · <a href={`/needs/${need.id}/ending`}>{say('end')}</a></p>
    </>
  )
}
