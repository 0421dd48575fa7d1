import { classes } from '../universal/universal.ts'
import { type Drawing, type EcomapEntry, ecomapKinds, type EcomapKind, type EcomapLine, ecomapLines, hang, level, spread } from './layout.ts'
import { runsLeft } from './lettering.ts'
import { Line, Shape } from './shapes.tsx'

export interface EcomapProps {
  /** Who stands in the middle. */
  name: string
  entries: readonly EcomapEntry[]
  /** What the picture is, in one short sentence. All that it shows has to stand in words beside it. */
  label: string
}

/**
 * A person and everyone around her: two drawings of the same, for a wide and for a narrow place; the style shows one. No script, no
 * style of its own, and nothing that the words beside it do not say.
 */
export function Ecomap({ name, entries, label }: EcomapProps) {
  return (
    <div class="ecomap">
      <Drawn drawing={spread(name, entries)} label={label} manner="wide" />
      <Drawn drawing={hang(name, entries)} label={label} manner="slim" />
    </div>
  )
}

function Drawn({ drawing: { width, height, middle, placed, stem }, label, manner }: { drawing: Drawing; label: string; manner: 'wide' | 'slim' }) {
  const first = middle.y - (middle.lines.length - 1) * middle.leading / 2 + middle.size * .35
  return (
    <svg class={`ecomap-${manner}`} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label} focusable="false">
      {stem && <path class="ecomap-stem" d={`M${stem[0].x} ${stem[0].y}V${stem[1].y}`} />}
      {placed.map((one) => <Line {...one} line={one.entry.line} toMiddle={one.entry.toMiddle} fromMiddle={one.entry.fromMiddle} />)}
      {placed.map(({ entry, box }) => <Shape kind={entry.kind} box={box} />)}
      <circle class="ecomap-middle" cx={middle.x} cy={middle.y} r={middle.radius} />
      <Lines lines={middle.lines} x={middle.x} y={Math.round(first)} size={middle.size} leading={middle.leading} />
      {placed.map(({ lines, text, size, leading }) => <Lines lines={lines} x={text.x} y={text.y} size={size} leading={leading} />)}
    </svg>
  )
}

function Lines({ lines, x, y, size, leading }: { lines: readonly string[]; x: number; y: number; size: number; leading: number }) {
  return <>{lines.map((line, index) => <text x={x} y={y + index * leading} font-size={size} text-anchor="middle" direction={runsLeft(line) ? 'rtl' : undefined}>{line}</text>)}</>
}

export interface EcomapKeyProps {
  entries: readonly EcomapEntry[]
  kinds: Record<EcomapKind, string>
  lines: Record<EcomapLine | 'unsaid', string>
  /** What an arrow says. */
  arrow: string
  class?: string
}

/** What the shapes and lines mean: of those that the picture has. */
export function EcomapKey({ entries, kinds, lines, arrow, class: extra }: EcomapKeyProps) {
  const flat = { side: 1, from: { x: level + 2, y: 14 }, bend: { x: 2, y: 14 }, to: { x: 2, y: 14 } } as const
  const used = ecomapLines.filter((line) => entries.some((one) => one.line === line))
  return (
    <ul role="list" class={classes('ecomap-key', extra)}>
      {ecomapKinds.filter((kind) => entries.some((one) => one.kind === kind)).map((kind) => (
        <li><svg class="ecomap-sign" viewBox="-2 -2 72 48" width="54" height="36" aria-hidden="true" focusable="false"><Shape kind={kind} box={{ x: 0, y: kind === 'place' ? 0 : 6, width: 68, height: kind === 'place' ? 44 : 36 }} /></svg>{kinds[kind]}</li>
      ))}
      {[...used, ...(entries.some((one) => one.line === null) ? [null] : [])].map((line) => (
        <li><svg class="ecomap-sign" viewBox="-2 -2 72 32" width="54" height="24" aria-hidden="true" focusable="false"><Line {...flat} line={line} toMiddle={false} fromMiddle={false} /></svg>{lines[line ?? 'unsaid']}</li>
      ))}
      {entries.some((one) => one.toMiddle || one.fromMiddle) && (
        <li><svg class="ecomap-sign" viewBox="-2 -2 72 32" width="54" height="24" aria-hidden="true" focusable="false"><Line {...flat} line="ordinary" toMiddle={false} fromMiddle /></svg>{arrow}</li>
      )}
    </ul>
  )
}
