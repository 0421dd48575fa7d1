/**
 * Asks the device for a passkey when its button is pressed, and sends the answer as a form like any other. Shows the button only where
 * the browser can; without this the other ways to sign in stand on the page.
 */
import { browserSupportsWebAuthn, startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  const without = form.nextElementSibling
  if (browserSupportsWebAuthn()) {
    without?.remove()
    offer(form)
  } else if (without) without.textContent = form.dataset.unable ?? ''
}

function offer(form: HTMLFormElement): void {
  const answer = form.elements.namedItem('answer') as HTMLInputElement
  const ask = form.querySelector<HTMLElement>('[data-passkey-ask]')
  const button = form.querySelector('button')
  const line = form.querySelector<HTMLElement>('[data-passkey-line]')
  form.hidden = false
  if (ask) ask.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void press()
  })

  async function press(): Promise<void> {
    if (button?.getAttribute('aria-disabled') === 'true') return
    button?.setAttribute('aria-disabled', 'true')
    say(form.dataset.waiting)
    try {
      answer.value = JSON.stringify(await askDevice(form.dataset.passkey ?? ''))
      form.submit()
    } catch (error) {
      say(sentenceFor(error))
      button?.removeAttribute('aria-disabled')
    }
  }
  function say(sentence: string | undefined): void {
    if (line) line.textContent = sentence ?? ''
  }
  function sentenceFor(error: unknown): string | undefined {
    const { name, code } = error as { name?: string; code?: string }
    if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return form.dataset.known
    if (code === 'ERROR_INVALID_DOMAIN' || code === 'ERROR_INVALID_RP_ID') return form.dataset.elsewhere
    return name === 'NotAllowedError' || name === 'AbortError' || error instanceof WebAuthnError ? form.dataset.cancelled : form.dataset.failed
  }
}

async function askDevice(purpose: string): Promise<unknown> {
  const asked = await fetch('/passkeys/challenges', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `purpose=${purpose}`, redirect: 'error' })
  if (!asked.ok) throw new Error(String(asked.status))
  const optionsJSON = await asked.json() as never
  return purpose === 'add' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
}
