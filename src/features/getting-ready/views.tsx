import { sayDay, sayTime, sayWeekday } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { newId } from '../../kernel/ids.ts'
import { Button, ButtonLink, Checkboxes, DayField, Details, Input, Note, Problems, Quiet, Radios, Textarea } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import { type Asked, KnownAlready, type Prepared, PreparedWords, Questions, QuestionsOnPaper, type Sent } from '../preparations/index.ts'
import type { MayStand } from './queries.ts'
import { styles, wordings } from './schema.ts'
import english from './words.en.json'

export const say = makeWords(english)

interface Talk { id: string; day: string; at: Date; place: string | null; zone: string }
interface Filled { answers: Answers; errors?: Errors }
const text = (answers: Answers, name: string) => String(answers[name] ?? '')
const list = (answers: Answers, name: string) => [answers[name] ?? []].flat()

/** The short form: how the page begins, what may stand on it, until when it works. */
export function AskPage({ name, talk, mayStand, named, answers, errors }: { name: string; talk: Talk; mayStand: readonly MayStand[]; named: number } & Filled) {
  return (
    <>
      <Problems errors={errors} days={['until']} />
      <h1>{say('new.heading', { name })}</h1>
      <p><b>{say('new.when', { day: sayWeekday(talk.day), time: sayTime(talk.at, talk.zone) })}</b></p>
      <p>{say('new.intro', { name })}</p>
      <form method="post" action={`/conversations/${talk.id}/preparations`} id="form" novalidate>
        <input type="hidden" name="id" value={text(answers, 'id')} />
        <Radios name="style" legend={say('new.style')} small value={text(answers, 'style')} error={errors?.style} items={styles.map((value) => ({ value, text: say(`style.${value}`) }))} />
        <Radios name="wording" legend={say('new.wording')} small value={text(answers, 'wording')} error={errors?.wording} items={wordings.map((value) => ({ value, text: say(`wording.${value}`) }))} />
        {mayStand.length === 0 ? <p><b>{say('new.known')}</b><br />{say('new.known.none')}</p> : (
          <Checkboxes name="known" small legend={say('new.known')} hint={say('new.known.hint')} values={list(answers, 'known')} error={errors?.known}
            items={mayStand.map((one) => ({ value: one.ref, text: <span dir="auto">{one.words}</span>, hint: say(`kind.${one.kind}`) }))} />
        )}
        {named > 0 && <Quiet>{say('new.known.named', { count: named })}</Quiet>}
        <Textarea name="more" rows={3} label={say('new.more')} hint={say('new.more.hint')} value={text(answers, 'more')} error={errors?.more} />
        <DayField name="until" legend={say('new.until')} hint={say('new.until.hint')} answers={answers} error={errors?.until} />
        {talk.place && <Checkboxes name="placeTold" small values={list(answers, 'placeTold')} error={errors?.placeTold} items={[{ value: 'yes', text: say('new.placeTold', { place: talk.place }) }]} />}
        <Checkboxes name="mail" small values={list(answers, 'mail')} items={[{ value: 'yes', text: say('new.mail'), hint: say('new.mail.hint') }]} />
        <Input name="email" type="email" label={say('new.email')} value={text(answers, 'email')} error={errors?.email} spellcheck={false} />
        <Button preventDoubleClick>{say('new.make')}</Button>
      </form>
    </>
  )
}

/** The link, this once. */
export function MadePage({ name, preparation, link, mailed }: { name: string; preparation: string; link: string | undefined; mailed?: { email: string; sent: boolean } }) {
  return (
    <>
      <h1>{say('made.heading', { name })}</h1>
      {link === undefined ? <Note><p>{say('made.again')}</p></Note> : (
        <>
          <p class="link-shown" id="link">{link}</p>
          <p>{say('made.once')}</p>
          {mailed && <p role="status">{say(mailed.sent ? 'made.mailed' : 'made.notMailed', { email: mailed.email })}</p>}
          <Textarea name="message" label={say('made.send')} rows={5} value={say('made.message', { link })} spellcheck={false} attributes={{ readonly: true }} />
        </>
      )}
      <Ways preparation={preparation} />
      {link === undefined && <Renew preparation={preparation} />}
      <p><a href={`/preparations/${preparation}`}>{say('made.see')}</a></p>
    </>
  )
}

function Ways({ preparation }: { preparation: string }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      <li><a href={`/preparations/${preparation}/print`}>{say('one.print')}</a></li>
      <li><a href={`/preparations/${preparation}/told`}>{say('one.told')}</a></li>
    </ul>
  )
}

function Renew({ preparation }: { preparation: string }) {
  return (
    <form method="post" action={`/preparations/${preparation}/links`}>
      <input type="hidden" name="id" value={newId()} />
      <p>{say('one.renew.what')}</p>
      <Button kind="secondary" preventDoubleClick>{say('one.renew')}</Button>
    </form>
  )
}

/** One preparation: until when its link works, or how it ended; what was handed over; and what can be done. */
export function OnePage({ name, sent, prepared, planned, today }: { name: string; sent: Sent; prepared: readonly Prepared[]; planned: boolean; today: string }) {
  const ended = { day: sent.endedOn ? sayDay(sent.endedOn, today) : '', by: sent.endedBy ?? '' }
  return (
    <>
      <h1>{say('one.heading', { name })}</h1>
      <p><a href={`/conversations/${sent.conversation}`}>{say('one.for')}</a></p>
      <p>{say('one.made', { day: sayDay(sent.madeOn, today), by: sent.by ?? '' })} {sent.ended ? say(`one.ended.${sent.ended}`, ended) : say(sent.open ? 'one.open' : 'one.past', { day: sayDay(sent.untilDay, today) })}</p>
      {prepared.map((one) => <PreparedWords prepared={one} today={today} use="no" />)}
      {sent.open && <Quiet>{say('one.private')}</Quiet>}
      <Ways preparation={sent.id} />
      {sent.open && planned && <Details summary={say('one.renew')}><Renew preparation={sent.id} /></Details>}
      {sent.open && (
        <Details summary={say('one.withdraw')}>
          <p>{say('one.withdraw.what')}</p>
          <form method="post" action={`/preparations/${sent.id}/withdrawal`}><Button kind="warning">{say('one.withdraw')}</Button></form>
        </Details>
      )}
      {!sent.open && planned && <ButtonLink kind="secondary" href={`/conversations/${sent.conversation}/preparations/new`}>{say('one.another')}</ButtonLink>}
    </>
  )
}

/** The page on paper, to fill in by hand. It names nobody. */
export function PrintPage({ asked, back }: { asked: Asked; back: string }) {
  return (
    <>
      <h1>{say('print.heading')}</h1>
      <p><b>{say('print.when', { day: sayWeekday(asked.day), time: sayTime(asked.at, asked.zone) })}</b></p>
      <p>{say('print.intro')}</p>
      {asked.known.length > 0 && <KnownAlready known={asked.known} />}
      <QuestionsOnPaper style={asked.style} wording={asked.wording} />
      <p class="not-printed"><a href={back}>{say('print.back')}</a></p>
    </>
  )
}

/** The same questions, to read out on the telephone; what is said is typed by the worker. */
export function ToldPage({ name, asked, answers, errors }: { name: string; asked: Asked } & Filled) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('told.heading', { name })}</h1>
      <p>{say('told.intro')}</p>
      <p>{say('told.aloud')}</p>
      {asked.known.length > 0 && <KnownAlready known={asked.known} />}
      <form method="post" action={`/preparations/${asked.id}/answers`} novalidate data-keep={`told:${asked.id}`}>
        <input type="hidden" name="id" value={text(answers, 'id')} />
        <Questions style={asked.style} wording={asked.wording} answers={answers} errors={errors} />
        <Button preventDoubleClick>{say('told.keep')}</Button>
      </form>
    </>
  )
}
