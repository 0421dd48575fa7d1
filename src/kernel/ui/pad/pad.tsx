/** What the water carries: a pad (helps), a flower (help from the person cared for or from family), a stone (in the way). */
export type PadKind = 'pad' | 'flower' | 'stone'

const leaf = 'M0-12a12 12 0 1 0 11.6 14.8L0 0 5-10.9A12 12 0 0 0 0-12Z'

/**
 * The pictures that `use` refers to (`#pad`, `#pad-flower`, `#stone`), drawn around their own middle. `Page` places them
 * once, at the top of the body. Ours, from the mock-ups.
 */
export function Symbols() {
  return (
    <svg class="symbols" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <g id="pad">
          <path class="pad-leaf" d={leaf} />
        </g>
        <g id="pad-flower">
          <path class="pad-leaf" d={leaf} />
          <circle class="pad-bloom" cx="5" cy="-7" r="4" />
        </g>
        <g id="stone">
          <ellipse class="pad-stone" rx="12" ry="7.5" />
        </g>
      </defs>
    </svg>
  )
}

export interface PadProps {
  kind?: PadKind
  size?: number
}

/** One pad, flower or stone in running text or a list. It shows nothing that the words beside it do not say. */
export function Pad({ kind = 'pad', size = 26 }: PadProps) {
  return (
    <svg class="pad" viewBox="-13 -13 26 26" width={size} height={size} aria-hidden="true" focusable="false">
      <use href={kind === 'flower' ? '#pad-flower' : `#${kind}`} />
    </svg>
  )
}

/** The mark in the top bar: a pad with a bud. */
export function BrandMark() {
  return (
    <svg class="brand-mark" width="34" height="34" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="brand-leaf" d="M16 4a12 12 0 1 0 11.6 15L16 16 21 5.1A12 12 0 0 0 16 4Z" />
      <circle class="brand-bud" cx="21.5" cy="10" r="3" />
    </svg>
  )
}
