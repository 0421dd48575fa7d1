/**
 * Lifts words out where they stand. Tap a sentence and it is chosen, or choose any words with the mouse, a finger or the keyboard; a
 * bar under the passage asks what they are, and trims them word by word. It sends the exact place; the form under each passage does
 * the same without it.
 */
import { choose, findPicked, findTapped, type Picked } from '../lifting/place.ts'
import { trim, type Trim } from '../lifting/trim.ts'
import { makeBar } from '../lifting/bar.ts'

let bar: HTMLFormElement | undefined
let waiting = 0

document.addEventListener('selectionchange', () => {
  clearTimeout(waiting)
  waiting = window.setTimeout(offer, 250)
})

document.addEventListener('click', (event) => {
  const selection = getSelection()
  // A drag has chosen already; a link or a button in the words is pressed, not picked.
  if (!selection || !selection.isCollapsed || !(event.target instanceof Element) || event.target.closest('a, button, input, label, summary')) return
  const tapped = findTapped(event)
  if (tapped) choose(tapped)
})

document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && bar) drop() })

function offer(): void {
  const selection = getSelection()
  // While the bar itself is used the words stay chosen.
  if (bar?.contains(document.activeElement) && document.activeElement !== document.body) return
  const picked = selection && selection.rangeCount > 0 && !selection.isCollapsed ? findPicked(selection.getRangeAt(0)) : undefined
  if (picked) show(picked)
  else drop()
}

function show(picked: Picked): void {
  const form = picked.details.querySelector('form')
  if (!form) return
  if (bar?.dataset.passage !== picked.passage.id) {
    drop()
    bar = makeBar(picked, form, (how) => again(picked.said, how))
  }
  set('words', picked.words)
  set('starts', String(picked.starts))
  set('ends', String(picked.ends))
  const shown = bar.querySelector('[data-chosen]')
  if (shown && shown.textContent !== picked.words) shown.textContent = picked.words
}

/** A word more or less at one end of what is chosen. */
function again(said: HTMLElement, how: Trim): void {
  const selection = getSelection()
  const picked = selection && selection.rangeCount > 0 ? findPicked(selection.getRangeAt(0)) : undefined
  if (!picked || picked.said !== said) return
  const next = { ...picked, ...trim(picked.all, picked, how) }
  choose(next)
  show(next)
}

function drop(): void {
  bar?.remove()
  bar = undefined
}

function set(name: string, value: string): void {
  const field = bar?.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.value = value
}
