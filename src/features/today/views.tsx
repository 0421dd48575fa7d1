import type { ComponentChildren } from 'preact'
import { dayIn } from '../../kernel/clock.ts'
import { sayDay, sayTime, sayWeekday } from '../../kernel/dates.ts'
import { ButtonLink, Empty, Quiet, SearchBox, Sheet } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import english from './words.en.json'

export const say = makeWords(english)

interface Named { carer: string; name: string }
/** `ready`: something was handed over before it, to be read. */
export interface TalkToday extends Named { id: string; at: Date; place: string | null; kind: string; line: string | null; ready: boolean }
export interface PromiseToday extends Named { id: string; what: string; byDay: string | null }
export interface LookAgain extends Named { on: string; sooner: string | null }
/** Something people see differently, to look at again. */
export interface ViewsToday extends Named { id: string; topic: string; lookOn: string }
export interface RemarkToday extends Named { href: string; words: string; saidOn: string }
export interface ConcernToday { id: string; about: string; noticedOn: string }
/** Something the law gives a time for: what, and by when. */
export interface WaitingToday extends Named { code: 'offer' | 'talk' | 'plan' | 'growing'; by: string }
/** What a carer asked of her record: by when it is answered, unless the time stands still. */
export interface AskedToday extends Named { id: string; kind: 'copy' | 'forget' | 'hold-still' | 'put-right'; due: string | null }
/** Nothing chases them after a death: who gets in touch, and what was promised to them all the same. */
export interface HeldToday extends Named { diedOn: string; contact: { who: string; when: string | null } | null; promises: readonly { id: string; what: string }[] }
export interface Unfinished { name: string; href: string; savedAt: Date }

export interface Day {
  today: string
  zone: string
  talks: readonly TalkToday[]
  coming: readonly TalkToday[]
  promises: readonly PromiseToday[]
  look: readonly LookAgain[]
  remarks: readonly RemarkToday[]
  waiting: readonly WaitingToday[]
  views: readonly ViewsToday[]
  asked: readonly AskedToday[]
  held: readonly HeldToday[]
  unfinished: readonly Unfinished[]
  concerns: readonly ConcernToday[]
  /** How many records were opened in an emergency and wait for this supervisor to look. */
  openings: number
  /** Carers who said how a talk was, and whom nobody has answered yet. */
  listened: number
  hasCarers: boolean
  /** Supervises a team, with or without carers of their own. */
  supervisor: boolean
}

/** The worker's day: talks, promises, what to look at again, what is not finished. */
export function TodayPage(day: Day) {
  return (
    <>
      <h1>{sayWeekday(day.today)}</h1>
      <SearchBox action="/carers" name="find" label={say('find')} hint={say('find.hint')} button={say('find.go')} />
      {!day.hasCarers && <Welcome supervisor={day.supervisor} />}
      <h2>{say('talks')}</h2>
      {day.talks.length === 0 && <Quiet>{say('talks.none')}</Quiet>}
      {day.talks.map((talk) => <Talk talk={talk} zone={day.zone} />)}
      {day.remarks.length > 0 && <List title={say('remarks')}>{day.remarks.map((one) => (
        <li><q>{one.words}</q> <Quiet as="span"><a href={one.href}>{say('remarks.from', { name: one.name, when: sayDay(one.saidOn, day.today) })}</a></Quiet></li>
      ))}</List>}
      <List title={say('promised')} none={say('promised.none')}>{day.promises.map((one) => (
        <li><a href={`/carers/${one.carer}/actions#action-${one.id}`}>{one.what}</a> <Quiet as="span">{say('for', { name: one.name, when: sayBy(one.byDay, day.today) })}</Quiet></li>
      ))}</List>
      <List title={say('look')} none={say('look.none')}>{day.look.map((one) => (
        <li><a href={`/carers/${one.carer}`}>{one.name}</a> <Quiet as="span">{sayBy(one.on, day.today)}{one.sooner && <> · <span dir="auto">{one.sooner}</span></>}</Quiet></li>
      ))}</List>
      {day.views.length > 0 && <List title={say('views')}>{day.views.map((one) => (
        <li><a href={`/differences/${one.id}`} dir="auto">{one.topic}</a> <Quiet as="span">{say('for', { name: one.name, when: sayBy(one.lookOn, day.today) })}</Quiet></li>
      ))}</List>}
      {day.held.length > 0 && <Held held={day.held} today={day.today} />}
      <p><small><a href="/reminders">{say('look.mail')}</a></small></p>
    </>
  )
}

/** Quietly, beside: what is not finished, and what comes next. */
export function TodaySide({ unfinished, coming, concerns, openings, listened, waiting, asked, zone, today }: Pick<Day, 'listened' | 'asked' | 'unfinished' | 'waiting' | 'coming' | 'concerns' | 'openings' | 'zone' | 'today'>) {
  return (
    <>
      {listened > 0 && <><h2>{say('listened')}</h2><p><a href="/listening">{say('listened.line', { count: listened })}</a></p></>}
      {openings > 0 && <><h2>{say('openings')}</h2><p><a href="/openings">{say('openings.line', { count: openings })}</a></p></>}
      {unfinished.length > 0 && (
        <>
          <h2>{say('unfinished')}</h2>
          <p><small>{say('unfinished.intro')}</small></p>
          <ul>{unfinished.map((one) => <li><a href={one.href}>{say('unfinished.talk', { name: one.name })}</a><br /><small>{say('unfinished.at', { when: sayTime(one.savedAt, zone) })}</small></li>)}</ul>
        </>
      )}
      {waiting.length > 0 && (
        <>
          <h2>{say('waiting')}</h2>
          <ul>{waiting.map((one) => <li><a href={`/carers/${one.carer}/timescales`}>{say(`waiting.${one.code}`, { name: one.name, when: sayBy(one.by, today) })}</a></li>)}</ul>
        </>
      )}
      {asked.length > 0 && (
        <>
          <h2>{say('asked')}</h2>
          <ul>{asked.map((one) => <li><a href={`/requests/${one.id}`}>{say(`asked.${one.kind}`, { name: one.name })}</a><br /><small>{one.due === null ? say('asked.still') : say('asked.due', { when: sayBy(one.due, today) })}</small></li>)}</ul>
        </>
      )}
      {concerns.length > 0 && (
        <>
          <h2>{say('concerns')}</h2>
          <ul>{concerns.map((one) => <li><a href={`/concerns/${one.id}`}>{say('concerns.line', { about: one.about, day: sayDay(one.noticedOn, today) })}</a></li>)}</ul>
          <p><small><a href="/concerns">{say('concerns.all')}</a></small></p>
        </>
      )}
      {coming.length > 0 && (
        <>
          <h2>{say('talks.next')}</h2>
          <ul>{coming.map((talk) => (
            <li><a href={`/conversations/${talk.id}`}>{talk.name}</a><br /><small>{sayDay(dayIn(zone, talk.at), today)}, {sayTime(talk.at, zone)}{talk.place && `, ${talk.place}`}</small>{talk.ready && <><br /><small>{say('talks.ready')}</small></>}</li>
          ))}</ul>
        </>
      )}
    </>
  )
}

/** Gently: no day, no late. */
function Held({ held, today }: Pick<Day, 'held' | 'today'>) {
  return (
    <>
      <h2>{say('held')}</h2>
      <p><Quiet as="span">{say('held.note')}</Quiet></p>
      <ul class="govuk-list govuk-list--bullet">{held.map(({ carer, name, diedOn, contact, promises }) => (
        <li>
          <a href={`/carers/${carer}`}>{name}</a> <Quiet as="span">{say('held.since', { day: sayDay(diedOn, today) })}</Quiet>
          {contact && <><br /><span dir="auto">{contact.who}</span> {say('held.contact')}{contact.when && <>: <span dir="auto">{contact.when}</span></>}</>}
          {promises.map((one) => <><br />{say('held.promised')} <a href={`/carers/${carer}/actions#action-${one.id}`}>{one.what}</a></>)}
        </li>
      ))}</ul>
    </>
  )
}

function Welcome({ supervisor }: { supervisor: boolean }) {
  return supervisor
    ? <Empty next={<a href="/carers">{say('welcome.team.go')}</a>}>{say('welcome.team')}</Empty>
    : <Empty next={<ButtonLink href="/carers/new">{say('welcome.go')}</ButtonLink>}>{say('welcome')}</Empty>
}

function Talk({ talk, zone }: { talk: TalkToday; zone: string }) {
  const kind = `kind.${talk.kind}`
  return (
    <Sheet>
      <h3>{sayTime(talk.at, zone)} <a href={`/conversations/${talk.id}`}>{talk.name}</a>{talk.place && `, ${talk.place}`}{kind in english && ` · ${say(kind as 'kind.first')}`}</h3>
      {talk.line && <Quiet>{talk.line}</Quiet>}
      {talk.ready && <Quiet>{say('talks.ready')}</Quiet>}
    </Sheet>
  )
}

function List({ title, none, children }: { title: string; none?: string; children: ComponentChildren[] }) {
  return <><h2>{title}</h2>{children.length === 0 ? <Quiet>{none}</Quiet> : <ul class="govuk-list govuk-list--bullet">{children}</ul>}</>
}

function sayBy(day: string | null, today: string): string {
  if (day === null) return say('by.none')
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  if (days < 0) return say('by.gone', { day: sayDay(day, today) })
  if (days === 0) return say('by.today')
  if (days === 1) return say('by.tomorrow')
  return days < 7 ? say('by.weekday', { day: sayWeekday(day).split(' ')[0] }) : say('by.day', { day: sayDay(day, today) })
}
