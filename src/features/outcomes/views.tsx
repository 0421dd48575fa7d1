import { concepts } from '../../frameworks/concepts.ts'
import { stoneWords } from '../../frameworks/stones.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { newId } from '../../kernel/ids.ts'
import { Button, ButtonGroup, ButtonLink, Details, Empty, Problems, Quiet, Quote, Radios, Sheet, SummaryList, Textarea } from '../../kernel/ui/index.ts'
import type { Lens } from '../../frameworks/lenses/index.ts'
import { type Coached, Questions } from '../coach/index.ts'
import { type Difference, DifferencesSection } from '../differences/index.ts'
import { LensChooser, LensView } from '../lenses/index.ts'
import type { ConceptRow, Outcome, OutcomeLink, StateRow } from './queries.ts'
import { doesNotFit, saidStates } from './schema.ts'
import { bankWords, ConceptTags, DirectionWords, OutcomeHeading, say } from './terms.tsx'

export interface CarerShown { id: string; name: string; pronouns: string | null }

interface OutcomePageProps {
  outcome: Outcome
  carer: CarerShown
  states: readonly StateRow[]
  history: readonly ConceptRow[]
  /** What a good supervisor might ask, for who may write. */
  coached?: Coached
  links: readonly OutcomeLink[]
  /** What people see differently about it. */
  differences: readonly Difference[]
  mayWrite: boolean
  today: string
  answers?: Answers
  errors?: Errors
}

/** One outcome: the words, where they came from, and everything that became of it. */
export function OutcomePage({ outcome, carer, states, history, coached, links, differences, mayWrite, today, answers, errors }: OutcomePageProps) {
  const removed = history.filter((one) => one.removedOn !== null)
  return (
    <>
      <Problems errors={errors} />
      <OutcomeHeading outcome={outcome} as="h1" />
      <p><DirectionWords direction={outcome.direction} pronoun={carer.pronouns} /> · {whoseSaid(outcome, carer.name)}{outcome.concepts.length > 0 && <> · <ConceptTags concepts={outcome.concepts} /></>}</p>
      <h2>{say('page.from')}</h2>
      <SourceWords outcome={outcome} today={today} />
      <SummaryList rows={[
        outcome.whyItMatters !== null && { key: say('page.why'), value: <Typed words={outcome.whyItMatters} /> },
        outcome.looksLike !== null && { key: say('page.looksLike'), value: <Typed words={outcome.looksLike} /> },
        outcome.kind !== null && { key: say('page.kind'), value: say(`kind.${outcome.kind}`) },
        outcome.whose !== null && { key: say('page.whose'), value: say(`whose.is.${outcome.whose}`) },
        outcome.fits !== null && { key: say('new.concepts'), value: say('page.fits') },
        outcome.nearBank !== null && { key: say('page.near'), value: <Typed words={outcome.nearBank} /> },
        outcome.farBank !== null && { key: say('page.far'), value: <Typed words={outcome.farBank} /> },
        { key: say('page.began', { day: sayDay(outcome.beganOn, today) }), value: <Began outcome={outcome} /> },
      ]} />
      <ButtonGroup>
        <ButtonLink kind="secondary" href={`/outcomes/${outcome.id}/river`}>{say('page.river')}</ButtonLink>
        {mayWrite && <a class="govuk-link" href={`/outcomes/${outcome.id}/wording`}>{say('page.edit')}</a>}
        <a class="govuk-link" href={`/carers/${carer.id}/outcomes`}>{say('page.all')}</a>
      </ButtonGroup>
      {coached && coached.hints.length > 0 && <Details summary={say('page.questions')}><Questions coached={coached} way={`/outcomes/${outcome.id}/way`} /></Details>}
      {(links.length > 0 || mayWrite) && <><h2>{say('page.belongs')}</h2>{outcome.wentOn && <p>{say('page.wentOn')}</p>}<Belongings links={links} outcome={outcome.id} mayWrite={mayWrite} today={today} /></>}
      <DifferencesSection differences={differences} today={today} addHref={mayWrite ? `/carers/${carer.id}/differences/new?outcome=${outcome.id}` : null} />
      <h2>{say('page.history')}</h2>
      <ul role="list">{states.map((one) => (
        <li><b>{say(`state.${one.state}`)}</b>, {sayDay(one.onDay, today)}{one.by && <Quiet as="span"> · {one.by}</Quiet>}{one.words && <p class="typed" dir="auto">{one.words}</p>}</li>
      ))}</ul>
      {removed.length > 0 && <><h3>{say('page.concepts')}</h3><ul role="list">{removed.map((one) => (
        <li>{say('page.conceptRemoved', { name: one.concept === doesNotFit ? say('page.fits') : concepts.find(({ id }) => id === one.concept)?.name ?? one.concept, from: sayDay(one.chosenOn, today), until: sayDay(one.removedOn ?? one.chosenOn, today) })}</li>
      ))}</ul></>}
      {mayWrite && (
        <Details summary={say('page.stateTitle')} open={errors !== undefined}>
          <form method="post" action={`/outcomes/${outcome.id}/states`} novalidate>
            <input type="hidden" name="id" value={String(answers?.id ?? newId())} />
            <Radios name="state" small legend={say('page.stateWhich')} value={String(answers?.state ?? '')} error={errors?.state} items={saidStates.map((value) => ({ value, text: say(`saidState.${value}`) }))} />
            <Textarea name="words" label={say('page.stateWords')} rows={2} value={String(answers?.words ?? '')} error={errors?.words} />
            <Button>{say('page.stateSave')}</Button>
          </form>
        </Details>
      )}
    </>
  )
}

/** Whose words the statement is in. Exact ones are those of whoever said them, when this person may know who. */
function whoseSaid({ whoseWords, source }: Outcome, name: string): string {
  if (whoseWords !== 'verbatim' || !source || source.voice === 'carer') return say(`whoseSaid.${whoseWords}`, { name })
  return source.voice === null || source.voice === 'unsaid' ? say('whoseSaid.somebody') : say('whoseSaid.verbatim', { name: source.name })
}

function SourceWords({ outcome, today }: { outcome: Outcome; today: string }) {
  const { source } = outcome
  if (!source) return <p>{say('page.noSource')}</p>
  if (!source.readable) return <p>{say('page.closed', { day: sayDay(source.heldOn, today) })}</p>
  return <p>{say('page.fromTalk')} <a href={`/conversations/${source.conversation}#passage-${source.passage}`}>{sayDay(source.heldOn, today)}</a>: {source.voice !== 'unsaid' ? <Quote>{source.words}</Quote> : <><span dir="auto">{source.words}</span> ({say('page.notSaid')})</>}</p>
}

function Typed({ words }: { words: string }) {
  return <span class="typed" dir="auto">{words}</span>
}

function Began({ outcome }: { outcome: Outcome }) {
  const { beganStone, beganGood, beganBad, beganStory } = outcome
  const place = (stone: number) => ({ where: stoneWords(stone, ...bankWords(outcome)) })
  const stones = [
    beganStone !== null && say('page.stone', place(beganStone)),
    beganBad !== null && say('page.stoneBad', place(beganBad)),
    beganGood !== null && say('page.stoneGood', place(beganGood)),
  ].filter((words) => words !== false)
  if (!beganStory && stones.length === 0) return <>{say('page.noStory')}</>
  return <>{beganStory && <p><Typed words={beganStory} /></p>}{stones.length > 0 && <p>{stones.join(' ')}</p>}</>
}

/** Everything that matters to one carer; what was let go stands folded below. */
export function OutcomesPage({ carer, live, resting, mayWrite, today, lenses, lens }: { carer: CarerShown; live: readonly Outcome[]; resting: readonly Outcome[]; mayWrite: boolean; today: string; lenses: readonly Lens[]; lens?: Lens }) {
  const through = lens ? `?lens=${lens.id}` : ''
  return (
    <>
      <h1 class="govuk-heading-l">{say('list.title', { name: carer.name })}</h1>
      {mayWrite && <p class="not-printed"><ButtonLink kind="secondary" href={`/outcomes/new?carer=${carer.id}`}>{say('list.new')}</ButtonLink> <a href="/coach">{say('list.coach')}</a></p>}
      {live.length + resting.length === 0 ? <Empty>{say('list.none')}</Empty> : <LensChooser lenses={lenses} chosen={lens?.id} action={`/carers/${carer.id}/outcomes`} />}
      {lens && <LensView lens={lens} name={carer.name} outcomes={live.map(seenOf)} />}
      {live.length + resting.length > 0 && <p class="not-printed">{say('list.take')}: <a href={`/carers/${carer.id}/outcomes/export.csv${through}`}>{say('list.csv')}</a> · <a href={`/carers/${carer.id}/outcomes/export.json${through}`}>{say('list.json')}</a></p>}
      {live.map((outcome) => <OutcomeSheet outcome={outcome} carer={carer} today={today} />)}
      {resting.length > 0 && <Details summary={say('list.resting')}>{resting.map((outcome) => <OutcomeSheet outcome={outcome} carer={carer} today={today} />)}</Details>}
    </>
  )
}

/** An outcome as a lens sees it: its words and what it is about, and nothing of how it goes. */
export const seenOf = ({ id, statement, looksLike, concepts: about, fits }: Outcome) => ({ id, statement, looksLike, concepts: about, doesNotFit: fits !== null, href: `/outcomes/${id}` })

function OutcomeSheet({ outcome, carer, today }: { outcome: Outcome; carer: CarerShown; today: string }) {
  const { source } = outcome
  return (
    <Sheet as="article">
      <OutcomeHeading outcome={outcome} as="h2" href={`/outcomes/${outcome.id}`} />
      <p>
        <DirectionWords direction={outcome.direction} pronoun={carer.pronouns} />
        {source?.readable && <> · {say('list.from')} <a href={`/conversations/${source.conversation}#passage-${source.passage}`}>{sayDay(source.heldOn, today)}</a></>}
        {' · '}{say(`state.${outcome.state}`)} <ConceptTags concepts={outcome.concepts} />
      </p>
    </Sheet>
  )
}

/** What this outcome was made out of, what became of it, and what it goes with. Links both ways. */
function Belongings({ links, outcome, mayWrite, today }: { links: readonly OutcomeLink[]; outcome: string; mayWrite: boolean; today: string }) {
  return (
    <>
      {links.length > 0 && (
        <ul role="list" class="belongings">{links.map((link) => (
          <li>
            {say(`link.${link.kind}.${link.towards}`)} <a href={`/outcomes/${link.outcome}`} dir="auto">{link.statement}</a> <Quiet as="span">{[sayDay(link.on, today), link.by].filter(Boolean).join(' · ')}</Quiet>
            {link.why && <p class="typed" dir="auto">{link.why}</p>}
            {mayWrite && <form method="post" action={`/outcomes/${outcome}/links/${link.id}/undoing`}><button class="link">{say('link.undo')}</button></form>}
          </li>
        ))}</ul>
      )}
      {mayWrite && <p><a href={`/outcomes/${outcome}/links/new`}>{say('link.new')}</a></p>}
    </>
  )
}
