/**
 * Plain line drawings for easy reading, one beside each part of a page. Ours, drawn for Lilypad; no picture bank is shipped. Each is a few
 * strokes in a square of 48, so that the same drawing stands on the screen and on paper. What it shows, the heading beside it says.
 */
const strokes = {
  heart: 'M24 41C10 30 6 23 6 17a9 9 0 0 1 18-3 9 9 0 0 1 18 3c0 6-4 13-18 24Z',
  people: 'M16 21a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM34 23a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM5 40c0-8 4-13 11-13s11 5 11 13M30 29c8-2 13 3 13 11',
  talk: 'M6 9h36v23H24l-10 8v-8H6ZM13 17h22M13 24h15',
  sun: 'M24 33a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM24 4v5M24 39v5M4 24h5M39 24h5M10 10l3 3M35 35l3 3M38 10l-3 3M10 38l3-3',
  please: 'M6 15l5 5 9-10M6 38l5 5 9-10M28 14h14M28 37h14',
  pad: 'M24 8a17 17 0 1 0 16 21L24 25 31 9.5A17 17 0 0 0 24 8Z',
  know: 'M24 43a19 19 0 1 0 0-38 19 19 0 0 0 0 38ZM24 22v12M24 14v1',
  pen: 'M8 40l3-11L33 7l8 8-22 22ZM28 12l8 8',
  phone: 'M14 6l6 9-4 5c2 5 6 9 11 11l5-4 9 6c0 6-4 9-8 9C19 41 7 28 6 14c0-4 3-8 8-8Z',
  calendar: 'M6 10h36v32H6ZM6 19h36M15 5v9M33 5v9M14 27h5M22 27h5M30 27h5M14 34h5M22 34h5',
  house: 'M6 23L24 7l18 16M11 20v21h26V20M20 41V29h8v12',
  door: 'M10 43V6h20v37M6 43h22M25 25h1M34 24h10M40 19l5 5-5 5',
  clock: 'M24 43a19 19 0 1 0 0-38 19 19 0 0 0 0 38ZM24 12v12l8 6',
  stop: 'M16 6h16l10 10v16L32 42H16L6 32V16ZM16 16l16 16M32 16L16 32',
  eye: 'M4 24c6-9 13-13 20-13s14 4 20 13c-6 9-13 13-20 13S10 33 4 24ZM24 30a6 6 0 1 0 0-12 6 6 0 0 0 0 12Z',
  paper: 'M11 5h18l9 9v29H11ZM29 5v9h9M17 22h15M17 29h15M17 36h9',
} as const
export type PictureName = keyof typeof strokes

export interface PictureProps { name: PictureName; size?: number }

/** One drawing, on a page. It shows nothing that the words beside it do not say. */
export function Picture({ name, size = 64 }: PictureProps) {
  return <svg class="picture" viewBox="0 0 48 48" width={size} height={size} aria-hidden="true" focusable="false"><path d={strokes[name]} /></svg>
}

/** The same drawing as a file of its own, for paper. */
export function pictureFile(name: PictureName): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48"><path d="${strokes[name]}" fill="none" stroke="#0b5563" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`
}
