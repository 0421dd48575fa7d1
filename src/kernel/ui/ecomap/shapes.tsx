import { type Box, type EcomapKind, type EcomapLine, level, type Placed, roomFor } from './layout.ts'

/*
 * Each kind has a shape, so that grey paper and forced colours tell them apart; the tint comes on top. Each line has a width and a
 * way of being drawn; none has a colour that means anything.
 */

const rounded = ({ x, y, width, height }: Box, radius: number) => <rect x={x} y={y} width={width} height={height} rx={Math.min(radius, height / 2)} />

/** The outline of one box. Everything of it stands inside the box. */
export function Shape({ kind, box }: { kind: EcomapKind; box: Box }) {
  const { above, below, end } = roomFor[kind]
  const { x, width } = box
  const y = box.y + above
  const height = box.height - above - below
  const body = { x, y, width: width - end, height }
  return (
    <g class={`ecomap-shape ecomap-${kind}`}>
      {kind === 'cared-for' && <>{rounded(body, 22)}{rounded({ x: x + 5, y: y + 5, width: width - 10, height: height - 10 }, 18)}</>}
      {kind === 'person' && rounded(body, 22)}
      {kind === 'animal' && <>{rounded(body, 22)}<path d={`M${x + 22} ${y}l6 -11 16 11M${x + width - 22} ${y}l-6 -11 -16 11`} /></>}
      {kind === 'group' && <>{rounded({ x: x + end, y: y + below, width: width - end, height }, 10)}{rounded(body, 10)}</>}
      {kind === 'place' && <path d={`M${x} ${y + height}V${y}L${x + width / 2} ${y - above}L${x + width} ${y}V${y + height}Z`} />}
      {kind === 'service' && <>{rounded(body, 0)}<path d={`M${x + 9} ${y}v${height}M${x + width - 9} ${y}v${height}`} /></>}
    </g>
  )
}

/** The line from a box to the middle: level at first, where its arrows and its mark stand, then straight. */
export function Line({ line, toMiddle, fromMiddle, side, from, bend, to }: Pick<Placed, 'side' | 'from' | 'bend' | 'to'> & { line: EcomapLine | null; toMiddle: boolean; fromMiddle: boolean }) {
  const at = (share: number) => from.x - side * level * share
  // Where an arrow stands the line ends at the foot of its head.
  const [start, end] = [fromMiddle ? at(.2) : from.x, at(1)]
  const [before, after] = [at(.42), at(.68)]
  const far = Math.hypot(to.x - bend.x, to.y - bend.y) || 1
  const soft = Math.min(14, far / 2)
  const round = `L${end + side * 8} ${bend.y}Q${end} ${bend.y} ${bend.x + (to.x - bend.x) / far * soft} ${bend.y + (to.y - bend.y) / far * soft}L${to.x} ${to.y}`
  const rest = to.y === bend.y ? `L${to.x} ${to.y}` : round
  const y = from.y
  const step = (after - before) / 4
  return (
    <g class={`ecomap-line ecomap-${line ?? 'unsaid'}`}>
      {line === 'broken-off' && <path d={`M${start} ${y}H${before}M${before} ${y - 9}v18M${after} ${y - 9}v18M${after} ${y}${rest}`} />}
      {line === 'strained' && <path d={`M${start} ${y}H${before}l${step / 2} -9 ${step} 18 ${step} -18 ${step} 18 ${step / 2} -9${rest}`} />}
      {line !== 'broken-off' && line !== 'strained' && <path d={`M${start} ${y}${rest}`} />}
      {fromMiddle && <Arrow x={from.x - side * 2} y={y} way={side} half={line === 'strong' ? 14 : 10} />}
      {toMiddle && <Arrow x={at(.98)} y={y} way={-side as 1 | -1} half={line === 'strong' ? 14 : 10} />}
    </g>
  )
}

function Arrow({ x, y, way, half }: { x: number; y: number; way: 1 | -1; half: number }) {
  return <path class="ecomap-arrow" d={`M${x} ${y}l${-way * 1.5 * half} ${-half}v${2 * half}Z`} />
}
