import { Button, Details, Input } from '../../../kernel/ui/index.ts'
import { makeWords } from '../../../kernel/words.ts'
import english from '../words.en.json'

const say = makeWords(english)

/** Sign in where the organisation signs its people in: the part of the address after the @ finds it. */
export function SignOnWay({ email, error, open }: { email: string; error?: string; open?: boolean }) {
  return (
    <Details summary={say('signOn')} open={open}>
      <p>{say('signOn.body')}</p>
      <form method="post" action="/single-sign-on" novalidate>
        <Input name="email" id="sign-on-email" type="email" label={say('signOn.email')} value={email} error={error} autocomplete="email" spellcheck={false} />
        <Button>{say('signOn.go')}</Button>
      </form>
    </Details>
  )
}
