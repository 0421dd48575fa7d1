/**
 * The crossing: from the bank of now to the bank of what is hoped for, over the pads that carry. The picture is decoration to
 * a screen reader; who, what and what is in the way are a list, in words.
 */
export const crossing = String.raw`
#let drawn-pad(size) = box(width: size, height: size, {
  // A lily pad: a round leaf with a slit, as on the screen.
  place(curve(
    fill: leaf,
    curve.move((0.5 * size, 0pt)),
    curve.cubic((0.2 * size, 0pt), (0pt, 0.22 * size), (0pt, 0.5 * size)),
    curve.cubic((0pt, 0.78 * size), (0.22 * size, size), (0.5 * size, size)),
    curve.cubic((0.74 * size, size), (0.94 * size, 0.84 * size), (0.985 * size, 0.62 * size)),
    curve.line((0.5 * size, 0.5 * size)),
    curve.line((0.72 * size, 0.05 * size)),
    curve.cubic((0.65 * size, 0.015 * size), (0.58 * size, 0pt), (0.5 * size, 0pt)),
    curve.close(),
  ))
})

#let drawn-stone(size) = box(width: size, height: size, place(dy: 0.22 * size, ellipse(width: size, height: 0.58 * size, fill: stone)))

#let bank(label, it) = {
  set text(size: small-size)
  set par(leading: 0.6em, spacing: 0.75em)
  par(strong(label))
  if not is-empty(it) { paragraphs(it) }
}

#let carried(it) = {
  set text(size: small-size)
  set par(leading: 0.62em)
  let mark = small-size * 1.25
  let pads = it.pads.map(pad => (drawn-pad(mark), {
    strong(inline(pad.who))
    if not is-empty(pad.does) { [: ]; inline(pad.does) }
  }))
  let stones = it.stones.map(words => (drawn-stone(mark), { strong(doc.labels.inTheWay + ":"); [ ]; inline(words) }))
  let all = pads + stones
  if all.len() > 0 {
    list(
      marker: (level) => none,
      indent: 0pt,
      body-indent: 0pt,
      tight: false, spacing: 1.2em,
      ..all.enumerate().map(((index, (mark-drawn, told))) => {
        // Every second pad lies a step further over, as pads do. The drawing is placed, not set, and so is nothing to read.
        let step = if calc.odd(index) { 1.2em } else { 0em }
        let room = step + mark + 0.6em
        pad(..if doc.direction == "rtl" { (right: room) } else { (left: room) }, {
          place(start + top, dx: if doc.direction == "rtl" { mark + 0.6em } else { -mark - 0.6em }, dy: -0.12em, mark-drawn)
          par(told)
        })
      }),
    )
  }
}

#let crossing(it) = {
  let banks = (fill: stone-2, inset: (x: 0.85em, y: 0.9em))
  let river = block.with(width: 100%, radius: 5pt, clip: true, stroke: 0.9pt + stone, breakable: not it.together, above: 1.2em, below: 1.4em)
  let edge = 0.9pt + stone
  if it.across {
    river(grid(
      columns: (1.15fr, 3.2fr, 1.15fr),
      fill: (x, _) => if x == 1 { water-3 } else { stone-2 },
      stroke: (x, _) => if x == 1 { (left: edge, right: edge) },
      inset: (x: 0.8em, y: 0.95em),
      bank(doc.labels.now, it.now),
      carried(it),
      bank(doc.labels.hopedFor, it.hopedFor),
    ))
  } else {
    let rows = ()
    if not is-empty(it.now) { rows.push(grid.cell(fill: stone-2, bank(doc.labels.now, it.now))) }
    if it.pads.len() + it.stones.len() > 0 { rows.push(grid.cell(fill: water-3, carried(it))) }
    if not is-empty(it.hopedFor) { rows.push(grid.cell(fill: stone-2, bank(doc.labels.hopedFor, it.hopedFor))) }
    if rows.len() > 0 {
      river(grid(columns: 1fr, inset: (x: 0.9em, y: 0.85em), stroke: (_, y) => if y > 0 { (top: edge) }, ..rows))
    }
  }
}
`
