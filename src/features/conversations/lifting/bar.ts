import type { Picked } from './place.ts'
import { type Trim, trims } from './trim.ts'

/** The bar under a passage: what is chosen, trimmed by a word at either end, and one button for each kind. Its words stand on the form under the passage. */
export function makeBar({ passage, said }: Picked, form: HTMLFormElement, onTrim: (how: Trim) => void): HTMLFormElement {
  const made = document.createElement('form')
  made.method = 'post'
  made.action = form.action
  made.className = 'lift-bar'
  made.dataset.passage = passage.id
  made.setAttribute('aria-label', form.closest('details')?.querySelector('summary')?.textContent?.trim() ?? '')
  for (const name of ['id', 'words', 'starts', 'ends']) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    made.append(field)
  }
  ;(made.elements.namedItem('id') as HTMLInputElement).value = form.querySelector<HTMLInputElement>('input[name=id]')?.value ?? ''
  made.append(trimming(form, onTrim))
  for (const radio of form.querySelectorAll<HTMLInputElement>('input[name=kind]')) {
    const button = pressed('submit', 'govuk-button govuk-button--secondary', radio.closest('label')?.textContent?.trim() ?? radio.value)
    button.name = 'kind'
    button.value = radio.value
    made.append(button)
  }
  said.after(made)
  return made
}

function trimming(form: HTMLFormElement, onTrim: (how: Trim) => void): HTMLElement {
  const row = document.createElement('div')
  row.className = 'lift-trim'
  const chosen = document.createElement('q')
  chosen.dataset.chosen = ''
  chosen.dir = 'auto'
  chosen.setAttribute('aria-live', 'polite')
  row.append(chosen)
  for (const how of trims) {
    const button = pressed('button', 'link-button', form.dataset[`trim${how.split('-').map((part) => part[0]!.toUpperCase() + part.slice(1)).join('')}`] ?? how)
    button.addEventListener('click', () => onTrim(how))
    row.append(button)
  }
  return row
}

function pressed(type: 'button' | 'submit', look: string, words: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = type
  button.className = look
  button.textContent = words
  // Pressing must not take the selection away before it is used.
  button.addEventListener('mousedown', (event) => event.preventDefault())
  return button
}
