/**
 * While somebody words an outcome, ask what a good supervisor would ask. The answer is a piece of the page. Where there is no
 * signal the word lists alone answer, on the device. Nothing is kept, and one key puts it away.
 */
interface Offline { ask: (statement: string) => string }
declare global { interface Window { lilypadCoach?: Offline } }

const form = document.querySelector<HTMLFormElement>('form[data-coach]')
const place = form?.querySelector<HTMLElement>('[data-coach-place]')
const statement = form?.querySelector<HTMLTextAreaElement>('[name="statement"]')

if (form && place && statement) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked = statement.value
  let hidden = false

  const show = (found: string) => {
    if (hidden || place.innerHTML === found) return
    place.innerHTML = found
    const hide = place.querySelector<HTMLButtonElement>('[data-coach-hide]')
    if (!hide) return
    hide.hidden = false
    hide.addEventListener('click', putAway)
  }
  const putAway = () => {
    hidden = true
    place.innerHTML = ''
    statement.focus()
  }
  const offline = () => new Promise<void>((done) => {
    if (window.lilypadCoach || !form.dataset.coachOffline) return done()
    const script = document.createElement('script')
    script.src = form.dataset.coachOffline
    script.onload = script.onerror = () => done()
    document.head.append(script)
  })
  const ask = async () => {
    const words = statement.value
    if (hidden || words === asked) return
    asked = words
    try {
      const answer = await fetch(form.dataset.coach ?? '', { method: 'POST', body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>), headers: { accept: 'text/html' } })
      if (answer.ok && !answer.redirected) show(await answer.text())
      // For when there is no signal: the lists wait in the browser's own store, after everything else.
      void offline()
    } catch {
      await offline()
      if (window.lilypadCoach && words.trim() !== '') show(window.lilypadCoach.ask(words))
    }
  }

  statement.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, 900)
  })
  for (const part of [place, statement]) {
    part.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && place.innerHTML !== '') putAway()
    })
  }
}

export {}
