/** The files of letters hold what the style sheet says of them, and together all that the package they were made from has. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { readLetters } from './woff2.test-helper.ts'

const ours = ['first', 'latin', 'latin-ext'] as const
const lettersOf = (name: string) => readLetters(readFileSync(new URL(`atkinson-${name}.woff2`, import.meta.url)))
const required = createRequire(import.meta.url)
const packed = (part: string) => readLetters(readFileSync(required.resolve(`@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${part}-wght-normal.woff2`)))
const styles = readFileSync(new URL('../styles/_font.scss', import.meta.url), 'utf8')

/** The letters that the style sheet says are in this file. */
function declared(name: string): number[] {
  const range = new RegExp(`asset:atkinson-${name}\\.woff2"\\)[^}]*unicode-range: ([^;]*);`).exec(styles)?.[1] ?? ''
  return range.split(', ').flatMap((one) => {
    const [from = 0, to = from] = one.slice(2).split('-').map((hex) => Number.parseInt(hex, 16))
    return Array.from({ length: to - from + 1 }, (_, at) => from + at)
  })
}

describe('the letters', () => {
  for (const name of ours) {
    it(`${name}: holds exactly what the style sheet says, so that no file is fetched in vain`, () => {
      expect(lettersOf(name).codePoints).toEqual(declared(name))
    })

    it(`${name}: has the weights that pages use`, () => {
      expect(lettersOf(name).weights).toEqual([400, 700])
    })
  }

  it('are all that the package has, each in one file', () => {
    const all = ours.flatMap((name) => lettersOf(name).codePoints)
    expect(new Set(all).size).toBe(all.length)
    expect(all.toSorted((a, b) => a - b)).toEqual([...new Set([...packed('latin').codePoints, ...packed('latin-ext').codePoints])].toSorted((a, b) => a - b))
  })

  it('set an English page out of the first file, which is the only one asked for early', () => {
    const first = new Set(lettersOf('first').codePoints)
    expect([...'She’s “all right” – £40 · half past 4… don‘t (a/b) 50% @ #1 — “Yes”, x = y'].filter((letter) => !first.has(letter.codePointAt(0)!))).toEqual([])
    expect(readFileSync(new URL('../page/page.tsx', import.meta.url), 'utf8').match(/rel="preload"[^>]*/g)).toEqual([expect.stringContaining('atkinson-first.woff2')])
  })

  it('have every weight that a style sheet of ours asks for', () => {
    const folder = new URL('../styles/', import.meta.url)
    const asked = readdirSync(folder).flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/font-weight: (\d+)/g)].map(([, weight]) => Number(weight)))
    expect(asked.length).toBeGreaterThan(10)
    expect(asked.filter((weight) => weight < 400 || weight > 700)).toEqual([])
  })
})
