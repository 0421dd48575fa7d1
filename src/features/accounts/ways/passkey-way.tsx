import type { ComponentChildren } from 'preact'
import { Button } from '../../../kernel/ui/index.ts'
import { makeWords } from '../../../kernel/words.ts'
import english from '../words.en.json'

const say = makeWords(english)

interface Way { purpose: 'sign-in' | 'second-step' | 'confirm' | 'add'; action: string; /** What is on the button. */ label: string; kind?: 'secondary'; error?: string; /** Fields that go along. */ children?: ComponentChildren }

/**
 * A button that asks the device for a passkey, and sends what it answers as a form like any other. It is there only where a script finds
 * that the browser can; without scripts the page says so, and the other ways stand beside it.
 */
export function PasskeyWay({ purpose, action, label, kind, error, children }: Way) {
  return (
    <>
      <form method="post" action={action} data-passkey={purpose} data-cancelled={say('passkey.cancelled')} data-known={say('passkey.known')} data-failed={say('passkey.failed')} data-elsewhere={say('passkey.elsewhere')} data-waiting={say('passkey.waiting')} data-unable={say('passkey.unable')} hidden={!error} novalidate>
        {children}
        <input type="hidden" name="answer" value="" />
        {error && <p id="answer" class="govuk-error-message" tabIndex={-1}>{error}</p>}
        <div hidden={Boolean(error)} data-passkey-ask><Button kind={kind}>{label}</Button></div>
        <p role="status" data-passkey-line></p>
      </form>
      <p>{say('passkey.noScripts')}</p>
    </>
  )
}
