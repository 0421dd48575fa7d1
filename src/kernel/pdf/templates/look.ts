import { familyNames } from '../fonts.ts'

/**
 * Sizes and colours. The colours are the screen's; each pair keeps its contrast in grey, and no meaning rests on colour.
 * Large print keeps everything at 18 point or more, so what is smaller in standard print is not smaller there.
 */
export const look = String.raw`
#let doc = json(bytes(sys.inputs.document))
#let large = doc.large
#let scale = doc.scale
#let body-size = if large { 18pt } else { 12pt * scale }
#let small-size = if large { 18pt } else { calc.max(9pt, 10.5pt * scale) }
#let foot-size = if large { 18pt } else { calc.max(9pt, 9.5pt * scale) }
#let words-size = if large { 21pt } else { 14.5pt * scale }
#let title-size = if large { 32pt } else { 27pt * scale }
#let heading-sizes = if large { (title-size, 25pt, 21pt, 18pt) } else { (title-size, 17pt * scale, 13.5pt * scale, 12pt * scale) }

#let ink = rgb("#14231f")
#let ink-2 = rgb("#44534e")
#let hairline = rgb("#b9b5a8")
#let water = rgb("#0b5563")
#let water-2 = rgb("#cfe6ea")
#let water-3 = rgb("#eaf4f6")
#let leaf = rgb("#2c6b3c")
#let leaf-2 = rgb("#8fc79a")
#let blossom = rgb("#f3b6d0")
#let blossom-2 = rgb("#a3285f")
#let stone = rgb("#6b675c")
#let stone-2 = rgb("#ebe8df")

#let side = if large { 19mm } else { 23mm }
#let start = if doc.direction == "rtl" { right } else { left }
#let end = if doc.direction == "rtl" { left } else { right }

#set document(title: doc.title, author: if doc.author == none { () } else { doc.author }, date: none)
#set text(
  font: (${familyNames.map((name) => JSON.stringify(name)).join(', ')}),
  fallback: false,
  size: body-size,
  fill: ink,
  lang: doc.language.lang,
  region: doc.language.region,
  dir: if doc.direction == "rtl" { rtl } else { ltr },
  hyphenate: false,
  number-type: "lining",
)
#show quote.where(block: true): set pad(x: 0pt)
#show quote.where(block: true): set block(spacing: 0.9em)
#set par(leading: 0.73em, spacing: 1.1em, justify: false)
`
