/**
 * One shortcut on the page of a talk: Ctrl (or Command) and Enter together keep what was written. It has a modifier, works only in
 * the box, and can be switched off on this device (WCAG 2.1.4; laws of the product, 12).
 */
const place = 'lilypad:keys'
const form = document.querySelector<HTMLFormElement>('form[data-drafts]')
const box = form?.querySelector('textarea')
const answer = document.querySelector<HTMLElement>('[data-keys]')
const tick = answer?.querySelector('input')

if (form && box && answer && tick) {
  answer.hidden = false
  tick.checked = recall() !== 'off'
  tick.addEventListener('change', () => remember(tick.checked ? 'on' : 'off'))
  box.addEventListener('keydown', (event) => {
    if (!tick.checked || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
    event.preventDefault()
    form.requestSubmit(form.querySelector<HTMLButtonElement>('button[data-keep-this]'))
  })
}

function recall(): string | null {
  try { return localStorage.getItem(place) } catch { return null }
}
function remember(what: string): void {
  try { localStorage.setItem(place, what) } catch { /* it is switched off for as long as this page stands */ }
}

export {}
