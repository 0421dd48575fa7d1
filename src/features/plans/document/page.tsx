import { type ComponentChildren, Fragment } from 'preact'
import { inEnglish, type Tongue } from '../../../kernel/languages/tongue.ts'
import { Told } from '../../../kernel/languages/told.tsx'
import { Note, Quiet, Words } from '../../../kernel/ui/index.ts'
import type { PlanContent } from '../content.ts'
import { tell } from '../words.ts'
import { isToldInArea, standsInArea } from './areas.ts'
import { AreasPart, LastPlanPart } from './gathered.tsx'
import { NeededPart } from './needed.tsx'
import { OutcomeSheet, PadLine } from './outcome.tsx'
import { type PartName, partsFor, tongueFor } from './reader.ts'
import { aheadLines, caringLines, contactWords, historyOf, lawParts, reviewWords, type Shown, somebodyLines } from './sentences.ts'

/** Under the title: where and when it was made, and who agreed it. */
export function PlanHistory({ tongue = inEnglish, ...shown }: Pick<Shown, 'content' | 'agreement'> & { tongue?: Tongue }) {
  return <Told>{historyOf(shown, tongue).join(' ')}</Told>
}

interface DocumentProps extends Omit<Shown, 'agreement'> {
  copy?: boolean
  level?: 2 | 3
  look?: Look
  /** The looks back are open to whoever reads. */
  sources?: boolean
  /** How its fixed words are told: in English, if nothing else is asked for. */
  tongue?: Tongue
}

/** Today, the day of the next look that is planned by now, and the emergency plan and the future plan as they stand. */
export interface Look { today: string; next?: string; ahead?: { emergency?: { id: string; writtenOn: string }; future?: { id: string; writtenOn: string } } }

/**
 * The plan to be read: the same words as on paper. `copy` is the carer's copy, where she may have worded a line differently;
 * otherwise her full words stand, with a quiet line that says what the copy says. With `look`, the day the record has now stands
 * beside the day that was agreed; paper is as it was agreed.
 */
export function PlanDocument({ content, genuine, copy = false, level = 2, look, sources, tongue: asked = inEnglish }: DocumentProps) {
  const tongue = tongueFor(content, asked)
  const Heading = `h${level}` as 'h2'
  const [say, { own, langOf }, { organisation }] = [tell(tongue), tongue, content]
  const name = own(content.carer)
  const also = lawParts(content, (clause) => !standsInArea(content, clause), tongue)
  const outcomes = content.outcomes.filter((outcome) => !isToldInArea(content, outcome))
  const caring = caringLines(content, tongue)
  const part = (title: string, words: string | null) => words && <><Heading><Told>{title}</Told></Heading><p class="said" dir="auto" lang={langOf(words)}>{words}</p></>
  const parts: Record<PartName, ComponentChildren> = {
    now: (
      <>
        <Heading>{say('now')}</Heading>
        {content.caringNow && (content.caringNowExact ? <Words lang={langOf(content.caringNow)}>{content.caringNow}</Words> : <p class="said" dir="auto" lang={langOf(content.caringNow)}>{content.caringNow}</p>)}
        {caring.map(({ about, facts }) => (
          <p>{about && <Told>{about}</Told>}{facts.map(({ label, words }, index) => <>{(about ?? index > 0) && <br />}<b><Told>{label}</Told></b> <span dir="auto"><Told>{words}</Told></span></>)}</p>
        ))}
        {!content.caringNow && caring.length === 0 && <p><Told>{say('area.nothing')}</Told></p>}
      </>
    ),
    matters: (
      <>
        {(outcomes.length > 0 || content.outcomes.length === 0) && <Heading><Told>{say('matters', { name })}</Told></Heading>}
        {content.outcomes.length === 0 && <p>{say('matters.none')}</p>}
        {outcomes.map((outcome) => <OutcomeSheet outcome={outcome} name={content.carer} copy={copy} level={level} tongue={tongue} />)}
      </>
    ),
    areas: <AreasPart content={content} copy={copy} level={level} tongue={tongue} />,
    promises: content.promises.length > 0 && <><Heading>{say('alsoPromised')}</Heading><ul role="list" class="pads">{content.promises.map((promise) => <PadLine promise={promise} tongue={tongue} />)}</ul></>,
    needed: <NeededPart content={content} copy={copy} level={level} tongue={tongue} />,
    keeps: part(say('keeps', { name }), content.keepsDoing),
    ill: <>{part(say('ill', { name }), content.ifIllTomorrow)}<AheadPart content={content} kind="emergency" title={content.ifIllTomorrow ? null : say('ill', { name })} heading={Heading} look={look} tongue={tongue} /></>,
    future: <AheadPart content={content} kind="future" title={say('ahead.future')} heading={Heading} look={look} tongue={tongue} />,
    last: <LastPlanPart content={content} level={level} sources={sources} tongue={tongue} />,
    again: <><Heading>{say('again')}</Heading><Again content={content} look={look} tongue={tongue} /></>,
    somebody: <><Heading>{say('somebody.title')}</Heading><p><Told>{somebodyLines(content, tongue).join(' ')}</Told></p></>,
    law: also.length > 0 && (
      <>
        <Heading>{say('law.also')}</Heading>
        {also.map(({ heading, words, clause }) => <p class="said"><b><Told>{say('law.part', { heading })}</Told></b> <span dir="auto"><Told>{words}</Told></span>{clause && <Quiet as="span"> <Told>{clause}</Told></Quiet>}</p>)}
      </>
    ),
  }
  return (
    <>
      {!genuine && <div role="alert"><Note title={say('notGenuine')}>{say('notGenuine.next')}</Note></div>}
      {organisation.introduction && <p class="said" dir="auto" lang={langOf(organisation.introduction)}>{organisation.introduction}</p>}
      {partsFor(content).map((part) => <Fragment key={part}>{parts[part]}</Fragment>)}
      {[organisation.phone, organisation.address].some(Boolean) && <Quiet><Told>{contactWords(content, tongue)}</Told></Quiet>}
    </>
  )
}

interface AheadProps { content: PlanContent; kind: 'emergency' | 'future'; title: string | null; heading: 'h2'; look?: Look; tongue: Tongue }

/** What the emergency plan or the future plan says, and how old it is; on a screen also whether a newer one stands by now, and one that is no part of this plan. */
function AheadPart({ content, kind, title, heading: Heading, look, tongue }: AheadProps) {
  const say = tell(tongue)
  const told = content.ahead?.[kind]
  const now = look?.ahead?.[kind]
  const newer = now && now.id !== told?.plan
  if (!told && !newer) return null
  // Words of the plan's own may stand above: what was written since is no part of them.
  const stands = told ? 'now' : 'beside'
  return (
    <>
      {title && <Heading><Told>{title}</Told></Heading>}
      {aheadLines(content, kind, tongue).map(({ label, words }) => <p class="said">{label && <b>{label}</b>} <span dir="auto"><Told>{words}</Told></span></p>)}
      <Quiet>
        {told && <>{say(`ahead.from.${kind}`, { day: tongue.day(told.writtenOn, look?.today) })} </>}
        {now && <>{say(`ahead.${stands}.${kind}`, { day: tongue.day(now.writtenOn, look.today), age: tongue.age(now.writtenOn, look.today) })} <a href={`/emergency-plans/${now.id}`}>{say('ahead.read')}<span class="govuk-visually-hidden">: {say(`ahead.${stands}.${kind}`, { day: tongue.day(now.writtenOn), age: tongue.age(now.writtenOn, look.today) })}</span></a></>}
      </Quiet>
    </>
  )
}

/** When we look again: as it was agreed, and as it stands now. A day that has gone by is not said as if it were to come. */
function Again({ content, look, tongue }: { content: PlanContent; look?: Look; tongue: Tongue }) {
  const say = tell(tongue)
  const agreed = <span dir="auto"><Told>{reviewWords(content, tongue)}</Told></span>
  const { today = '', next } = look ?? {}
  if (content.reviewOn !== null && content.reviewOn < today) {
    return <p>{next ? say('section.next', { day: tongue.day(next) }) : say('again.noneNow')}<br /><Quiet as="span">{say('again.before')} {agreed} {say('again.past')}</Quiet></p>
  }
  return <p class="said">{agreed}{next && next !== content.reviewOn && <> {say('section.next', { day: tongue.day(next) })}</>}</p>
}
