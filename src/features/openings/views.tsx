import { dayIn } from '../../kernel/clock.ts'
import { sayDay, sayTime } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonGroup, ButtonLink, Empty, Input, Note, Problems, Quiet, Quote, Sheet, Textarea } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import type { Opening } from './queries.ts'
import { hoursOpen } from './schema.ts'
import english from './words.en.json'

export const say = makeWords(english)

/** Say why, and it opens for four hours. */
export function NewOpeningPage({ carer, workers, id, answers, errors }: { carer: string; workers: string; id: string; answers?: Answers; errors?: Errors }) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('new.title')}</h1>
      <p>{workers === '' ? say('new.intro.nobody') : say('new.intro', { workers })}</p>
      <p>{say('new.what', { hours: hoursOpen })}</p>
      <form method="post" action={`/carers/${carer}/openings`} novalidate>
        <input type="hidden" name="id" value={String(answers?.id ?? '') || id} />
        <Input name="why" label={say('new.why')} hint={say('new.why.hint')} value={String(answers?.why ?? '')} error={errors?.why} />
        <ButtonGroup>
          <Button>{say('new.open', { hours: hoursOpen })}</Button>
          <ButtonLink href="/carers" kind="secondary">{say('new.leave')}</ButtonLink>
        </ButtonGroup>
      </form>
    </>
  )
}

/** An answer that came back with something to put right. */
export interface Again { opening: string; answers: Answers; errors: Errors }

/** For the second pair of eyes. */
export function OpeningsPage({ waiting, zone, today, newIds, again }: { waiting: readonly (Opening & { name: string })[]; zone: string; today: string; newIds: readonly string[]; again?: Again }) {
  const typed = (opening: string, name: string) => again?.opening === opening ? String(again.answers[name] ?? '') : ''
  return (
    <>
      <Problems errors={again?.errors} />
      <h1>{say('list.title')}</h1>
      {waiting.length === 0 ? <Empty>{say('list.none')}</Empty> : <p>{say('list.intro')}</p>}
      {waiting.map((one, at) => (
        <Sheet>
          <h2 dir="auto">{say('list.line', { worker: one.worker, name: one.name, day: sayDay(dayIn(zone, one.openedAt), today), time: sayTime(one.openedAt, zone) })}</h2>
          <p><Quote>{one.why}</Quote></p>
          <Quiet>{say('list.until', { day: sayDay(dayIn(zone, one.untilAt), today), time: sayTime(one.untilAt, zone) })}</Quiet>
          <form method="post" action={`/openings/${one.id}/answers`} novalidate>
            <input type="hidden" name="id" value={typed(one.id, 'id') || newIds[at]} />
            <Textarea name="words" id={again?.opening === one.id ? 'words' : `words-${one.id}`} value={typed(one.id, 'words')} error={again?.opening === one.id ? again.errors.words : undefined} label={say('list.answer')} hint={say('list.answer.hint')} rows={2} />
            <Button kind="secondary">{say('list.seen')}</Button>
          </form>
        </Sheet>
      ))}
    </>
  )
}

/** On the carer's own page, at the top: somebody opened her record in an emergency, and why. */
export function OpenedNotice({ openings, zone, phone }: { openings: readonly Opening[]; zone: string; phone?: string }) {
  return (
    <>
      {openings.map((one) => (
        <Note>
          <p>{say('notice', { worker: one.worker, day: sayDay(dayIn(zone, one.openedAt)), time: sayTime(one.openedAt, zone), hours: hoursOpen })} {say('notice.why')} <Quote>{one.why}</Quote></p>
          {phone && <p>{say('notice.ask', { phone })}</p>}
        </Note>
      ))}
    </>
  )
}
