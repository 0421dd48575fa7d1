/**
 * A long form that is not sent yet outlives a reload, a crash of the page and the back button: `<form data-keep="plan:…">` is
 * held for this browser tab only, and let go when its answer has come. Signing out tells the browser to forget everything.
 * Without a safe address nothing is kept on the device.
 */
export function keepForms(): void {
  if (!isSecureContext) return
  for (const sent of Object.keys(sessionStorage).filter((key) => key.startsWith('sent:'))) {
    // The page that answers has everything that was typed, whether it was kept or came back with an error.
    sessionStorage.removeItem(`keep:${sent.slice(5)}`)
    sessionStorage.removeItem(sent)
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) keep(form, form.dataset.keep ?? '')
}

function keep(form: HTMLFormElement, place: string): void {
  const kept = sessionStorage.getItem(`keep:${place}`)
  if (kept) fill(form, JSON.parse(kept) as [string, string][])
  form.addEventListener('input', () => {
    const words = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[0] !== 'id' && pair[0] !== 'version')
    sessionStorage.setItem(`keep:${place}`, JSON.stringify(words))
  })
  form.addEventListener('submit', () => sessionStorage.setItem(`sent:${place}`, 'yes'))
}

function fill(form: HTMLFormElement, words: [string, string][]): void {
  const values = new Map<string, string[]>()
  for (const [name, value] of words) values.set(name, [...(values.get(name) ?? []), value])
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) field.checked = values.get(field.name)?.includes(field.value) ?? false
    else if (field instanceof HTMLInputElement && field.type === 'hidden') continue
    else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) field.value = values.get(field.name)?.shift() ?? field.value
  }
}
