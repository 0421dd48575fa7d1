import type { Answers, Errors } from '../../kernel/forms.ts'
import { sayDay, sayTime, sayWeekday } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/schema.ts'
import { Button, ButtonGroup, ButtonLink, Checkboxes, Curtain, Details, Empty, Kept, Note, Picked, Problems, Quiet, Quote, SideList, Textarea, Two } from '../../kernel/ui/index.ts'
import { Lifted, LiftedNow } from './lifting/lifted.tsx'
import { type CarerShown, ElseFields, PassageBlock, whoItems, Withdrawal } from './passages.tsx'
import { type Difference, DifferencesSection } from '../differences/index.ts'
import { type Answered, type Card, TopicQuestions, TopicsAnswered, type TopicShown } from '../prompts/index.ts'
import { type Prepared, PreparedSection, type Sent } from '../preparations/index.ts'
import type { Highlight } from './lifting/queries.ts'
import type { ConversationHead, EarlierWords, MayBeThere, Passage, Unfinished } from './queries.ts'
import { howKnowns } from './schema.ts'
import { say } from './words.ts'
import { familiesOf, type Speaking } from './writing.ts'

/** What a talk is called: its own title, or how it was held. */
export function talkTitle(head: Pick<ConversationHead, 'title' | 'how'>): string {
  return head.title ?? say(`talk.${head.how}`)
}

/** What the window of a talk is called, so that two of them can be told apart; `page` for what is done with it. */
export function windowTitle(head: Pick<ConversationHead, 'title' | 'how' | 'onDay'>, name: string, today: string, page?: string): string {
  const talk = say(head.title || head.how === 'letter' ? 'window.named' : 'window.talk', { talk: talkTitle(head), name, day: sayDay(head.onDay, today) })
  return page ? say('window.page', { page, talk }) : talk
}

/** One press, and there is a page to write on, for a talk or for ten minutes; or a time can be agreed. */
export function StartTalk({ carer }: { carer: string }) {
  return (
    <form method="post" action={`/carers/${carer}/conversations`} class="start-talk">
      <input type="hidden" name="id" value={newId()} />
      <ButtonGroup>
        <Button preventDoubleClick>{say('start')}</Button>
        <Button preventDoubleClick kind="secondary" name="kind" value="check-in">{say('start.checkIn')}</Button>
        <a class="govuk-link" href={`/carers/${carer}/conversations/new`}>{say('plan')}</a>
      </ButtonGroup>
    </form>
  )
}

export interface TalkShown {
  carer: CarerShown
  head: ConversationHead
  passages: readonly Passage[]
  closed: number
  lifted: readonly Highlight[]
  /** What people see differently, written down in this talk. */
  differences: readonly Difference[]
  /** What the carer handed over before it, and the newest page that was sent to her. */
  prepared: readonly Prepared[]
  sent?: Sent
  /** Made of words that are not open to this person. */
  ofClosed: readonly { id: string; statement: string }[]
  /** The outcome that was written down just now. */
  kept?: string
  /** What was lifted out just now. */
  liftedNow?: string
  earlier: readonly EarlierWords[]
  /** What nothing touches yet, and what was answered of it. */
  topics: readonly TopicShown[]
  answered: readonly (TopicShown & Answered)[]
  prompts: { cards: readonly Card[]; next: number }
  /** The page to go on writing, for those who may. */
  writing?: { id: string; topics: string; speakers: readonly Speaking[]; around: readonly MayBeThere[]; drafts: readonly Unfinished[]; account: string }
  zone: string
  today: string
  answers?: Answers
  errors?: Errors
  /** Words that were kept under the number of this form before, when others came. */
  twice?: string
}

/** So many things that have not come up are named at once; the others stand in the questions. */
const mostTopics = 3

/** With more than these the question stands folded beside each, so that the page can still be read. */
const mostAsking = 6

/** A talk: what was said in its voices, a page to go on, and what stands beside it. */
export function ConversationPage(talk: TalkShown) {
  const { head, carer, passages, closed, writing } = talk
  const kept = talk.lifted.find((one) => one.outcome !== null && one.outcome === talk.kept)
  const now = writing && talk.lifted.find((one) => one.id === talk.liftedNow && one.outcome === null)
  const tools = writing && { ...writing, folded: passages.length > 40, asks: passages.filter((one) => one.voice === 'unsaid').length <= mostAsking }
  return (
    <>
      <Problems errors={talk.errors} />
      <h1>{talkTitle(head)}</h1>
      <Circumstances {...talk} />
      <Curtain draw={say('page.hide')} back={say('page.hidden')} />
      <Two sideLabel={say('aside')} side={<Beside {...talk} />}>
        <h2 class="govuk-visually-hidden">{say('page.said')}</h2>
        {passages.length === 0 && (closed > 0 || !writing) && <Empty>{say(closed > 0 ? 'page.nothingClosed' : 'page.nothing')}</Empty>}
        {familiesOf(passages).map((family) => (
          <>
            <PassageBlock family={family} carer={carer} head={head} lifted={talk.lifted} today={talk.today} tools={tools} listed />
            {now && [...family.now, ...family.before].some((one) => one.id === now.passage) && <LiftedNow one={now} />}
            {kept && [...family.now, ...family.before].some((one) => one.id === kept.passage) && <p role="status">{say('lifted.kept')} <b dir="auto">{kept.statement}</b></p>}
          </>
        ))}
        {closed > 0 && <Quiet>{say('page.closed', { count: closed })}</Quiet>}
        {talk.twice !== undefined && <Note title={say('page.twiceKept')}><p>{say('page.twice')}</p><p class="typed">{talk.twice}</p></Note>}
        {writing && (head.heldAt === null ? <StartIt head={head} /> : null)}
        {writing && <GoOn {...talk} writing={writing} />}
      </Two>
    </>
  )
}

function Circumstances({ head, zone, today, writing }: TalkShown) {
  const people = head.people.map((one) => [one.name, one.who, one.part].filter(Boolean).join(', '))
  if (head.interpreter) people.push(say('page.interpreter', { name: head.interpreter }))
  const when = head.heldAt === null && head.plannedFor
    ? say('page.planned', { day: sayWeekday(head.onDay), time: sayTime(head.plannedFor, zone) })
    : head.onDay.slice(0, 4) === today.slice(0, 4) ? sayWeekday(head.onDay) : sayDay(head.onDay)
  return (
    <Quiet>
      {[when, head.place, people.join('; ')].filter(Boolean).join(' · ')}
      {writing && <> · <a href={`/conversations/${head.id}/circumstances`}>{say('page.change')}</a></>}
    </Quiet>
  )
}

function StartIt({ head }: { head: ConversationHead }) {
  return (
    <form method="post" action={`/conversations/${head.id}/beginning`}>
      <ButtonGroup><Button>{say('page.startIt')}</Button><a class="govuk-link" href={`/conversations/${head.id}/withdrawal`}>{say('page.cancel')}</a></ButtonGroup>
    </form>
  )
}

function GoOn({ carer, head, writing, passages, zone, answers, errors }: TalkShown & { writing: NonNullable<TalkShown['writing']> }) {
  const { speakers, drafts } = writing
  const other = speakers.find((one) => one.value.startsWith('person:'))
  const chosen = String(answers?.whose ?? 'unsaid')
  const drafted = drafts.map((draft) => draft.words).join('\n\n')
  const words = answers === undefined ? drafted : String(answers.words ?? '')
  const taken = answers === undefined ? drafts.map((draft) => `${draft.place}@${draft.savedAt.toISOString()}`) : [answers.taken ?? []].flat()
  const known = speakers.filter((one) => one.voice === 'person')
  return (
    <form method="post" action={`/conversations/${head.id}/passages`} novalidate id="go-on" class="go-on" data-drafts={`/conversations/${head.id}/draft`}
      data-account={writing.account} data-conversation={head.id} data-begun={drafts.map((draft) => draft.place.split(':')[2]).join(',')}
      data-both={say('kept.both', { time: '#' })} data-office={say('kept.office', { time: '#' })} data-here={say('kept.here', { time: '#' })}
      data-nowhere={say('kept.nowhere')} data-office-only={say('kept.officeOnly')}>
      <input type="hidden" name="id" value={writing.id} />
      {taken.map((one) => <input type="hidden" name="taken" value={one} />)}
      <Textarea name="words" label={<b>{passages.length > 0 ? say('page.goOn') : say('page.begin')}</b>} hint={say('page.hint', { name: other?.name ?? carer.name, limit: limits.passage })} rows={words.length > 400 ? 14 : 6}
        value={words} error={errors?.words} attributes={{ autofocus: passages.length === 0 && head.heldAt !== null && !errors, autocapitalize: 'sentences' }} />
      <Kept attributes={{ 'data-kept': true }}>{answers === undefined && drafts.length > 0 ? say('page.draft', { time: sayTime(drafts.at(-1)!.savedAt, zone) }) : undefined}</Kept>
      <Picked legend={say('page.whose')} name="whose" value={chosen} items={[{ value: 'unsaid', text: say('page.afterwards') }, ...whoItems(speakers)]} />
      <Details summary={say('page.elseWho')} open={Boolean(errors?.elseName || errors?.elseVoice) || chosen === 'else'} attributes={{ 'data-for': 'else' }}>
        <ElseFields answers={answers} errors={errors} />
      </Details>
      {known.length > 0 && (
        <Details summary={say('page.howKnown')} open={Boolean(errors?.howKnown)} attributes={{ 'data-for': known.map((one) => one.value).join(' ') }}>
          <Picked legend={say('page.howKnownHint', { name: known.map((one) => one.name).join(', ') })} name="howKnown" value={String(answers?.howKnown ?? '')} items={howKnowns.map((value) => ({ value, text: say(`howKnown.${value}`) }))} />
        </Details>
      )}
      <Checkboxes name="here" small items={[{ value: 'yes', text: say('page.here'), hint: say('page.hereHint'), checked: Boolean(answers?.here) }]} />
      <ButtonGroup>
        <Button preventDoubleClick attributes={{ 'data-keep-this': true }}>{say('page.keep')}</Button>
        {head.heldAt && <ButtonLink kind="secondary" href={`/conversations/${head.id}/read-back`}>{say('page.readBack')}</ButtonLink>}
        <a href="#curtain">{say('page.hide')}</a>
      </ButtonGroup>
      {/* Brought into view by the script that makes it work. */}
      <label class="quiet shortcut" data-keys hidden><input type="checkbox" checked /> {say('page.shortcut')}</label>
    </form>
  )
}

function Beside({ head, carer, lifted, ofClosed, differences, prepared, sent, prompts, topics, answered, earlier, writing, today }: TalkShown) {
  const page = `/conversations/${head.id}`
  return (
    <>
      <PreparedSection name={carer.name} conversation={head.id} prepared={prepared} sent={sent} today={today} mayAsk={writing !== undefined && head.heldAt === null}
        use={!writing ? 'no' : head.heldAt === null && head.onDay > today ? 'later' : 'now'} />
      {(lifted.length + ofClosed.length > 0 || writing) && (
        <SideList title={say('lifted.title')} items={[
          ...lifted.map((one) => <Lifted one={one} mayUndo={writing !== undefined} />),
          ...ofClosed.map((one) => <><a href={`/outcomes/${one.id}`} dir="auto">{one.statement}</a><br /><Quiet as="span">{say('lifted.closed')}</Quiet></>),
        ]}>
          {lifted.length + ofClosed.length === 0 && <Quiet>{say('lifted.none')}</Quiet>}
        </SideList>
      )}
      <DifferencesSection differences={differences} today={today} addHref={writing && head.heldAt ? `/carers/${carer.id}/differences/new?conversation=${head.id}` : null} />
      {writing && (
        <SideList title={<span id="prompts">{say('prompts.title')}</span>} items={prompts.cards.map((card) => <span dir="auto">{card.words}</span>)}>
          <p class="no-print">
            {/* What is being typed goes along, so that nothing is lost without scripts. */}
            <button class="link-button" name="prompts" value={prompts.next} form="go-on" formaction={`${page}/prompts`}>{say('prompts.others')}</button>
            {' · '}<a href="/prompt-cards?beside=yes" target="lilypad-cards" rel="opener">{say('prompts.all')}</a>
          </p>
        </SideList>
      )}
      {topics.length + answered.length > 0 && (
        <SideList title={<span id="topics">{say('topics.title')}</span>}>
          {topics.length > 0 && <Quiet>{topics.slice(0, mostTopics).map((topic) => topic.words).join(' · ')}. {say('topics.mayBe')}</Quiet>}
          <TopicsAnswered answered={answered} form={writing && 'go-on'} action={`${page}/topic-answers`} today={today} />
          {writing && head.heldAt && <TopicQuestions topics={topics} id={writing.topics} form="go-on" action={`${page}/topic-answers`} />}
        </SideList>
      )}
      {earlier.length > 0 && (
        <SideList title={say('earlier.title')} items={earlier.map((one) => (
          <Quiet as="span"><a href={`/conversations/${one.conversation}#passage-${one.passage}`}>{say('earlier.when', { day: sayDay(one.heldOn, today), how: say(`howThen.${one.how}`) })}</a>: <Quote>{one.words}</Quote>{one.more && ' …'}</Quiet>
        ))} />
      )}
      {writing && head.heldAt && <p><a href={`/conversations/${head.id}/withdrawal`}>{say('page.withdraw')}</a></p>}
    </>
  )
}

/** Take a whole talk away, or a planned one off the list. */
export function WithdrawalPage({ head, answers, errors }: { head: ConversationHead; answers?: Answers; errors?: Errors }) {
  const planned = head.heldAt === null
  const title = say(planned ? 'withdraw.cancelTitle' : 'withdraw.title')
  return (
    <>
      <Problems errors={errors} />
      <h1 class="govuk-heading-l">{title}</h1>
      {!planned && <p><a href={`/conversations/${head.id}/moves/new`}>{say('withdraw.move')}</a></p>}
      <Withdrawal action={`/conversations/${head.id}/withdrawal`} title={head.title ?? say(`talk.${head.how}`)} body={say(planned ? 'withdraw.cancelBody' : 'withdraw.body')} save={say(planned ? 'withdraw.cancelSave' : 'withdraw.save')} answers={answers} errors={errors} />
    </>
  )
}
