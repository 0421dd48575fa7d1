/** Takes a row line by line (RFC 4180): its cells once it is whole, null while a quotation mark is open and it goes on in the next line. */
function rowReader(): (line: string) => string[] | null {
  let cells: string[] = []
  let cell = ''
  let quoted = false
  return (line) => {
    if (quoted) cell += '\n'
    for (let at = 0; at < line.length; at += 1) {
      const letter = line[at]!
      if (quoted) {
        if (letter !== '"') cell += letter
        else if (line[at + 1] === '"') cell += line[at += 1]!
        else quoted = false
      } else if (letter === '"' && cell === '') quoted = true
      else if (letter === ',') {
        cells.push(cell)
        cell = ''
      } else cell += letter
    }
    if (quoted) return null
    const whole = [...cells, cell]
    cells = []
    cell = ''
    return whole
  }
}

/** The cells of one row of CSV (RFC 4180), or null where a quotation mark is never closed. */
export const readCells = (row: string): string[] | null => rowReader()(row)

/**
 * The rows of CSV as its lines come in, each with the number of the line it begins in. A quotation mark that is never closed would
 * take everything after it along: its line comes with no cells, and what follows is read again without it.
 */
export async function* readRows(lines: AsyncIterable<string>): AsyncGenerator<{ line: number; cells: string[] | null }> {
  let [take, open, number] = [rowReader(), [] as string[], 0]
  const next = (line: string) => {
    number += 1
    open.push(line)
    const cells = take(line)
    if (cells === null) return []
    const begun = number - open.length + 1
    open = []
    return [{ line: begun, cells }]
  }
  // A spreadsheet may put a byte order mark before everything.
  for await (const line of lines) yield* next(number === 0 ? line.replace(/^\ufeff/, '') : line)
  while (open.length > 0) {
    number -= open.length - 1
    yield { line: number, cells: null }
    const again = open.slice(1)
    ;[take, open] = [rowReader(), []]
    for (const line of again) yield* next(line)
  }
}

/** One row of CSV. A cell that a spreadsheet would take for a formula is made plain text by an apostrophe (OWASP: CSV injection). */
export function writeCells(cells: readonly string[]): string {
  return cells.map((cell) => {
    const safe = /^[=+\-@\t\r\n\0]/.test(cell) ? `'${cell}` : cell
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }).join(',')
}
