import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { ErrorMessage } from '../error-message/error-message.tsx'
import { Problems } from '../problems/problems.tsx'
import { Textarea } from '../textarea/textarea.tsx'
import { Words } from '../words/words.tsx'
import { Page, type PageProps, renderPage } from './page.tsx'

const page = (props: Partial<PageProps> = {}) =>
  renderPage(
    <Page title="Asha Menon" assets={(name) => `/assets/${name}`} {...props}>
      {props.children ?? <h1>Asha Menon</h1>}
    </Page>,
  )

describe('a page', () => {
  it('is a whole document with its title first to last', () => {
    const html = page()
    expect(html).toMatch(/^<!doctype html><html lang="en" class="govuk-template">/)
    expect(html).toContain('<title>Asha Menon – Lilypad</title>')
    expect(html).toContain('<main id="main-content"')
    expect(html.indexOf('govuk-skip-link')).toBeLessThan(html.indexOf('<header'))
  })

  it('says first in its title that something needs putting right', () => {
    expect(page({ errors: true })).toContain('<title>Error: Asha Menon – Lilypad</title>')
  })

  it('holds no style and no script of its own, which the security policy forbids', () => {
    const html = page({ person: { name: 'Jo', href: '/me' }, banner: 'Made up', safetyHref: '/safety', side: { label: 'Beside', content: 'x' }, scripts: ['draft.js'] })
    expect(html).not.toMatch(/\sstyle=|<style|\son\w+=/)
    for (const [, script] of html.matchAll(/<script[^>]*>([^<]*)/g)) expect(script).toBe('')
    expect(html).toContain('<script type="module" src="/assets/draft.js"></script>')
  })

  it('shows markup that a person typed as the letters they typed', () => {
    const html = page({ title: '<b>"Jo"</b> & co', children: <Words>{'<script>alert(1)</script>'}</Words> })
    expect(html).toContain('&lt;b>&quot;Jo&quot;&lt;/b> &amp; co – Lilypad')
    expect(html).not.toContain('<script>alert')
  })

  it('speaks another language in every part that has words of its own', () => {
    const html = page({ lang: 'cy', dir: 'ltr', errors: true, words: { error: 'Gwall', skipToContent: 'Neidio i’r cynnwys' }, children: <ErrorMessage>Rhowch enw</ErrorMessage> })
    expect(html).toContain('<html lang="cy" dir="ltr"')
    expect(html).toContain('Neidio i’r cynnwys')
    expect(html).toContain('<title>Gwall: ')
    expect(html).toContain('<span class="govuk-visually-hidden">Gwall:</span>')
  })
})

it('keeps the line break with which somebody began', () => {
  expect(render(<Textarea name="words" label="Words" value={'\nthen'} />)).toContain('>\n\nthen</textarea>')
})

it('leads from the summary to the field, for a date to its day', () => {
  const html = render(<Problems errors={{ name: 'Say a name', born: 'Not a day we know' }} days={['born']} />)
  expect(html).toContain('href="#name"')
  expect(html).toContain('href="#born-day"')
})
