import { dayIn } from '../../kernel/clock.ts'
import { sayDay, sayTime } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { limits } from '../../kernel/schema.ts'
import { Breadcrumbs, Button, ButtonGroup, Card, Checkboxes, DateInput, Details, Empty, Input, Problems, Quiet, Select, Sheet, SummaryList, Textarea } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import type { Concern, ConcernLine } from './queries.ts'
import english from './words.en.json'

export const say = makeWords(english)

interface Whose { id: string; callName: string; initials: string | null }
export interface Filled { answers: Answers; errors?: Errors }
interface Person { id: string; name: string; supervisor?: boolean }

const typed = ({ answers }: Filled, name: string): string => String(answers[name] ?? '')

/** What to do comes first, in the organisation's own words; writing it down comes after. */
export function NewConcernPage({ carer, route, administrators, nameable, filled }: { carer: Whose; route: string | undefined; administrators: readonly string[]; nameable: readonly Person[]; filled: Filled }) {
  const name = carer.initials ?? carer.callName
  const { errors } = filled
  const ticked = [filled.answers.named ?? []].flat()
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('new.title')}</h1>
      <Card title={say('route.title')} showTitle>
        {!route?.includes('999') && <p><b>{say('route.999')}</b></p>}
        <p class="said" dir="auto">{route ?? say('route.missing', { who: administrators.join(', ') || say('route.missing.nobody') })}</p>
      </Card>
      <p><a href="/concerns">{say('list.link')}</a></p>
      <h2>{say('form.title')}</h2>
      <p>{say('form.intro', { name })}</p>
      <form method="post" action={`/carers/${carer.id}/concerns`} novalidate data-keep={`concern:${carer.id}`}>
        <input type="hidden" name="id" value={typed(filled, 'id')} />
        <Input name="about" label={say('about')} hint={say('about.hint', { name })} value={typed(filled, 'about')} error={errors?.about} />
        <Textarea name="words" label={say('words')} hint={say('words.hint', { limit: limits.words })} value={typed(filled, 'words')} error={errors?.words} rows={8} attributes={{ dir: 'auto' }} />
        <Textarea name="done" label={say('done')} hint={say('done.hint')} value={typed(filled, 'done')} error={errors?.done} rows={4} attributes={{ dir: 'auto' }} />
        <DateInput id="noticed" namePrefix="noticed" legend={say('noticed')} values={{ day: typed(filled, 'noticed-day'), month: typed(filled, 'noticed-month'), year: typed(filled, 'noticed-year') }} error={errors?.noticed} />
        {nameable.length > 0 && (
          <Checkboxes name="named" legend={say('named')} hint={say('named.hint')} values={ticked} error={errors?.named}
            items={nameable.map((one) => ({ value: one.id, text: one.supervisor ? say('named.supervisor', { name: one.name }) : one.name }))} />
        )}
        <ButtonGroup><Button>{say('keep')}</Button><a href={`/carers/${carer.id}`}>{say('back', { name })}</a></ButtonGroup>
      </form>
    </>
  )
}

/** Where a concern is: in a list of its own, and in no record. */
export function ConcernTrail({ here }: { here?: string }) {
  const list = say('list.title')
  return <Breadcrumbs items={here === undefined ? [{ text: list }] : [{ text: list, href: '/concerns' }, { text: here }]} />
}

interface When { today: string; zone: string }

/** The concerns of the one who asks, and nobody else's. */
export function ConcernsPage({ list, today, zone }: When & { list: readonly ConcernLine[] }) {
  return (
    <>
      <h1>{say('list.title')}</h1>
      {list.length === 0 ? <Empty>{say('list.none')}</Empty> : <p>{say('list.intro')}</p>}
      {list.map((one) => (
        <Sheet as="article">
          <h2 dir="auto"><a href={`/concerns/${one.id}`}>{one.about}</a></h2>
          <Quiet>{say('list.quiet', { noticed: sayDay(one.noticedOn, today), by: one.by, on: sayDay(dayIn(zone, one.at), today) })}</Quiet>
        </Sheet>
      ))}
    </>
  )
}

interface ConcernProps extends When { concern: Concern; whose: string | undefined; nameable: readonly Person[]; note: Filled; naming: Filled }

/** One concern: what was written, what happened since, who can see it. */
export function ConcernPage({ concern, whose, nameable, note, naming, today, zone }: ConcernProps) {
  const when = (at: Date) => ({ on: sayDay(dayIn(zone, at), today), at: sayTime(at, zone) })
  return (
    <>
      <Problems errors={note.errors ?? naming.errors} />
      <h1 dir="auto">{say('one.title', { about: concern.about })}</h1>
      <Quiet>{say('one.kept')}</Quiet>
      <SummaryList rows={[
        { key: say('one.noticed'), value: sayDay(concern.noticedOn, today) },
        { key: say('one.words'), value: <div class="said" dir="auto">{concern.words}</div> },
        { key: say('one.done'), value: <div class="said" dir="auto">{concern.done ?? say('one.done.none')}</div> },
        { key: say('one.by'), value: say('one.by.when', { by: concern.by, ...when(concern.at) }) },
        whose && { key: say('one.record'), value: whose },
        { key: say('one.seenBy'), value: concern.seenBy.map((one) => one.name).join(', ') },
      ]} />
      <h2>{say('notes.title')}</h2>
      {concern.notes.length === 0 && <p>{say('notes.none')}</p>}
      {concern.notes.map((one) => <Sheet as="article"><p class="said" dir="auto">{one.words}</p><Quiet>{say('notes.by', { by: one.by, ...when(one.at) })}</Quiet></Sheet>)}
      <form method="post" action={`/concerns/${concern.id}/notes`} novalidate>
        <input type="hidden" name="id" value={typed(note, 'id')} />
        <Textarea name="words" label={say('note.words')} value={typed(note, 'words')} error={note.errors?.words} rows={4} attributes={{ dir: 'auto' }} />
        <Button>{say('note.keep')}</Button>
      </form>
      <Details summary={say('naming.title')} open={Boolean(naming.errors)}>
        {nameable.length === 0 ? <p>{say('naming.nobody')}</p> : (
          <form method="post" action={`/concerns/${concern.id}/namings`} novalidate>
            <input type="hidden" name="id" value={typed(naming, 'id')} />
            <Select name="worker" label={say('naming.worker')} hint={say('naming.hint')} value={typed(naming, 'worker')} error={naming.errors?.worker}
              items={[{ value: '', text: say('naming.choose') }, ...nameable.map((one) => ({ value: one.id, text: one.name }))]} />
            <Button kind="secondary">{say('naming.keep')}</Button>
          </form>
        )}
      </Details>
      <p><a href="/concerns">{say('list.link')}</a></p>
    </>
  )
}
