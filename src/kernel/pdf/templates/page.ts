/** The page itself: its foot, its headings, the title over the water, and the blocks in reading order. */
export const page = String.raw`
#let page-number = context {
  let label = doc.labels.page
  label.replace("{page}", str(counter(page).get().first())).replace("{pages}", str(counter(page).final().first()))
}

#set page(
  paper: "a4",
  margin: (x: side, top: if large { 18mm } else { 20mm * calc.pow(scale, 2) }, bottom: if large { 30mm } else { calc.max(18mm, 25mm * calc.pow(scale, 2)) }),
  footer-descent: 35%,
  footer: {
    set text(size: foot-size, fill: ink-2)
    grid(columns: (1fr, auto), column-gutter: 2em, align: (start + top, end + top), doc.footer, page-number)
  },
)

#show heading: it => {
  let size = heading-sizes.at(calc.min(it.level, heading-sizes.len()) - 1)
  let space = (0em, 1.75em, 1.5em, 1.3em).at(calc.min(it.level, 4) - 1)
  block(sticky: true, above: space, below: 1.1em, {
    set text(size: size, weight: 700, fill: if it.level <= 2 { water } else { ink })
    set par(leading: 0.5em)
    it.body
  })
}

// Quiet water under the title, with one pad in flower.
#let water-line = block(width: 100%, height: 15pt, above: 1em, below: 1.4em, layout(size => {
  let count = calc.max(1, int((size.width - 24pt) / 34pt))
  let long = (size.width - 24pt) / count
  let high = 2.2pt
  let waves = range(count).map(i => (
    curve.cubic((long * (i + 0.18), -high), (long * (i + 0.32), -high), (long * (i + 0.5), 0pt)),
    curve.cubic((long * (i + 0.68), high), (long * (i + 0.82), high), (long * (i + 1), 0pt)),
  )).flatten()
  place(start + horizon, dy: 2pt, curve(stroke: 1.3pt + water, curve.move((0pt, 0pt)), ..waves))
  place(end + horizon, {
    drawn-pad(15pt)
    place(end + top, dx: 1pt, dy: -1pt, circle(radius: 3pt, fill: blossom, stroke: 0.6pt + blossom-2))
  })
}))

#heading(level: 1, inline(doc.heading))
#water-line

#for it in doc.blocks {
  if it.kind == "heading" { heading(level: it.level, inline(it.text)) }
  else if it.kind == "paragraph" { if it.sticky { block(above: 1.1em, below: 1.1em, width: 100%, sticky: true, paragraphs(it.text)) } else { paragraphs(it.text) } }
  else if it.kind == "words" { spoken(it) }
  else if it.kind == "list" { items(it) }
  else if it.kind == "facts" { facts(it) }
  else if it.kind == "crossing" { crossing(it) }
  else if it.kind == "note" { note(it) }
  else if it.kind == "table" { grown-table(it) }
  else if it.kind == "folded-card" { folded-card(it) }
  else if it.kind == "pictured" { pictured(it) }
  else if it.kind == "rule" { block(above: 1.3em, below: 1.3em, sticky: true, line(length: 100%, stroke: 0.8pt + hairline)) }
  else if it.kind == "small" { block(sticky: it.sticky, text(size: small-size, fill: ink-2, paragraphs(it.text))) }
}
`
