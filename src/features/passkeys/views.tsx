import type { Answers, Errors } from '../../kernel/forms.ts'
import { sayDay } from '../../kernel/dates.ts'
import { Button, Details, Empty, Input, Problems, Sheet } from '../../kernel/ui/index.ts'
import { makeWords } from '../../kernel/words.ts'
import { PasskeyWay } from '../accounts/index.ts'
import english from './words.en.json'

export const say = makeWords(english)

export interface PasskeyShown { id: string; name: string; since: string; verified: boolean; lastUsed: string | null; copied: string | null }

interface Page {
  passkeys: readonly PasskeyShown[]
  today: string
  /** What a new one begins with: the form's own number, and a name for it. */
  fresh: { id: string; name: string }
  /** Why there can be none here: the number at which this Lilypad is reached. */
  number?: string
  kept?: 'added' | 'named' | 'removed'
  wrong?: { passkey?: string; answers: Answers; errors: Errors }
}

/** One's own passkeys: when each was made and last used; to be named, added and taken away. */
export function PasskeysPage({ passkeys, today, fresh, number, kept, wrong }: Page) {
  const adding = wrong && !wrong.passkey ? wrong : undefined
  return (
    <>
      <Problems errors={wrong?.errors} />
      <h1>{say('title')}</h1>
      {kept && <p role="status"><strong>{say(`kept.${kept}`)}</strong></p>}
      <p>{say('intro')}</p>
      {number !== undefined
        ? <p><strong>{say('number', { number })}</strong></p>
        : (
          <>
            <h2>{say('add')}</h2>
            <p>{say('add.body')}</p>
            <PasskeyWay purpose="add" action="/account/passkeys" label={say('add.go')} error={adding?.errors.answer}>
              <input type="hidden" name="id" value={String(adding?.answers.id ?? fresh.id)} />
              <Input name="name" label={say('name')} hint={say('name.hint')} value={String(adding?.answers.name ?? fresh.name)} error={adding?.errors.name} autocomplete="off" />
            </PasskeyWay>
          </>
        )}
      <h2>{say('yours')}</h2>
      {passkeys.length === 0 ? <Empty>{say('none')}</Empty> : passkeys.map((one) => <OnePasskey {...one} today={today} wrong={wrong?.passkey === one.id ? wrong : undefined} />)}
      {passkeys.length === 1 && <p>{say('second')}</p>}
      <p><a href="/account">{say('back')}</a></p>
    </>
  )
}

function OnePasskey({ id, name, since, verified, lastUsed, copied, today, wrong }: PasskeyShown & { today: string; wrong?: { answers: Answers; errors: Errors } }) {
  return (
    <Sheet>
      <h3>{name}</h3>
      <p>{say('since', { day: sayDay(since, today) })} {lastUsed ? say('lastUsed', { day: sayDay(lastUsed, today) }) : say('neverUsed')}</p>
      <p class="quiet">{say(verified ? 'verified' : 'notVerified')}</p>
      {copied && <p><strong>{say('copied', { day: sayDay(copied, today) })}</strong></p>}
      <Details summary={<>{say('change')}<span class="govuk-visually-hidden">: {name}</span></>} open={Boolean(wrong)}>
        <form method="post" action={`/account/passkeys/${id}/name`} novalidate>
          <Input name="name" id={wrong ? 'name' : `name-${id}`} label={say('name')} value={String(wrong?.answers.name ?? name)} error={wrong?.errors.name} autocomplete="off" />
          <Button kind="secondary">{say('name.keep')}</Button>
        </form>
        <form method="post" action={`/account/passkeys/${id}/removal`}>
          <p>{say('remove.body')}</p>
          <Button kind="warning">{say('remove')}<span class="govuk-visually-hidden">: {name}</span></Button>
        </form>
      </Details>
    </Sheet>
  )
}
