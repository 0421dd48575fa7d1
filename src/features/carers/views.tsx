import { sayDay } from '../../kernel/dates.ts'
import { ButtonLink, Empty, Pagination, Quiet, SearchBox } from '../../kernel/ui/index.ts'
import type { Listed } from './queries.ts'
import { say } from './words.ts'

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

function Find({ value }: { value?: string }) {
  return <SearchBox action="/carers" name="find" id="find" label={say('list.find')} hint={say('list.find.hint')} button={say('list.find.go')} value={value} />
}

/** Who works with somebody, in a few quiet words. */
export function worksWith(carer: Listed): string {
  if (carer.diedOn) return say('list.died', { day: sayDay(carer.diedOn) })
  return carer.workers.length > 0 ? say('list.worksWith', { workers: list.format(carer.workers) }) : say('list.nobody')
}

function People({ carers, mine }: { carers: readonly Listed[]; mine?: boolean }) {
  return (
    <ul role="list" class="people">
      {carers.map((carer) => {
        // A restricted record says nothing about itself in a list that somebody may look at over a shoulder.
        const beside = mine && !carer.diedOn ? (carer.initials === null ? carer.inOneLine : null) : worksWith(carer)
        return <li><a href={`/carers/${carer.id}`}>{carer.name}</a>{beside && <> <span class="quiet">{beside}</span></>}</li>
      })}
    </ul>
  )
}

/** My carers first, then everyone I may know of, by name. */
export function CarersPage({ mine, everyone, next, later }: { mine: readonly Listed[]; everyone: readonly Listed[]; next?: string; later: boolean }) {
  return (
    <>
      <h1>{say('list.title')}</h1>
      <Find />
      <p><ButtonLink href="/carers/new">{say('list.register')}</ButtonLink></p>
      {!later && (
        <>
          <h2>{say('list.mine')}</h2>
          {mine.length > 0 ? <People carers={mine} mine /> : <Empty>{say('list.mine.none')}</Empty>}
        </>
      )}
      <h2>{say('list.everyone')}</h2>
      <Quiet>{say('list.everyone.hint')}</Quiet>
      {everyone.length > 0 ? <People carers={everyone} /> : <Empty>{say('list.everyone.none')}</Empty>}
      {(later || next) && <Pagination previous={later && { href: '/carers', text: say('list.first') }} next={next !== undefined && { href: `/carers?after=${next}`, text: say('list.next') }} />}
    </>
  )
}

/** Whoever was found, nearest first; or what else to try. */
export function FoundPage({ words, carers, more }: { words: string; carers: readonly Listed[]; more: boolean }) {
  return (
    <>
      <h1>{say('list.find')}</h1>
      <Find value={words} />
      {carers.length > 0 ? (
        <>
          <h2>{say('found.some', { count: carers.length })}</h2>
          {more && <p>{say('found.more', { count: carers.length })}</p>}
          <People carers={carers} />
        </>
      ) : <Empty>{words === '' ? say('found.empty') : say('found.none', { words })}</Empty>}
      <p><a href="/carers/new">{say('list.register')}</a></p>
      <p><a href="/carers">{say('found.all')}</a></p>
    </>
  )
}
