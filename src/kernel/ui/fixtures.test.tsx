/**
 * Every component that we take from GOV.UK Frontend, compared with the package's own fixtures: same options in, same HTML
 * out. What a fixture asks for and ours does not offer is listed in `fixtures/left-out.ts`, so the list cannot grow unseen.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { fieldCases } from './fixtures/field-cases.tsx'
import { normalise } from './fixtures/html.ts'
import { leftOut } from './fixtures/left-out.ts'
import { NotOffered, type Options } from './fixtures/options.ts'
import { signCases } from './fixtures/sign-cases.tsx'

interface Fixture {
  name: string
  options: Options
  html: string
}

const folder = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist/govuk/components')
const fixturesOf = (component: string): Fixture[] => JSON.parse(readFileSync(join(folder, component, 'fixtures.json'), 'utf8')).fixtures

const atLeast: Record<string, number> = {
  'back-link': 7,
  breadcrumbs: 12,
  button: 35,
  'character-count': 28,
  checkboxes: 40,
  'date-input': 21,
  details: 10,
  'error-message': 9,
  'error-summary': 19,
  'exit-this-page': 4,
  fieldset: 18,
  'file-upload': 16,
  hint: 6,
  input: 40,
  'inset-text': 6,
  label: 16,
  'notification-banner': 21,
  pagination: 15,
  'password-input': 11,
  radios: 41,
  select: 18,
  'skip-link': 9,
  'summary-list': 18,
  table: 21,
  tag: 8,
  textarea: 18,
  'warning-text': 8,
}

describe.each(Object.entries({ ...fieldCases, ...signCases }))('%s', (component, example) => {
  const compared: { name: string; html: string; vnode: VNode }[] = []
  const notOffered: Record<string, string> = {}
  for (const { name, options, html } of fixturesOf(component)) {
    try {
      compared.push({ name, html, vnode: example(options) })
    } catch (error) {
      if (!(error instanceof NotOffered)) throw error
      notOffered[name] = error.message
    }
  }

  it.each(compared)('as GOV.UK Frontend: $name', ({ html, vnode }) => {
    expect(normalise(render(vnode))).toBe(normalise(html))
  })

  it('leaves out only what is listed', () => {
    expect(notOffered).toEqual(leftOut[component] ?? {})
    expect(compared.length).toBeGreaterThanOrEqual(atLeast[component]!)
  })
})

describe('the comparison itself', () => {
  it('sees a class, an attribute, a word, a level', () => {
    const markup = '<div class="a b"><p id="x">One <b>two</b> three</p></div>'
    for (const other of [markup.replace('a b', 'a'), markup.replace(' id="x"', ''), markup.replace('two', 'to'), markup.replace('One <b>', 'One<b>'), `<div>${markup}</div>`])
      expect(normalise(other)).not.toBe(normalise(markup))
  })
  it('does not see layout, nor the order of attributes', () => {
    expect(normalise('<a  id="i"\n class="a  b" disabled>\n  x &amp; y\n</a>')).toBe(normalise('<a class="a b" disabled="" id="i">x &#38; y</a>'))
  })
})
