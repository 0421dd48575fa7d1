import { readdirSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { choice, needed, open, personal, several } from '../src/kernel/schema.ts'
import { arrows } from './architecture/arrows.ts'
import { fieldsWithoutCare } from './architecture/care.ts'
import { meetings } from './architecture/meetings.ts'
import { names } from './architecture/names.ts'
import { shape, warnings } from './architecture/shape.ts'
import { sqlRules } from './architecture/sql.ts'
import { scores } from './architecture/scores.ts'
import { readTree } from './architecture/tree.ts'

const tree = readTree('src', 'test', 'bin', 'ARCHITECTURE.md')

// Each rule holds in the house as it stands, and each is seen to bite when somebody breaks it on purpose.
describe.each([...arrows, ...meetings, ...sqlRules, ...names, ...scores, ...shape])('$name', ({ check, planted, caught }) => {
  test('holds', () => {
    expect(check(tree).join('\n')).toBe('')
  })

  test('bites', () => {
    const found = check(planted).toSorted()
    expect(found, found.join('\n')).toHaveLength(caught.length)
    for (const pattern of caught) expect(found.join('\n')).toMatch(new RegExp(pattern.source, 'm'))
  })
})

test('files that have grown long are named, for whoever next works there', () => {
  const long = warnings(tree)
  if (long.length > 0) console.warn(`\n${long.join('\n')}`)
})

test('every decision stands in the index of decisions, in order', () => {
  const indexed = [...readFileSync('docs/decisions/README.md', 'utf8').matchAll(/^\| \[(\d{4})\]\((\S+)\)/gm)].map(([, number, file]) => [number, file])
  expect(indexed).toEqual(readdirSync('docs/decisions').filter((file) => file !== 'README.md').toSorted().map((file) => [file.slice(0, 4), file]))
})

describe('every field of a form says how private it is, and what becomes of it', () => {
  const schemas = Object.keys(tree).filter((file) => /^src\/features\/[^/]+\/schema\.ts$/.test(file))

  test.each(schemas)('%s', async (file) => {
    const exported = await import(`../${file}`) as Record<string, unknown>
    const found = Object.entries(exported).flatMap(([name, schema]) => fieldsWithoutCare(name, schema))
    expect(found.map((field) => `${file} ${field} says nothing: build it with src/kernel/schema.ts, or give it v.metadata({ ...personal })`).join('\n')).toBe('')
  })

  test('and it is seen when one does not', () => {
    const Pad = v.object({ name: needed(10, personal), where: v.pipe(v.string(), v.metadata({ ...open })), size: v.pipe(v.string(), v.trim()), roles: several(v.picklist(['a'])), few: several(choice(['b'], open)) })
    expect(fieldsWithoutCare('PadForm', v.pipe(Pad, v.check(() => true)))).toEqual(['PadForm.size', 'PadForm.roles'])
    expect(fieldsWithoutCare('PadForm', v.variant('kind', [v.object({ kind: v.literal('a') })]))).toEqual(['PadForm.kind'])
    expect(fieldsWithoutCare('PadForm', v.array(v.object({ in: v.object({ side: v.string() }) })))).toEqual(['PadForm.in.side'])
  })
})
