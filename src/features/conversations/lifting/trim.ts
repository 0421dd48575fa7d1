/** How chosen words are made longer or shorter: by a word, at their beginning or at their end. */
export const trims = ['start-earlier', 'start-later', 'end-earlier', 'end-later'] as const
export type Trim = (typeof trims)[number]

interface Place { starts: number; ends: number }

/**
 * A word more or less at one end of a place in some words (code points, the end not counted). What cannot be made longer or shorter
 * stays as it is: a place always holds a word, and never leaves the passage.
 */
export function trim(all: string, { starts, ends }: Place, how: Trim): Place & { words: string } {
  const points = [...all]
  const next: Place = moved(points, { starts, ends }, how)
  const kept = next.starts < next.ends && points.slice(next.starts, next.ends).join('').trim() !== '' ? next : { starts, ends }
  return { ...kept, words: points.slice(kept.starts, kept.ends).join('') }
}

function moved(points: readonly string[], { starts, ends }: Place, how: Trim): Place {
  if (how === 'start-earlier') return { starts: wordBefore(points, starts), ends }
  if (how === 'start-later') return { starts: nextWord(points, starts), ends }
  return how === 'end-later' ? { starts, ends: endAfter(points, ends) } : { starts, ends: endBefore(points, ends) }
}

const isSpace = (point: string | undefined) => point !== undefined && /\s/.test(point)

function wordBefore(points: readonly string[], at: number): number {
  let place = at
  while (place > 0 && isSpace(points[place - 1])) place--
  while (place > 0 && !isSpace(points[place - 1])) place--
  return isSpace(points[place]) ? at : place
}

function nextWord(points: readonly string[], at: number): number {
  let place = at
  while (place < points.length && !isSpace(points[place])) place++
  while (place < points.length && isSpace(points[place])) place++
  return place === points.length ? at : place
}

function endAfter(points: readonly string[], at: number): number {
  let place = at
  while (place < points.length && isSpace(points[place])) place++
  while (place < points.length && !isSpace(points[place])) place++
  return isSpace(points[place - 1]) ? at : place
}

function endBefore(points: readonly string[], at: number): number {
  let place = at
  while (place > 0 && !isSpace(points[place - 1])) place--
  while (place > 0 && isSpace(points[place - 1])) place--
  return place === 0 ? at : place
}
