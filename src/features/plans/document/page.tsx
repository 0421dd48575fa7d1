import type { ComponentChildren } from 'preact'
import { sayAge, sayDay } from '../../../kernel/dates.ts'
import { Crossing, type PadKind, Note, Pad, Quiet, Quote, Sheet, type Stepping, Words } from '../../../kernel/ui/index.ts'
import type { PlanContent, PlanOutcome, PlanPromise } from '../content.ts'
import { say } from '../words.ts'
import { standsInArea } from './areas.ts'
import { AreasPart, LastPlanPart } from './gathered.tsx'
import { NeededPart } from './needed.tsx'
import { aheadLines, caringLines, historyOf, lawParts, promiseWords, reviewWords, type Shown } from './sentences.ts'

/** Under the title: where and when it was made, and who agreed it. */
export function PlanHistory(shown: Pick<Shown, 'content' | 'agreement'>) {
  return <>{historyOf(shown).join(' ')}</>
}

/**
 * The plan to be read: the same words as on paper. `copy` is the carer's copy, where she may have worded a line differently;
 * otherwise her full words stand, with a quiet line that says what the copy says. With `look`, the day the record has now stands
 * beside the day that was agreed; paper is as it was agreed.
 */
export function PlanDocument({ content, genuine, copy = false, level = 2, look, sources }: Omit<Shown, 'agreement'> & { copy?: boolean; level?: 2 | 3; look?: Look; /** The looks back are open to whoever reads. */ sources?: boolean }) {
  const Heading = `h${level}` as 'h2'
  const name = content.carer
  const contact = [content.organisation.phone, content.organisation.address].filter(Boolean).join(', ')
  const also = lawParts(content, (clause) => !standsInArea(content, clause))
  const part = (title: string, words: string | null) => words && <><Heading>{title}</Heading><p class="said" dir="auto">{words}</p></>
  return (
    <>
      {!genuine && <div role="alert"><Note title={say('notGenuine')}>{say('notGenuine.next')}</Note></div>}
      {content.organisation.introduction && <p class="said">{content.organisation.introduction}</p>}
      <Heading>{say('now')}</Heading>
      {content.caringNow && (content.caringNowExact ? <Words>{content.caringNow}</Words> : <p class="said" dir="auto">{content.caringNow}</p>)}
      {caringLines(content).map(({ about, facts }) => (
        <p>{about}{facts.map(({ label, words }, index) => <>{(about ?? index > 0) && <br />}<b>{label}</b> <span dir="auto">{words}</span></>)}</p>
      ))}
      <Heading>{say('matters', { name })}</Heading>
      {content.outcomes.length === 0 && <p>{say('matters.none')}</p>}
      {content.outcomes.map((outcome) => <OutcomeSheet outcome={outcome} name={name} copy={copy} level={level} />)}
      {content.promises.length > 0 && <><Heading>{say('alsoPromised')}</Heading><ul role="list" class="pads">{content.promises.map((promise) => <PadLine promise={promise} />)}</ul></>}
      <AreasPart content={content} copy={copy} level={level} />
      <NeededPart content={content} copy={copy} level={level} />
      {part(say('keeps', { name }), content.keepsDoing)}
      {part(say('ill', { name }), content.ifIllTomorrow)}
      <AheadPart content={content} kind="emergency" title={content.ifIllTomorrow ? null : say('ill', { name })} heading={Heading} look={look} />
      <AheadPart content={content} kind="future" title={say('ahead.future')} heading={Heading} look={look} />
      <LastPlanPart content={content} copy={copy} level={level} sources={sources} />
      <Heading>{say('again')}</Heading>
      <Again content={content} look={look} />
      {also.length > 0 && <Heading>{say('law.also')}</Heading>}
      {also.map(({ heading, words }) => <p class="said"><b>{say('law.part', { heading })}</b> <span dir="auto">{words}</span></p>)}
      {contact && <Quiet>{say('contact', { organisation: content.organisation.name, details: contact })}</Quiet>}
    </>
  )
}

interface AheadProps { content: PlanContent; kind: 'emergency' | 'future'; title: string | null; heading: 'h2'; look?: Look }

/** What the emergency plan or the future plan says, and how old it is; on a screen also whether a newer one stands by now. */
function AheadPart({ content, kind, title, heading: Heading, look }: AheadProps) {
  const told = content.ahead?.[kind]
  const now = look?.ahead?.[kind]
  const newer = now && now.id !== told?.plan
  if (!told && !newer) return null
  return (
    <>
      {title && told && <Heading>{title}</Heading>}
      {aheadLines(content, kind).map(({ label, words }) => <p class="said">{label && <b>{label}</b>} <span dir="auto">{words}</span></p>)}
      <Quiet>
        {told && <>{look ? say(`ahead.from.${kind}`, { day: sayDay(told.writtenOn, look.today) }) : say(`ahead.from.${kind}`, { day: sayDay(told.writtenOn) })} </>}
        {now && <>{say(`ahead.now.${kind}`, { day: sayDay(now.writtenOn, look.today), age: sayAge(now.writtenOn, look.today) })} <a href={`/emergency-plans/${now.id}`}>{say('ahead.read')}<span class="govuk-visually-hidden">: {say(`ahead.now.${kind}`, { day: sayDay(now.writtenOn), age: sayAge(now.writtenOn, look.today) })}</span></a></>}
      </Quiet>
    </>
  )
}

/** Today, the day of the next look that is planned by now, and the emergency plan and the future plan as they stand. */
export interface Look { today: string; next?: string; ahead?: { emergency?: { id: string; writtenOn: string }; future?: { id: string; writtenOn: string } } }

/** When we look again: as it was agreed, and as it stands now. A day that has gone by is not said as if it were to come. */
function Again({ content, look }: { content: PlanContent; look?: Look }) {
  const agreed = <span dir="auto">{reviewWords(content)}</span>
  const { today = '', next } = look ?? {}
  if (content.reviewOn !== null && content.reviewOn < today) {
    return <p>{next ? say('section.next', { day: sayDay(next) }) : say('again.noneNow')}<br /><Quiet as="span">{say('again.before')} {agreed} {say('again.past')}</Quiet></p>
  }
  return <p class="said">{agreed}{next && next !== content.reviewOn && <> {say('section.next', { day: sayDay(next) })}</>}</p>
}

function OutcomeSheet({ outcome, name, copy, level }: { outcome: PlanOutcome; name: string; copy: boolean; level: 2 | 3 }) {
  const Heading = `h${level + 1}` as 'h3'
  const id = `outcome-${outcome.outcome}`
  const shown: ComponentChildren = copy && outcome.onThisCopy ? outcome.onThisCopy : outcome.exact ? <Quote>{outcome.statement}</Quote> : outcome.statement
  const steps: Stepping[] = [
    ...outcome.promises.map((promise) => ({ kind: padOf(promise), who: `${promise.who}: `, text: promiseWords(promise) })),
    ...(outcome.inTheWay ? [{ kind: 'stone' as const, who: `${say('crossing.inTheWay')} `, text: outcome.inTheWay }] : []),
  ]
  const banks = outcome.nearBank !== null || outcome.farBank !== null
  return (
    <Sheet labelledBy={id}>
      <Heading class="words" id={id} dir="auto">{shown}</Heading>
      <p><span class="dir">{say(`direction.${outcome.direction}`, { name })}</span></p>
      {outcome.looksLike && !(copy && outcome.onThisCopy) && <p><b>{say('looksLike')}</b> <span dir="auto">{outcome.looksLike}</span></p>}
      {!copy && outcome.onThisCopy && <Quiet>{say('copy.says', { words: outcome.onThisCopy })}</Quiet>}
      {banks && <Crossing label={say('across')} pads={steps} from={bank('crossing.now', outcome.nearBank, outcome.nearSaid)} to={bank('crossing.hopedFor', outcome.farBank, outcome.farSaid)} />}
      {!banks && steps.length > 0 && <ul role="list" class="pads" aria-label={say('across')}>{steps.map((step) => <li><Pad kind={step.kind} /><span><b>{step.who}</b>{step.text}</span></li>)}</ul>}
    </Sheet>
  )
}

function bank(label: 'crossing.now' | 'crossing.hopedFor', words: string | null, said: boolean) {
  return { label: say(label), ...(said ? { words: words ?? undefined } : { text: words && <span dir="auto">{words}</span> }) }
}

function PadLine({ promise }: { promise: PlanPromise }) {
  return <li><Pad kind={padOf(promise)} /><span><b>{promise.who}: </b>{promiseWords(promise)}</span></li>
}

// A flower: help from the person cared for, or from family.
function padOf({ owner }: PlanPromise): PadKind {
  return owner === 'person' || owner === 'family' ? 'flower' : 'pad'
}
