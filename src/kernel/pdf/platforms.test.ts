import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { readCoverage } from './cmap.ts'
import { familyNames, fontFiles } from './fonts.ts'

const compiler = '@myriaddreamin/typst-ts-node-compiler'

interface Locked {
  version?: string
  integrity?: string
  optionalDependencies?: Record<string, string>
}

const lock = JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8')) as { packages: Record<string, Locked> }
const locked = lock.packages[`node_modules/${compiler}`]!

/**
 * Which platforms are sure to make PDFs: those whose binary the lockfile knows by its hash. Of the others it holds a name and
 * a version at most: npm brings the binary if it has been published and passes over it if not, and then the page offers
 * printing. A change here, for better or worse, must be seen: the pages about installing say the same.
 */
test.each([
  ['linux x64', 'linux-x64-gnu', 'sure'],
  ['linux x64 (musl)', 'linux-x64-musl', 'sure'],
  ['linux arm64', 'linux-arm64-gnu', 'not sure'],
  ['macOS arm64', 'darwin-arm64', 'not sure'],
  ['Windows x64', 'win32-x64-msvc', 'not sure'],
])('a PDF on %s', (_, platform, expected) => {
  const name = `${compiler}-${platform}`
  expect(locked.optionalDependencies).toHaveProperty([name], locked.version)
  const binary = lock.packages[`node_modules/${name}`]
  expect(binary?.integrity === undefined ? 'not sure' : 'sure').toBe(expected)
  if (binary !== undefined) expect(binary.version).toBe(locked.version)
})

test('the two weights of a family draw the same characters, so that one check serves for both', () => {
  const signature = (file: string) => readCoverage(file).signature()
  const bold = fontFiles(import.meta.url, '700Bold').map(signature)
  expect(fontFiles(import.meta.url, '400Regular').map(signature)).toEqual(bold)
})

test('each family has the letters it is there for', () => {
  const coverage = fontFiles(import.meta.url, '400Regular').map(readCoverage)
  const samples = ['a’ŵ£é', 'مٹگ', 'ਪੰ', 'हि', 'বাং', 'їґЩ Ωữ', '中嘅', '👩❤']
  samples.forEach((sample, index) => {
    for (const letter of sample) expect([familyNames[index], letter, coverage[index]!.has(letter.codePointAt(0)!)]).toEqual([familyNames[index], letter, true])
  })
  expect(coverage.some((each) => each.has(0x13000))).toBe(false)
})

test('the fonts and the compiler are found as the app finds them', () => {
  const require = createRequire(import.meta.url)
  expect(() => require.resolve(compiler)).not.toThrow()
})
