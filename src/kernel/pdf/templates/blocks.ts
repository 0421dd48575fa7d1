/** One function for each kind of block but the crossing. */
export const blocks = String.raw`
#let spoken(it) = block(
  width: 100%, above: 1.1em, below: 1.3em, breakable: not it.together,
  inset: if doc.direction == "rtl" { (right: 1.1em, y: 0.2em) } else { (left: 1.1em, y: 0.2em) },
  stroke: if doc.direction == "rtl" { (right: 3pt + leaf) } else { (left: 3pt + leaf) },
  {
    set text(size: words-size)
    set par(leading: 0.7em)
    // The marks came with the words; inside a block quote they are not tagged as quoted a second time.
    let said(it) = in-language(it.language, lines(it.text))
    quote(block: true, quotes: false, block(width: 100%, standing(it.text, {
      for paragraph in it.text.paragraphs { par(paragraph.map(said).join()) }
    })))
    if not is-empty(it.by) {
      text(size: small-size, fill: ink-2, paragraphs(it.by))
    }
  },
)

#let items(it) = {
  set list(marker: text(fill: leaf, "•"), body-indent: 0.6em, spacing: 1em, tight: false)
  set enum(body-indent: 0.6em, spacing: 1em, tight: false)
  let told = it.items.map(inline)
  if told.len() > 0 {
    block(above: 1.1em, below: 1.2em, width: 100%, if it.numbered { enum(..told) } else { list(..told) })
  }
}

// Labels beside their values. A list, since a grid alone would leave a listener with loose words.
#let facts(it) = if it.facts.len() > 0 {
  block(above: 1em, below: 1.3em, width: 100%, stroke: (top: 0.6pt + hairline), list(
    marker: none, indent: 0pt, body-indent: 0pt, spacing: 0pt,
    ..it.facts.enumerate().map(((index, fact)) => block(
      width: 100%, inset: (y: 0.6em), stroke: if index + 1 < it.facts.len() { (bottom: 0.6pt + hairline) },
      grid(
        columns: (30%, 1fr), column-gutter: 1em, align: start,
        par(strong(inline(fact.label))), par(inline(fact.value)),
      ),
    )),
  ))
}

#let note(it) = block(
  width: 100%, fill: water-3, inset: (x: 1em, y: 0.85em), above: 1.1em, below: 1.3em, breakable: not it.together,
  radius: if doc.direction == "rtl" { (left: 5pt) } else { (right: 5pt) },
  stroke: if doc.direction == "rtl" { (right: 3pt + water) } else { (left: 3pt + water) },
  {
    if not is-empty(it.title) { block(sticky: true, below: 1em, par(strong(inline(it.title)))) }
    paragraphs(it.text)
  },
)

// A card to cut out along the line outside and fold along the line in the middle. It grows rather than lose a word.
#let card-side(side, first) = context {
  let told = {
    set par(leading: 0.42em, spacing: 0.6em)
    set enum(body-indent: 0.5em, spacing: 0.5em)
    for line in side.lines { paragraphs(line) }
    if side.items.len() > 0 { enum(..side.items.map(inline)) }
  }
  let high(size) = measure(block(width: 77mm, text(size: size, told))).height
  let fits = (13pt, 12pt, 11pt, 10pt, 9pt, 8pt, 7pt).filter(size => high(size) <= 46mm)
  let size = if fits.len() > 0 { fits.first() } else { 7pt }
  let cut = (thickness: 0.7pt, paint: stone, dash: "dashed")
  let fold = (thickness: 0.7pt, paint: stone, dash: "dotted")
  block(
    width: 85mm, height: calc.max(54mm, high(size) + 8mm), inset: 4mm,
    stroke: (top: cut, bottom: cut, left: if first { cut } else { fold }, right: if first { fold } else { cut }),
    text(size: size, told),
  )
}

#let folded-card(it) = pad(x: -(170mm - (210mm - 2 * side)) / 2, grid(
  columns: (85mm, 85mm),
  ..it.sides.enumerate().map(((index, one)) => {
    block(below: 0.5em, text(size: small-size, fill: ink-2, one.label))
    card-side(one, index == 0)
  }),
))

// Easy reading: a drawing at the side where reading begins, then the heading and one line under the other.
#let pictured(it) = {
  let mark = 4.2 * body-size
  let room = mark + 1.2em
  pad(..if doc.direction == "rtl" { (right: room) } else { (left: room) }, {
    block(width: 100%, above: 1.6em, below: 0.9em, sticky: true, {
      place(start + top, dx: if doc.direction == "rtl" { room } else { -room }, dy: -0.5em, pdf.artifact(image(bytes(it.svg), format: "svg", width: mark)))
      heading(level: 2, inline(it.heading))
    })
    block(width: 100%, inset: (bottom: 0.6em), { for line in it.lines { paragraphs(line) } })
  })
}

#let grown-table(it) = {
  set text(size: small-size)
  set par(leading: 0.6em)
  let header = if it.header.len() == 0 { () } else { (table.header(..it.header.map(cell => par(strong(inline(cell))))),) }
  if it.rows.len() + it.header.len() > 0 {
    block(above: 1.1em, below: 1.3em, table(
      columns: it.columns.map(share => share * 1fr), align: start + top, inset: (x: 0.5em, y: 0.65em),
      stroke: (_, y) => (bottom: if y == 0 and it.header.len() > 0 { 1.2pt + water } else { 0.6pt + hairline }),
      ..header, ..it.rows.sum(default: ()).map(cell => par(inline(cell))),
    ))
  }
}
`
