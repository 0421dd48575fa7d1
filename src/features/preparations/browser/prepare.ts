/**
 * Keeps what she writes as she goes: a moment after the last letter, and again and again while there is no signal. Nothing is left
 * on the device: the phone may be shared. Without it there is a button that keeps.
 */
export {}

const form = document.querySelector<HTMLFormElement>('form[data-prepare]')
const line = form?.querySelector<HTMLElement>('[data-kept-line]')
if (form && line) keepAsSheWrites(form, line)

function keepAsSheWrites(form: HTMLFormElement, line: HTMLElement): void {
  const version = form.elements.namedItem('version') as HTMLInputElement
  const button = form.querySelector<HTMLButtonElement>('[data-keep-button]')
  const address = form.action
  let kept = words()
  let sending = false
  let over = false
  let waiting: ReturnType<typeof setTimeout> | undefined
  if (button) button.hidden = true

  form.addEventListener('input', () => soon(1200))
  // What is on its way by a button must not be overtaken.
  form.addEventListener('submit', () => { over = true; clearTimeout(waiting) })
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload() })
  addEventListener('pagehide', () => void keep(true))
  addEventListener('online', () => soon(0))
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') void keep(true) })
  addEventListener('beforeunload', (event) => { if (!over && words() !== kept) event.preventDefault() })

  function words(): string {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string' && name !== 'version') fields.append(name, value)
    return fields.toString()
  }
  function soon(after: number): void {
    clearTimeout(waiting)
    waiting = setTimeout(() => void keep(), after)
  }
  async function keep(leaving = false): Promise<void> {
    const now = words()
    if (over || sending || now === kept) return
    sending = true
    try {
      const answer = await fetch(address, {
        method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: `${now}&version=${version.value}`, redirect: 'error', keepalive: leaving && now.length < 60_000,
      })
      if (answer.status === 404) return stop(form.dataset.gone)
      if (answer.status === 409) return stop(form.dataset.elsewhere)
      if (!answer.ok) throw new Error(String(answer.status))
      const found = await answer.json() as { version: number; time: string }
      version.value = String(found.version)
      kept = now
      say(form.dataset.kept?.replace('#', found.time))
      if (words() !== kept) soon(1200)
    } catch {
      say(form.dataset.waiting)
      soon(5000)
    } finally { sending = false }
  }
  /** A script can do no more here: the button says what there is to say. */
  function stop(why: string | undefined): void {
    over = true
    if (button) button.hidden = false
    say(why)
  }
  function say(text: string | undefined): void { if (text !== undefined && line.textContent !== text) line.textContent = text }
}
