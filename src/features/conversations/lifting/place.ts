import { findSentences, wordsAt } from '../writing.ts'

/** Words chosen in a passage on the page, and their place in code points. `all`: every word of that passage. */
export interface Picked { passage: HTMLElement; said: HTMLElement; details: HTMLElement; all: string; words: string; starts: number; ends: number }

/** The words chosen and their place, spaces round them left out; nothing unless all stand in one passage that may be lifted from. */
export function findPicked(range: Range): Picked | undefined {
  const around = passageOf(range.startContainer)
  if (!around) return undefined
  let before = ''
  let words = ''
  for (const node of textsOf(around.said)) {
    const text = node.textContent ?? ''
    const from = node === range.startContainer ? range.startOffset : range.comparePoint(node, 0) < 0 ? text.length : 0
    const to = node === range.endContainer ? range.endOffset : range.comparePoint(node, 0) > 0 ? 0 : text.length
    if (words === '') before += text.slice(0, Math.min(from, text.length))
    if (to > from) words += text.slice(from, to)
  }
  const lead = words.length - words.trimStart().length
  const starts = [...before, ...words.slice(0, lead)].length
  words = words.trim()
  return words === '' ? undefined : { ...around, words, starts, ends: starts + [...words].length }
}

/** The sentence that was tapped; nothing where that was no sentence of a passage that may be lifted from. */
export function findTapped(event: MouseEvent): Picked | undefined {
  const caret = caretAt(event.clientX, event.clientY)
  const around = caret && passageOf(caret.node)
  if (!caret || !around) return undefined
  let at = 0
  for (const node of textsOf(around.said)) {
    if (node !== caret.node) { at += [...node.textContent ?? ''].length; continue }
    at += [...(node.textContent ?? '').slice(0, caret.offset)].length
    const sentence = findSentences(around.all).find((one) => one.starts <= at && at <= one.ends)
    return sentence && { ...around, ...sentence }
  }
  return undefined
}

/** Choose words on the page, as if they had been chosen by hand. */
export function choose({ said, all, starts, ends }: Pick<Picked, 'said' | 'all' | 'starts' | 'ends'>): void {
  const [from, to] = [wordsAt(all, 0, starts).length, wordsAt(all, 0, ends).length]
  const range = document.createRange()
  let at = 0
  let begun = false
  for (const node of textsOf(said)) {
    const length = (node.textContent ?? '').length
    if (!begun && from < at + length) { range.setStart(node, from - at); begun = true }
    if (begun && to <= at + length) { range.setEnd(node, to - at); break }
    at += length
  }
  const selection = getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

function passageOf(node: Node): Omit<Picked, 'words' | 'starts' | 'ends'> | undefined {
  const start = node instanceof Element ? node : node.parentElement
  const said = start?.closest<HTMLElement>('.said')
  const passage = said?.closest<HTMLElement>('.passage')
  const details = passage?.querySelector<HTMLElement>(':scope [data-lift]')
  return said && passage && details ? { said, passage, details, all: textsOf(said).map((text) => text.textContent ?? '').join('') } : undefined
}

/** What a passage says, without what is only there for a screen reader. */
function textsOf(said: HTMLElement): Node[] {
  const texts = document.createTreeWalker(said, NodeFilter.SHOW_TEXT)
  const found: Node[] = []
  for (let node = texts.nextNode(); node; node = texts.nextNode()) if (!node.parentElement?.closest('.govuk-visually-hidden')) found.push(node)
  return found
}

/** Where in the text a point of the window is: browsers have two names for it. */
function caretAt(x: number, y: number): { node: Node; offset: number } | undefined {
  const position = document.caretPositionFromPoint?.(x, y)
  if (position) return { node: position.offsetNode, offset: position.offset }
  const range = (document as { caretRangeFromPoint?: (x: number, y: number) => Range | null }).caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined
}
