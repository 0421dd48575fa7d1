import { sayDay } from '../../../kernel/dates.ts'
import type { Answers, Errors } from '../../../kernel/forms.ts'
import { Button, Details, Empty, Problems, Quiet, Quote, Sheet, Textarea, Words } from '../../../kernel/ui/index.ts'
import { say } from '../words.ts'
import type { Helped, Told } from './told.ts'

interface Shown {
  helped: readonly Helped[]
  /** Whose it is; null when she reads it herself. */
  name: string | null
  today: string
  /** Where the form goes; null for those who only read. */
  action: string | null
  freshId: () => string
  wrong?: { answers: Answers; errors: Errors }
}

/** For each outcome: how it was put into words, the box to put it otherwise, and what it is made of. */
export function WhatHelpedPage({ helped, name, today, action, freshId, wrong }: Shown) {
  const told = helped.filter((one) => one.told.length + one.answers.length > 0)
  return (
    <>
      <Problems errors={wrong?.errors} />
      <h1>{say('helped.title')}</h1>
      <p>{name === null ? say('helped.intro.own') : say('helped.intro', { name })}</p>
      {told.length === 0 && <Empty>{say('helped.none')}</Empty>}
      {told.map((one) => {
        const mine = wrong?.answers.outcome === one.outcome ? wrong : undefined
        return <OfOutcome one={one} own={name === null} today={today} action={action} id={String(mine?.answers.id ?? freshId())} typed={mine && String(mine.answers.words ?? '')} error={mine?.errors.words} />
      })}
    </>
  )
}

function OfOutcome({ one, own, today, action, id, typed, error }: { one: Helped; own: boolean; today: string; action: string | null; id: string; typed?: string; error?: string }) {
  const newest = (['carer', 'worker'] as const).flatMap((voice) => one.answers.find((answer) => answer.voice === voice) ?? [])
  const earlier = one.answers.filter((answer) => !newest.includes(answer))
  const mine = one.answers.find((answer) => answer.voice === (own ? 'carer' : 'worker'))
  return (
    <Sheet as="article">
      <h2 id={`outcome-${one.outcome}`} dir="auto">{one.statement}</h2>
      {newest.map((answer) => <AnswerSaid answer={answer} own={own} today={today} />)}
      {newest.length === 0 && one.draft && <><p><b>{say('helped.draft')}</b></p><p dir="auto">{one.draft}</p></>}
      {earlier.length > 0 && <Details summary={say('helped.earlier')}>{earlier.map((answer) => <AnswerSaid answer={answer} own={own} today={today} />)}</Details>}
      {one.told.length > 0 && <Details summary={say('helped.sources', { count: one.told.length })}><Sources told={one.told} own={own} today={today} /></Details>}
      {action && (
        <Details summary={say(newest.length > 0 ? 'helped.again' : 'helped.say')} open={typed !== undefined}>
          <form method="post" action={action} novalidate>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="outcome" value={one.outcome} />
            <Textarea name="words" id={`words-${one.outcome}`} rows={4} label={say(own ? 'helped.words.own' : 'helped.words')} hint={say('helped.words.hint')} value={typed ?? mine?.words ?? one.draft} error={error} />
            <Button kind="secondary">{say('keep')}</Button>
          </form>
        </Details>
      )}
    </Sheet>
  )
}

function AnswerSaid({ answer, own, today }: { answer: Helped['answers'][number]; own: boolean; today: string }) {
  const who = answer.voice === 'carer' && own ? say('helped.by.you') : answer.by ?? say('worker.unnamed')
  return (
    <>
      <Quiet>{say('helped.by', { who, day: sayDay(answer.onDay, today) })}</Quiet>
      {answer.voice === 'carer' ? <p class="typed"><Quote>{answer.words}</Quote></p> : <p class="typed" dir="auto">{answer.words}</p>}
    </>
  )
}

/** Where it comes from: each look back, with a way to read it. */
function Sources({ told, own, today }: { told: readonly Told[]; own: boolean; today: string }) {
  return (
    <ul>{told.map((one) => (
      <li>
        {own ? <b>{sayDay(one.onDay, today)}</b> : <a href={`/reviews/${one.review}`}>{sayDay(one.onDay, today)}</a>}
        {one.story && <Words>{one.story}</Words>}
        <span dir="auto">{one.words}</span>
      </li>
    ))}</ul>
  )
}
