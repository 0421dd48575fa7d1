import fc from 'fast-check'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { type Filling, html } from './html.ts'

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('<', '>', '"', "'", '&', '&lt;', '</b>', '<script>', ' onclick="', 'words', '\n', '\0'), { minLength: 1 }).map((all) => all.join('')))

test('whatever is filled in comes out as JSX would have written it: between tags, in an attribute, by itself, in a list', () => {
  fc.assert(fc.property(text.filter((one) => one !== ''), text, fc.array(text), (id, words, list) => {
    const inside = <i title={id}>{words}</i>
    expect(render(html`<b id="${id}" title="at ${id}">${words} and ${inside}${list}${[inside, words]}</b>`)).toBe(render(<b id={id} title={`at ${id}`}>{words} and {inside}{list}{[inside, words]}</b>))
    expect(render(<ul>{html`<li>${words}</li>`}</ul>)).toBe(render(<ul><li>{words}</li></ul>))
  }))
})

test('nothing filled in leaves nothing, and a list that is given stays as it is', () => {
  const list = ['<', '&']
  expect(render(html`<p>${null}${undefined}${false}${0}${''}${[]}${list}</p>`)).toBe('<p>0&lt;&amp;</p>')
  expect(list).toEqual(['<', '&'])
  expect(render(html`<p>${Object('<i>')} ${{ toString: () => '<b>' } as unknown as Filling}</p>`)).toBe('<p>&lt;i> &lt;b></p>')
})

test('it refuses where what is filled in could be read as anything else', () => {
  const refused: [string, () => unknown][] = [
    ['a name of an attribute', () => html`<b ${'a'}="x">y</b>`], ['without quotes', () => html`<b id=${'a'}>y</b>`], ['in single quotes', () => html`<b id='${'a'}'>y</b>`], ['a tag', () => html`<${'b'}>y</b>`],
    ['a script', () => html`<script>${'a'}</script>`], ['a style', () => html`<STYLE>${'a'}</STYLE>`], ['a comment', () => html`<!-- ${'a'} -->`],
    ['a piece in an attribute', () => html`<b id="${<i /> as Filling}">y</b>`], ['a list in an attribute', () => html`<b id="${['a']}">y</b>`],
  ]
  for (const [what, make] of refused) expect([what, make]).toEqual([what, expect.toSatisfy((one: () => unknown) => { try { one(); return false } catch { return true } })])
})
