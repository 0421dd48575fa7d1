import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, Empty, InsetText, Problems, Quiet, Quote, Radios, Textarea } from '../../kernel/ui/index.ts'
import type { Listened } from './queries.ts'
import { listeningAnswers } from './schema.ts'
import { say } from './words.ts'

const list = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names)

/** The question, to be answered privately. `about` and `readers` in words; on a page by link neither names anybody. */
export function ListeningPage({ action, about, readers, answers, errors }: { action: string; about: string; readers: string; answers: Answers; errors?: Errors }) {
  const typed = (name: string) => String(answers[name] ?? '')
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('title')}</h1>
      <p>{about}</p>
      <InsetText>{readers}</InsetText>
      <form method="post" action={action} novalidate>
        <input type="hidden" name="id" value={typed('id')} />
        <Radios name="answer" legend={say('answer')} value={typed('answer')} error={errors?.answer} items={listeningAnswers.map((value) => ({ value, text: say(`answer.${value}`) }))} />
        <Textarea name="words" label={say('words')} hint={say('words.hint')} rows={5} value={typed('words')} error={errors?.words} />
        <Radios name="ring" legend={say('ring')} value={typed('ring')} error={errors?.ring} items={(['yes', 'no'] as const).map((value) => ({ value, text: say(`ring.${value}`) }))} />
        <Button preventDoubleClick>{say('send')}</Button>
      </form>
    </>
  )
}

/** A page with one quiet thing to say: thanks, that a link is closed, that nobody could read it. */
export function PlainPage({ title, words }: { title: string; words: string }) {
  return <><h1>{title}</h1><p>{words}</p></>
}

/** For the worker: make a link for one talk. `link` is shown only when it was made just now. */
export function AskPage({ name, readers, hasAccount, conversation, id, link, phone }: { name: string; readers: readonly string[]; hasAccount: boolean; conversation: string; id: string; link?: string; phone?: string }) {
  return (
    <>
      <h1>{say('ask.title')}</h1>
      {readers.length === 0 ? <p>{say('ask.nobody', { name })}</p> : <p>{say('ask.intro', { name, readers: list(readers) })}{hasAccount && <> {say('ask.account', { name })}</>}</p>}
      {link && <InsetText><p>{say('ask.link', { name })}</p><p class="typed">{say('ask.text', { link })}</p></InsetText>}
      {readers.length > 0 && !link && (
        <form method="post" action={`/conversations/${conversation}/listening-links`}>
          <input type="hidden" name="id" value={id} />
          <Button preventDoubleClick>{say('ask.make')}</Button>
        </form>
      )}
      {phone && readers.length > 0 && <Quiet>{say('ask.paper', { phone })}</Quiet>}
      <p class="no-print"><a href={`/conversations/${conversation}/read-back`}>{say('ask.back')}</a></p>
    </>
  )
}

/** For a supervisor: what there is, a line each; the words stand on a page of their own, which is a look. */
export function ListenedPage({ answers, today }: { answers: readonly (Listened & { name: string })[]; today: string }) {
  const line = (one: Listened & { name: string }) => (
    <li>
      <a href={`/listening/${one.id}`}>{say('list.one', { name: one.name, day: sayDay(one.heldOn, today) })}</a>{' '}
      <Quiet as="span">{[one.ring === 'yes' && say('list.ring'), say(one.replies.length > 0 ? 'list.done' : 'list.waiting')].filter(Boolean).join(' · ')}</Quiet>
    </li>
  )
  return (
    <>
      <h1>{say('list.title')}</h1>
      <p>{say('list.intro')}</p>
      {answers.length === 0 ? <Empty>{say('list.none')}</Empty> : <ul>{[...answers.filter((one) => one.replies.length === 0), ...answers.filter((one) => one.replies.length > 0)].map(line)}</ul>}
    </>
  )
}

/** One of them, with what was done about it. */
export function OneListenedPage({ one, name, today, answers, errors }: { one: Listened; name: string; today: string; answers: Answers; errors?: Errors }) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('one.title', { name })}</h1>
      <p>{say('one.talk', { day: sayDay(one.heldOn, today), workers: list(one.workers.map((worker) => worker.name)) })}</p>
      <p><b>{say('one.said', { answer: say(`answer.${one.answer}`) })}</b> {one.ring === 'yes' && say('one.ring')}</p>
      {one.words && <p class="typed" dir="auto"><Quote>{one.words}</Quote></p>}
      {one.replies.map((reply) => <p class="typed" dir="auto">{reply.words} <Quiet as="span">{say('one.replied', { by: reply.by, day: sayDay(reply.on, today) })}</Quiet></p>)}
      <form method="post" action={`/listening/${one.id}/replies`} novalidate class="no-print">
        <input type="hidden" name="id" value={String(answers.id ?? '')} />
        <Textarea name="words" label={say('one.reply')} hint={say('one.reply.hint')} rows={3} value={String(answers.words ?? '')} error={errors?.words} />
        <Button kind="secondary" preventDoubleClick>{say('one.reply.keep')}</Button>
      </form>
      <p class="no-print"><a href="/listening">{say('one.back')}</a></p>
    </>
  )
}

/** On a carer's own page: talks she can say something about, to somebody who was not there. */
export function ListeningSection({ talks, today }: { talks: readonly { id: string; onDay: string }[]; today: string }) {
  if (talks.length === 0) return null
  return (
    <section>
      <h2>{say('own.section')}</h2>
      <p>{say('own.section.note')}</p>
      <ul>{talks.map((talk) => <li><a href={`/my-talks/${talk.id}/listening`}>{say('own.asked', { day: sayDay(talk.onDay, today) })}</a></li>)}</ul>
    </section>
  )
}
