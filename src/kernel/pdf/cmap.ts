import { closeSync, openSync, readSync } from 'node:fs'

/**
 * The characters a font file can draw, read from its `cmap` table. Only that table is read, since a Chinese font is ten
 * megabytes and its outlines are of no interest here.
 */
export class Coverage {
  /** First and last code point of each range, in order: [first, last, first, last, ...]. */
  private readonly ranges: Uint32Array

  constructor(codePoints: Iterable<number>) {
    const sorted = Uint32Array.from(new Set(codePoints)).sort()
    const ranges: number[] = []
    for (const point of sorted) {
      if (ranges.length > 0 && ranges[ranges.length - 1] === point - 1) ranges[ranges.length - 1] = point
      else ranges.push(point, point)
    }
    this.ranges = Uint32Array.from(ranges)
  }

  /** Whether the font has a drawing for this code point. */
  has(codePoint: number): boolean {
    let low = 0
    let high = this.ranges.length / 2 - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      if (codePoint < this.ranges[middle * 2]!) high = middle - 1
      else if (codePoint > this.ranges[middle * 2 + 1]!) low = middle + 1
      else return true
    }
    return false
  }

  /** How many ranges there are: two fonts with the same characters have the same. */
  signature(): string {
    return this.ranges.join(' ')
  }
}

/** Reads which characters a TrueType file covers. */
export function readCoverage(file: string): Coverage {
  const table = readTable(file, 'cmap')
  const points: number[] = []
  const count = table.readUInt16BE(2)
  for (let index = 0; index < count; index++) {
    const platform = table.readUInt16BE(4 + index * 8)
    const encoding = table.readUInt16BE(6 + index * 8)
    const unicode = platform === 0 ? encoding !== 5 : platform === 3 && (encoding === 1 || encoding === 10)
    if (!unicode) continue
    const subtable = table.subarray(table.readUInt32BE(8 + index * 8))
    const format = subtable.readUInt16BE(0)
    if (format === 4) collectFormat4(subtable, points)
    if (format === 12) collectFormat12(subtable, points)
  }
  return new Coverage(points)
}

function readTable(file: string, tag: string): Buffer {
  const handle = openSync(file, 'r')
  try {
    const read = (length: number, position: number) => {
      const buffer = Buffer.alloc(length)
      readSync(handle, buffer, 0, length, position)
      return buffer
    }
    const tables = read(12, 0).readUInt16BE(4)
    const directory = read(tables * 16, 12)
    for (let at = 0; at < directory.length; at += 16) {
      if (directory.toString('latin1', at, at + 4) !== tag) continue
      return read(directory.readUInt32BE(at + 12), directory.readUInt32BE(at + 8))
    }
    throw new Error(`The font ${file} has no ${tag} table.`)
  } finally {
    closeSync(handle)
  }
}

/** The classic table of the first 65,536 characters, in four parallel arrays. */
function collectFormat4(table: Buffer, points: number[]): void {
  const segments = table.readUInt16BE(6) / 2
  const ends = 14
  const starts = ends + segments * 2 + 2
  const deltas = starts + segments * 2
  const offsets = deltas + segments * 2
  for (let segment = 0; segment < segments; segment++) {
    const end = table.readUInt16BE(ends + segment * 2)
    const start = table.readUInt16BE(starts + segment * 2)
    const delta = table.readUInt16BE(deltas + segment * 2)
    const offset = table.readUInt16BE(offsets + segment * 2)
    for (let point = start; point <= end && point !== 0xffff; point++) {
      if (offset === 0) {
        if (((point + delta) & 0xffff) !== 0) points.push(point)
        continue
      }
      const at = offsets + segment * 2 + offset + (point - start) * 2
      if (at + 2 <= table.length && table.readUInt16BE(at) !== 0) points.push(point)
    }
  }
}

/** The table for all of Unicode: groups of consecutive characters. */
function collectFormat12(table: Buffer, points: number[]): void {
  const groups = table.readUInt32BE(12)
  for (let group = 0; group < groups; group++) {
    const at = 16 + group * 12
    const start = table.readUInt32BE(at)
    const end = table.readUInt32BE(at + 4)
    const firstGlyph = table.readUInt32BE(at + 8)
    for (let point = start; point <= end; point++) if (firstGlyph + point - start !== 0) points.push(point)
  }
}
