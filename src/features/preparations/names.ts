/** Words that stand in names and are nobody's: titles, relations, and little words. */
const noNames = new Set('mr mrs ms miss mx dr rev sir prof the and of from for with who our his her their mum mom mam mummy dad daddy da gran granny granda grandad nan nana papa auntie aunt uncle brother sister wife husband partner son daughter friend friends pals neighbour nurse sitter night day social worker'.split(' '))

/** The parts of a name that point at somebody: "Mrs Lamb" is Lamb. */
function partsOf(name: string): string[] {
  return name.normalize('NFC').toLocaleLowerCase('en-GB').match(/[\p{L}\p{M}\p{N}]+/gu)?.filter((part) => [...part].length > 1 && !noNames.has(part)) ?? []
}

/**
 * Which of these names stand in the words, by any of their parts, as a word of its own: what goes on a page that may be opened on
 * a shared phone holds none. "Rose" is found in "Rose’s" and not in "roses".
 */
export function namesIn(words: string, names: readonly string[]): string[] {
  const there = new Set(partsOf(words))
  return names.filter((name) => partsOf(name).some((part) => there.has(part)))
}
