import type { ComponentChildren } from 'preact'
import { sayAge, sayDay } from '../../kernel/dates.ts'
import type { PdfBlock, PdfDocument, PdfText } from '../../kernel/pdf/index.ts'
import { Crossing, type PadKind, Note, Pad, Quiet, Quote, Sheet, SideList, type Stepping, Words } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import type { PlanContent, PlanOutcome, PlanPromise } from './content.ts'
import type { Agreement, Plan, Remark } from './queries.ts'
import english from './words.en.json'

export const say = makeWords(english)

export interface Shown { content: PlanContent; agreement: Agreement | null; genuine: boolean }

/** Where and when it was made, by whom it was written down, and who agreed it: the sentences under the title. */
export function historyOf({ content, agreement }: Pick<Shown, 'content' | 'agreement'>): string[] {
  const { carerName: name, organisation } = content
  const day = sayDay(content.madeOn)
  const talks = content.talks.map((talk) => say(talk.place ? 'talk' : 'talk.nowhere', { place: talk.place, day: sayDay(talk.onDay) }))
  return [
    talks.length > 0 ? say('made.talks', { name, talks: sayList(talks) }) : say('made', { name }),
    content.writtenBy ? say('written', { worker: content.writtenBy, organisation: organisation.name, day }) : say('written.nobody', { organisation: organisation.name, day }),
    ...(agreement ? [say(`agreed.${agreement.extent}`, { name: agreement.by, day: sayDay(agreement.onDay), how: agreement.how })] : []),
  ]
}

/** "a, b and c". */
export function sayList(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(items)
}

export function promiseWords({ what, byDay }: PlanPromise): string {
  return byDay ? say('promise', { what, day: sayDay(byDay) }) : what
}

/** "14 March 2026, or sooner: if her dad goes into hospital." */
export function reviewWords({ reviewOn, reviewSooner }: Pick<PlanContent, 'reviewOn' | 'reviewSooner'>): string {
  const sooner = reviewSooner?.replace(/[.\s]+$/, '')
  if (reviewOn) return sooner ? say('again.sooner', { day: sayDay(reviewOn), sooner }) : say('again.day', { day: sayDay(reviewOn) })
  return sooner ? say('again.onlySooner', { sooner }) : say('again.none')
}

/** What stands in the plan because a law asks for it. That something does not apply need not stand on paper. */
export function lawParts({ law }: Pick<PlanContent, 'law'>): { heading: string; words: string }[] {
  return (law?.answers ?? []).filter(({ kind }) => kind !== 'not-applicable').map(({ heading, kind, words }) => ({ heading, words: kind === 'none' ? say('law.none', { words }) : words }))
}

/** What the plan shows of the emergency plan or the future plan: where it is from, and each thing it says as label and words. */
export function aheadLines({ ahead }: Pick<PlanContent, 'ahead'>, kind: 'emergency' | 'future'): { label: string | null; words: string }[] {
  const told = ahead?.[kind]
  if (!told) return []
  const stands = [told.standing === 'there-is' ? null : say(`ahead.${told.standing}`), told.why].filter(Boolean).join(' ')
  const people = told.people.map(({ name, who, agreed }) => { const called = [name, who].filter(Boolean).join(', '); return agreed ? say(`ahead.agreed.${agreed}`, { who: called }) : called })
  const decisions = told.decisions.map(({ what, by }) => by ? say('promise', { what, day: sayDay(by) }) : what)
  return [
    ...(stands ? [{ label: null, words: stands }] : []),
    ...told.parts.filter(({ part }) => part === 'firstHour').map(aheadPart), ...(people.length > 0 ? [{ label: say('ahead.people'), words: people.join('; ') }] : []),
    ...told.parts.filter(({ part }) => part !== 'firstHour').map(aheadPart), ...(decisions.length > 0 ? [{ label: say('ahead.decisions'), words: decisions.join('; ') }] : []),
  ]
}

function aheadPart({ part, answer, words }: NonNullable<NonNullable<PlanContent['ahead']>['emergency']>['parts'][number]) {
  return { label: say(`ahead.${part}` as 'ahead.firstHour'), words: [answer === 'words' ? null : say(`ahead.answer.${answer}`), words].filter(Boolean).join(' ') }
}

/** Able, willing and limits of each relationship, as label and words; whom it is about when there are several. */
export function caringLines(content: PlanContent): { about: string | null; facts: { label: string; words: string }[] }[] {
  return content.caring.map(({ person, relation, able, willing, limit }) => ({
    about: content.caring.length > 1 ? say('caring.for', { person, relation }) : null,
    facts: [
      ...(able && able === willing ? [{ label: say('ableWilling'), words: able }] : [
        ...(able ? [{ label: say('able'), words: able }] : []), ...(willing ? [{ label: say('willing'), words: willing }] : []),
      ]),
      ...(limit ? [{ label: say('limit'), words: limit }] : []),
    ],
  }))
}

/**
 * The plan to be read: the same words as on paper. `copy` is the carer's copy, where she may have worded a line differently;
 * otherwise her full words stand, with a quiet line that says what the copy says. With `look`, the day the record has now stands
 * beside the day that was agreed; paper is as it was agreed.
 */
export function PlanDocument({ content, genuine, copy = false, level = 2, look }: Omit<Shown, 'agreement'> & { copy?: boolean; level?: 2 | 3; look?: Look }) {
  const Heading = `h${level}` as 'h2'
  const name = content.carer
  const contact = [content.organisation.phone, content.organisation.address].filter(Boolean).join(', ')
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
      {part(say('keeps', { name }), content.keepsDoing)}
      {part(say('ill', { name }), content.ifIllTomorrow)}
      <AheadPart content={content} kind="emergency" title={content.ifIllTomorrow ? null : say('ill', { name })} heading={Heading} look={look} />
      <AheadPart content={content} kind="future" title={say('ahead.future')} heading={Heading} look={look} />
      <Heading>{say('again')}</Heading>
      <Again content={content} look={look} />
      {lawParts(content).length > 0 && <Heading>{say('law.also')}</Heading>}
      {lawParts(content).map(({ heading, words }) => <p class="said"><b>{say('law.part', { heading })}</b> <span dir="auto">{words}</span></p>)}
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

interface Section { carer: string; plans: readonly Plan[]; remarks: number | readonly Remark[]; today: string; mayWrite?: boolean; /** A planned review talk, if there is one: it counts before the plan's own day. */ nextLook?: string }

/** The plan in the margin of a carer's page. `plans` as `findPlans` gives them; `remarks` wait for an answer. */
export function PlanSection({ carer, plans, remarks, today, mayWrite = true, nextLook }: Section) {
  const current = plans.find((plan) => plan.current)
  const draft = plans.find((plan) => !plan.agreement && !plan.superseded && plan.sequence > (current?.sequence ?? 0))
  const [waiting, where] = typeof remarks === 'number' ? [remarks, current?.id] : [remarks.length, remarks[0]?.plan]
  const names = [...new Set(current?.issues.map((issue) => issue.to) ?? [])]
  const look = nextLook && nextLook >= today ? nextLook : current?.reviewOn
  const next = look && (look < today ? say('section.past', { day: sayDay(look, today) }) : current?.reviewSooner
    ? say('section.next.sooner', { day: sayDay(look, today), sooner: current.reviewSooner.replace(/[.\s]+$/, '') }) : say('section.next', { day: sayDay(look, today) }))
  return (
    <SideList title={say('section.title')}>
      {current && (
        <p>
          {say('section.agreed', { day: sayDay(current.agreement!.onDay, today) })} <a href={`/plans/${current.id}`}>{say('section.read')}</a> {say('section.or')} <a href={`/plans/${current.id}/print`}>{say('section.print')}</a>.
          <br />
          <small>
            {names.length > 0 ? say('section.copy', { names: sayList(names), count: names.length }) : say('section.copy.none')}
            {next && <> {next}</>}
          </small>
        </p>
      )}
      {waiting > 0 && where && <p><a href={`/plans/${where}#remarks`}>{say('section.remarks', { count: waiting })}</a></p>}
      {draft && <p>{say('section.draft')} <a href={`/plans/${draft.id}`}>{say('section.draft.read')}</a></p>}
      {plans.length === 0 && <p>{say('section.none')} {mayWrite && <a href={`/carers/${carer}/plans/new`}>{say('section.start')}</a>}</p>}
      {plans.length > 1 && <p><a href={`/carers/${carer}/plans`}>{say('section.all')}</a></p>}
    </SideList>
  )
}

/** The carer's copy as a PDF: the same words as the printed page. A draft says so on every page. */
export function makePlanDocument({ content, agreement, genuine }: Shown, size: 'standard' | 'large' = 'standard'): PdfDocument {
  const name = content.carer
  const title = say('title', { name })
  const { organisation } = content
  const part = (heading: string, text: string | null): PdfBlock[] => (text ? [headed(heading), { kind: 'paragraph', text }] : [])
  const blocks: PdfBlock[] = [
    ...(agreement ? [] : [{ kind: 'note', text: [{ strong: say('draft') }] } satisfies PdfBlock]),
    ...(genuine ? [] : [{ kind: 'note', title: say('notGenuine'), text: say('notGenuine.next') } satisfies PdfBlock]),
    { kind: 'small', text: historyOf({ content, agreement }).join(' ') },
    ...(organisation.introduction ? [{ kind: 'paragraph', text: organisation.introduction } satisfies PdfBlock] : []),
    headed(say('now')),
    ...(content.caringNow ? [(content.caringNowExact ? { kind: 'words', text: content.caringNow } : { kind: 'paragraph', text: content.caringNow }) satisfies PdfBlock] : []),
    ...caringLines(content).map(({ about, facts }): PdfBlock => ({
      kind: 'paragraph', text: [...(about ? [about] : []), ...facts.flatMap(({ label, words }, index) => [...(about || index > 0 ? ['\n'] : []), { strong: label }, ` ${words}`])],
    })),
    headed(say('matters', { name })),
    ...(content.outcomes.length === 0 ? [{ kind: 'paragraph', text: say('matters.none') } satisfies PdfBlock] : []),
    ...content.outcomes.flatMap((outcome) => outcomeBlocks(outcome, name)),
    ...(content.promises.length > 0 ? [headed(say('alsoPromised')), { kind: 'list', items: content.promises.map(line) } satisfies PdfBlock] : []),
    ...part(say('keeps', { name }), content.keepsDoing),
    ...part(say('ill', { name }), content.ifIllTomorrow),
    ...aheadBlocks(content, 'emergency', say('ill', { name })),
    ...aheadBlocks(content, 'future', say('ahead.future')),
    headed(say('again')),
    { kind: 'paragraph', text: reviewWords(content) },
    ...(lawParts(content).length > 0 ? [headed(say('law.also'))] : []),
    ...lawParts(content).map(({ heading, words }): PdfBlock => ({ kind: 'paragraph', text: [{ strong: say('law.part', { heading }) }, ` ${words}`] })),
    { kind: 'rule' },
    { kind: 'small', text: [organisation.name, organisation.phone, organisation.address].filter(Boolean).join(', ') },
  ]
  return { title, language: 'en-GB', size, author: organisation.name, ...(agreement ? {} : { footer: say('draft') }), blocks }
}

function aheadBlocks(content: PlanContent, kind: 'emergency' | 'future', title: string): PdfBlock[] {
  const told = content.ahead?.[kind]
  if (!told) return []
  return [
    ...(kind === 'emergency' && content.ifIllTomorrow ? [] : [headed(title)]),
    ...aheadLines(content, kind).map(({ label, words }): PdfBlock => ({ kind: 'paragraph', text: [...(label ? [{ strong: label }, ' '] : []), words] })),
    { kind: 'small', text: say(`ahead.from.${kind}`, { day: sayDay(told.writtenOn) }) },
  ]
}

function headed(text: string): PdfBlock {
  return { kind: 'heading', level: 1, text }
}

/** Quotation marks only round what was said word for word. */
function marked(words: string, said: boolean): PdfText {
  return said ? [{ quoted: words }] : words
}

function line(promise: PlanPromise): PdfText {
  return [{ strong: `${promise.who}:` }, ` ${promiseWords(promise)}`]
}

function outcomeBlocks(outcome: PlanOutcome, name: string): PdfBlock[] {
  const statement = outcome.onThisCopy ?? marked(outcome.statement, outcome.exact)
  const banks = outcome.nearBank !== null || outcome.farBank !== null
  const stones = outcome.inTheWay ? [outcome.inTheWay] : []
  return [
    { kind: 'heading', level: 2, text: statement },
    { kind: 'paragraph', text: say(`direction.${outcome.direction}`, { name }) },
    ...(outcome.looksLike && !outcome.onThisCopy ? [{ kind: 'paragraph', text: [{ strong: say('looksLike') }, ` ${outcome.looksLike}`] } satisfies PdfBlock] : []),
    ...(banks ? [{
      kind: 'crossing', stones, pads: outcome.promises.map((promise) => ({ who: promise.who, does: promiseWords(promise) })),
      ...(outcome.nearBank ? { now: marked(outcome.nearBank, outcome.nearSaid) } : {}), ...(outcome.farBank ? { hopedFor: marked(outcome.farBank, outcome.farSaid) } : {}),
    } satisfies PdfBlock] : []),
    ...(!banks && outcome.promises.length + stones.length > 0 ? [{
      kind: 'list', items: [...outcome.promises.map(line), ...stones.map((stone): PdfText => [{ strong: say('crossing.inTheWay') }, ` ${stone}`])],
    } satisfies PdfBlock] : []),
  ]
}
