/**
 * While somebody registers a carer, ask whether we know somebody like that. The answer is a piece of the page; without this
 * script the same is asked once, after the form was sent.
 */
const form = document.querySelector<HTMLFormElement>('form[data-likenesses]')
const place = form?.querySelector<HTMLElement>('[data-likenesses-found]')

if (form && place) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked = ''
  let asking: AbortController | undefined

  const ask = async () => {
    const question = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value.trim() !== '' && name !== 'id' && name !== 'contactPreference') question.append(name, value)
    const words = question.toString()
    if (words === asked) return
    asked = words
    asking?.abort()
    asking = new AbortController()
    try {
      const answer = await fetch(`${form.dataset.likenesses}?${words}`, { signal: asking.signal, headers: { accept: 'text/html' } })
      const found = answer.ok && !answer.redirected ? await answer.text() : ''
      // Said again only when it is something else, so that nobody hears it with every letter.
      if (place.innerHTML !== found) place.innerHTML = found
    } catch {
      // No signal, or a newer question: the hint can wait.
    }
  }

  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, 500)
  })
}
