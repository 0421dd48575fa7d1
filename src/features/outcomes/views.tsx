import { concepts } from '../../frameworks/concepts.ts'
import { stoneWords } from '../../frameworks/stones.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { newId } from '../../kernel/ids.ts'
import { Button, ButtonGroup, ButtonLink, Details, Empty, Problems, Quiet, Quote, Radios, Sheet, SummaryList, Textarea } from '../../kernel/ui/index.ts'
import { type Coached, Questions } from '../coach/index.ts'
import type { ConceptRow, Outcome, StateRow } from './queries.ts'
import { saidStates } from './schema.ts'
import { bankWords, ConceptTags, DirectionWords, OutcomeHeading, say } from './terms.tsx'

export interface CarerShown { id: string; name: string; pronouns: string | null }

interface OutcomePageProps {
  outcome: Outcome
  carer: CarerShown
  states: readonly StateRow[]
  history: readonly ConceptRow[]
  /** What a good supervisor might ask, for who may write. */
  coached?: Coached
  mayWrite: boolean
  today: string
  answers?: Answers
  errors?: Errors
}

/** One outcome: the words, where they came from, and everything that became of it. */
export function OutcomePage({ outcome, carer, states, history, coached, mayWrite, today, answers, errors }: OutcomePageProps) {
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
      <h2>{say('page.history')}</h2>
      <ul role="list">{states.map((one) => (
        <li><b>{say(`state.${one.state}`)}</b>, {sayDay(one.onDay, today)}{one.by && <Quiet as="span"> · {one.by}</Quiet>}{one.words && <p class="typed" dir="auto">{one.words}</p>}</li>
      ))}</ul>
      {removed.length > 0 && <><h3>{say('page.concepts')}</h3><ul role="list">{removed.map((one) => (
        <li>{say('page.conceptRemoved', { name: concepts.find(({ id }) => id === one.concept)?.name ?? one.concept, from: sayDay(one.chosenOn, today), until: sayDay(one.removedOn ?? one.chosenOn, today) })}</li>
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
export function OutcomesPage({ carer, live, resting, mayWrite, today }: { carer: CarerShown; live: readonly Outcome[]; resting: readonly Outcome[]; mayWrite: boolean; today: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">{say('list.title', { name: carer.name })}</h1>
      {mayWrite && <p><ButtonLink kind="secondary" href={`/outcomes/new?carer=${carer.id}`}>{say('list.new')}</ButtonLink> <a href="/coach">{say('list.coach')}</a></p>}
      {live.length + resting.length === 0 && <Empty>{say('list.none')}</Empty>}
      {live.map((outcome) => <OutcomeSheet outcome={outcome} carer={carer} today={today} />)}
      {resting.length > 0 && <Details summary={say('list.resting')}>{resting.map((outcome) => <OutcomeSheet outcome={outcome} carer={carer} today={today} />)}</Details>}
    </>
  )
}

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
