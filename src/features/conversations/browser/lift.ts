/**
 * Lifts words out where they stand: choose some in a passage, with the mouse, a finger or the keyboard, and a bar under the
 * passage asks what they are. It sends the exact place; the form under each passage does the same without it.
 */
let bar: HTMLFormElement | undefined

document.addEventListener('selectionchange', () => {
  clearTimeout(waiting)
  waiting = window.setTimeout(offer, 250)
})
let waiting = 0

document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && bar) { bar.remove(); bar = undefined } })

function offer(): void {
  const selection = getSelection()
  // While the bar itself is used the words stay chosen.
  if (bar?.contains(document.activeElement) && document.activeElement !== document.body) return
  const picked = selection && selection.rangeCount > 0 && !selection.isCollapsed ? findPicked(selection.getRangeAt(0)) : undefined
  if (!picked) { bar?.remove(); bar = undefined; return }
  const form = picked.details.querySelector('form')
  if (!form) return
  if (bar?.dataset.passage !== picked.passage.id) { bar?.remove(); bar = makeBar(picked.passage, form) }
  set('words', picked.words)
  set('starts', String(picked.starts))
  set('ends', String(picked.ends))
}

function set(name: string, value: string): void {
  const field = bar?.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.value = value
}

interface Picked { passage: HTMLElement; details: HTMLElement; words: string; starts: number; ends: number }

/** The words chosen and their place in code points, spaces round them left out; nothing unless all stand in one passage. */
function findPicked(range: Range): Picked | undefined {
  const start = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement
  const said = start?.closest<HTMLElement>('.said')
  const passage = said?.closest<HTMLElement>('.passage')
  const details = passage?.querySelector<HTMLElement>(':scope [data-lift]')
  if (!said || !passage || !details) return undefined
  let before = ''
  let words = ''
  const texts = document.createTreeWalker(said, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.parentElement?.closest('.govuk-visually-hidden')) continue
    const text = node.textContent ?? ''
    const from = node === range.startContainer ? range.startOffset : range.comparePoint(node, 0) < 0 ? text.length : 0
    const to = node === range.endContainer ? range.endOffset : range.comparePoint(node, text.length) > 0 && range.comparePoint(node, 0) >= 0 && from === 0 && range.comparePoint(node, 0) > 0 ? 0 : text.length
    if (words === '') before += text.slice(0, Math.min(from, text.length))
    if (to > from) words += text.slice(from, to)
  }
  const lead = words.length - words.trimStart().length
  const starts = [...before, ...words.slice(0, lead)].length
  words = words.trim()
  return words === '' ? undefined : { passage, details, words, starts, ends: starts + [...words].length }
}

/** The bar: one button for each kind, made of the choices the form under the passage already has. */
function makeBar(passage: HTMLElement, form: HTMLFormElement): HTMLFormElement {
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
  for (const radio of form.querySelectorAll<HTMLInputElement>('input[name=kind]')) {
    const button = document.createElement('button')
    button.name = 'kind'
    button.value = radio.value
    button.className = 'govuk-button govuk-button--secondary'
    button.textContent = radio.closest('label')?.textContent?.trim() ?? radio.value
    // Pressing must not take the selection away before it is sent.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    made.append(button)
  }
  const id = form.querySelector<HTMLInputElement>('input[name=id]')
  ;(made.elements.namedItem('id') as HTMLInputElement).value = id?.value ?? ''
  passage.querySelector('.said')?.after(made)
  return made
}
