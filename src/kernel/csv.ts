/** The cells of one row of CSV (RFC 4180), or null while a quotation mark is open: the row goes on in the next line. */
export function readCells(row: string): string[] | null {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < row.length; at += 1) {
    const letter = row[at]!
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (row[at + 1] === '"') cell += row[at += 1]!
      else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === ',') {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  return quoted ? null : [...cells, cell]
}

/** One row of CSV. A cell that a spreadsheet would take for a formula is made plain text by an apostrophe (OWASP: CSV injection). */
export function writeCells(cells: readonly string[]): string {
  return cells.map((cell) => {
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }).join(',')
}
