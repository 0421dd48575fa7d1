/** How prepared text becomes content: paragraphs of runs, each string placed as a string and never read as markup. */
export const words = String.raw`
#let in-language(language, content) = {
  if language == none { content } else { text(lang: language.lang, region: language.region, content) }
}

#let lines(string) = string.split("\n").map(line => [#line]).join(linebreak())

// Words that read the other way than their line are a whole of their own in it (Unicode's isolates): a full stop stays at their end, and
// a number after them stays out.
#let apart(direction, content) = if direction == none { content } else { (if direction == "rtl" { "\u{2067}" } else { "\u{2066}" }) + content + "\u{2069}" }

#let run(it) = in-language(it.language, {
  let words = apart(it.direction, lines(it.text))
  if it.kind == "strong" { strong(words) }
  else if it.kind == "quiet" { text(size: small-size, fill: ink-2, words) }
  else if it.kind == "quoted" { quote(block: false, quotes: false, words) }
  else { words }
})

// Words of the other direction keep their own, so that a full stop stands where their reader looks for it.
#let in-direction(it, content) = {
  if it.direction == none { content }
  else { text(dir: if it.direction == "rtl" { rtl } else { ltr }, content) }
}

// Text inside a line: its paragraphs are put on lines of their own.
#let inline(it) = it.paragraphs.map(paragraph => apart(it.direction, in-direction(it, paragraph.map(run).join()))).join(linebreak())

// Text that stands by itself begins at the side where its reader begins.
#let standing(it, content) = in-direction(it, {
  set align(if it.direction == "rtl" { right } else if it.direction == "ltr" { left } else { start })
  content
})

// Every paragraph is one.
#let paragraphs(it) = standing(it, {
  for paragraph in it.paragraphs { par(paragraph.map(run).join()) }
})

#let is-empty(it) = it == none or it.paragraphs.len() == 0
`
