/**
 * Keeps what is being written, every few seconds: on this device (for this tab, until it is kept or the person signs out) and at
 * the office. Without it the words are kept when "Keep this" is pressed.
 */
import { type OnDevice, restoreWords } from '../writing.ts'

const form = document.querySelector<HTMLFormElement>('form[data-drafts]')
const box = form?.querySelector('textarea')
if (form && box) keepAsYouGo(form, box)

function keepAsYouGo(form: HTMLFormElement, box: HTMLTextAreaElement): void {
  const { drafts = '', account = '', conversation = '' } = form.dataset
  const begun = (form.dataset.begun ?? '').split(',').filter(Boolean)
  const key = `lilypad:draft:${account}:${conversation}`
  const id = (form.elements.namedItem('id') as HTMLInputElement).value
  const status = form.querySelector('[data-kept]')
  const device = openDevice()
  let sent = box.value
  let sending = false
  let leavingForGood = false

  // Another person's unfinished words are not for this one to find.
  if (device) for (const other of Object.keys(device)) if (other.startsWith('lilypad:draft:') && !other.startsWith(`lilypad:draft:${account}:`)) device.removeItem(other)

  const found = recall()
  // Kept for good by now: from this page, or, where nothing was added to them here, from the page they were begun on.
  const kept = found !== null && [found.id, ...(found.atOffice ? found.from : [])].some((page) => document.getElementById(`passage-${page}`) !== null)
  const from = [...new Set(found && !kept ? [found.id, ...found.from, ...begun] : begun)]
  const restored = restoreWords(kept ? null : found, { words: box.value, begun })
  const atOffice = restored === box.value
  box.value = restored
  // From now on the words stand on this page, under its own number.
  if (restored === '') forget()
  else remember(atOffice)
  if (!atOffice) void keep()
  if (!device) say(form.dataset.officeOnly)

  box.addEventListener('input', () => remember(false))
  setInterval(() => void keep(), 4000)
  box.addEventListener('blur', () => void keep())
  // The words are on their way to be kept for good: a draft of them would only come back later.
  form.addEventListener('submit', () => { leavingForGood = true })
  addEventListener('pageshow', () => { leavingForGood = false })
  addEventListener('pagehide', () => void keep(true))
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') void keep(true) })
  for (const details of form.querySelectorAll<HTMLDetailsElement>('details[data-for]')) openWhenChosen(form, details)

  async function keep(leaving = false): Promise<void> {
    const words = box.value
    if (words === sent || leavingForGood || sending && !leaving) return
    sending = true
    const taken = [...form.querySelectorAll<HTMLInputElement>('[name=taken]')].map((one) => one.value)
    try {
      const answer = await fetch(drafts, {
        method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ id, words, taken }), keepalive: leaving && words.length < 15_000, redirect: 'error',
      })
      if (!answer.ok) throw new Error(String(answer.status))
      const { time } = await answer.json() as { time: string }
      sent = words
      if (box.value === words) remember(true)
      say((device ? form.dataset.both : form.dataset.office)?.replace('#', time))
    } catch {
      // 401 and no signal are both "later": the words stay here, and the next turn tries again.
      remember(false)
      const clock = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
      say(device ? form.dataset.here?.replace('#', clock) : form.dataset.nowhere)
    } finally { sending = false }
  }

  function openDevice(): Storage | undefined {
    try { return isSecureContext ? sessionStorage : undefined } catch { return undefined }
  }
  function remember(atOffice: boolean): void {
    try { device?.setItem(key, JSON.stringify({ id, from: from.slice(0, 20), words: box.value, atOffice } satisfies OnDevice)) } catch { /* full: the office has it */ }
  }
  function forget(): void { device?.removeItem(key) }
  function recall(): OnDevice | null {
    try {
      const found = JSON.parse(device?.getItem(key) ?? 'null') as OnDevice | null
      return found && { ...found, from: found.from ?? [] }
    } catch { return null }
  }
  function say(words: string | undefined): void { if (status && words && status.textContent !== words) status.textContent = words }
}

/** What is asked only of some answers comes into view with them. */
function openWhenChosen(form: HTMLFormElement, details: HTMLDetailsElement): void {
  const wanted = (details.dataset.for ?? '').split(' ')
  const show = () => {
    const chosen = form.querySelector<HTMLInputElement>('[name=whose]:checked')?.value ?? ''
    const asked = wanted.includes(chosen)
    details.style.display = asked ? '' : 'none'
    if (asked) details.open = true
  }
  form.addEventListener('change', (event) => { if ((event.target as HTMLInputElement).name === 'whose') show() })
  show()
}
