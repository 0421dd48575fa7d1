import type { ComponentChildren } from 'preact'
import { sayDay } from '../../kernel/dates.ts'
import { ButtonGroup, ButtonLink, Quiet, Quote } from '../../kernel/ui/index.ts'
import { type ConversationHead, PassageBlock } from '../conversations/index.ts'
import { Standing } from '../differences/index.ts'
import { RisksSection } from '../risks/index.ts'
import type { Item } from './items.ts'
import { itemsOf, type ReadBack } from './read-back.ts'
import { say } from './words.ts'

export interface Reading { title: string; carer: { id: string; name: string; called: string; pronouns: string | null }; head: ConversationHead; back: ReadBack; today: string; /** Whether this person may write in the record. */ writes: boolean }

/** What was heard, large and plain, to read over together or to print; with what she said of it. Nothing that stays on the page of the talk. */
export function ReadingPage({ title, carer, head, back, today, writes, order, children }: Reading & { /** The form of her order, under what matters. */ order?: ComponentChildren; children?: ComponentChildren }) {
  const told = { name: carer.name, today }
  const any = back.passages.length + back.outcomes.length + back.actions.length + back.differences.length > 0
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p>{say('intro', { day: sayDay(head.onDay, today) })}</p>
      <OnTheWhole back={back} {...told} />
      {writes && any && <div class="no-print"><ButtonGroup><ButtonLink kind="secondary" href={`/conversations/${head.id}/read-back/together`}>{say('together')}</ButtonLink></ButtonGroup></div>}
      {back.outcomes.length > 0 && (
        <>
          <h2>{say('matters')}</h2>
          <ol>{back.outcomes.map((outcome) => <li><span dir="auto">{outcome.statement}</span><Said of={[outcome.item]} {...told} /></li>)}</ol>
          {order}
        </>
      )}
      <h2>{say('said')}</h2>
      {back.passages.length === 0 && <p>{say('said.none')}</p>}
      {back.passages.map(({ passage, sentences }) => (
        <>
          <PassageBlock family={{ now: [passage], before: [] }} carer={carer} head={head} lifted={[]} today={today} />
          <Said of={sentences} putRight={writes ? `/passages/${passage.id}` : undefined} {...told} />
        </>
      ))}
      <Agreed back={back} {...told} />
      <RisksSection risks={back.risks} carer={carer.name} today={today} mayWrite={writes} />
      <Differs back={back} {...told} />
      <h2>{say('next')}</h2>
      {back.next.length === 0 ? <p>{say('next.none')}</p> : <ul>{back.next.map((one) => <li>{say('next.talk', { day: sayDay(one.onDay, today) })}</li>)}</ul>}
      {children}
      <p class="no-print"><a href={`/conversations/${head.id}`}>{say('back')}</a></p>
    </>
  )
}

interface Told { name: string; today: string }

function Agreed({ back, ...told }: Told & { back: ReadBack }) {
  return (
    <>
      <h2>{say('agreed')}</h2>
      {back.actions.length === 0 ? <p>{say('agreed.none')}</p> : (
        <ul>{back.actions.map((action) => (
          <li>
            <span dir="auto">{say('agreed.by', { who: action.who, what: action.what })}</span>{action.byDay && <>, {say('agreed.when', { day: sayDay(action.byDay, told.today) })}</>}
            <Said of={[action.item]} {...told} />
          </li>
        ))}</ul>
      )}
    </>
  )
}

function Differs({ back, ...told }: Told & { back: ReadBack }) {
  if (back.differences.length + back.notRead === 0) return null
  return (
    <>
      <h2>{say('differs')}</h2>
      {back.differences.map((one) => (
        <section>
          <h3 dir="auto">{one.topic}</h3>
          {one.views.map((view) => <p dir="auto">{say('view', { name: view.name, words: view.words })}</p>)}
          <Standing stand={one.stand} today={told.today} />
          <Said of={[one.item]} {...told} />
        </section>
      ))}
      {back.notRead > 0 && <Quiet class="no-print">{say('differs.notRead', { count: back.notRead })}</Quiet>}
    </>
  )
}

/** What she said is not quite right about it, in her words. */
function Said({ of, name, today, putRight }: Told & { of: readonly Item[]; putRight?: string }) {
  const said = of.flatMap((item) => item.said ?? [])
  const wrong = said.filter((one) => one.answer === 'not-quite')
  if (wrong.length === 0) return null
  return (
    <ul class="not-quite">
      {wrong.map((one) => (
        <li>
          <b>{say('notQuite', { name, day: sayDay(one.on, today) })}</b>{of.length > 1 && <> {say('notQuite.of', { words: one.words })}</>}{one.herWords && <>: <Quote>{one.herWords}</Quote></>}
          {putRight && <span class="no-print"> <a href={putRight}>{say('notQuite.putRight')}</a></span>}
        </li>
      ))}
    </ul>
  )
}

/** How far she has been asked, and what she said on the whole. */
function OnTheWhole({ back, name, today }: Told & { back: ReadBack }) {
  const items = itemsOf(back)
  const said = items.flatMap((item) => item.said ?? [])
  const day = said.map((one) => one.on).toSorted().at(-1)
  if (day === undefined) return null
  const yes = said.every((one) => one.answer === 'yes')
  return <Quiet>{say(said.length < items.length ? 'whole.part' : yes ? 'whole.yes' : 'whole.but', { name, day: sayDay(day, today) })}</Quiet>
}
