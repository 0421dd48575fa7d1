import { beforeAll, expect, test } from 'vitest'
import { render } from 'preact-render-to-string'
import { ChoosingPage, type ChoosingProps } from './choosing.tsx'
import type { Offer } from './content.ts'

/** Where it is chosen what stands on a copy, what is said of a line stands beneath that line, in a group that is called by it. */
const offer = (key: string, words: string, under?: string): Offer => ({ key: `matters.${key}`, section: 'matters', label: null, words, quoted: false, ...(under ? { under: `matters.${under}` } : {}) })
const shown = (offers: readonly Offer[], more: Partial<ChoosingProps> = {}) => render(<ChoosingPage carer={{ id: 'c', name: 'Nan' }} kind="plan" offers={offers} from={null} own={false} changed={false} answers={{ choose: [], language: 'en-GB', ours: '' }} {...more} />)
let html: string
const many = Array.from({ length: 40 }, (_, at) => [offer(`o${at}`, `outcome ${at}`), offer(`near${at}`, `now ${at}`, `o${at}`), offer(`far${at}`, `hope ${at}`, `o${at}`)]).flat()
beforeAll(() => { html = shown(many) })

const beneath = (page: string) => [...page.matchAll(/<div class="beneath">(.*?)<\/fieldset>/gs)].map(([, inner]) => ({ of: /<legend[^>]*>(?:<[^>]*>)*([^<]+)/.exec(inner!)![1], keys: [...inner!.matchAll(/type="checkbox" value="([^"]+)"/g)].map(([, key]) => key) }))

test('now and hoped for stand beneath their outcome, called by it; each line once, in its order, under an id of its own', () => {
  expect(beneath(html)).toEqual(Array.from({ length: 40 }, (_, at) => ({ of: `Said of: outcome ${at}`, keys: [`matters.near${at}`, `matters.far${at}`] })))
  expect([...html.matchAll(/type="checkbox" value="([^"]+)"/g)].map(([, key]) => key)).toEqual(many.map(({ key }) => key))
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids.length).toBe(new Set(ids).size)
})

test('a line of which nothing is said has no group; a line whose outcome is not there stands by itself; of none there is nothing to choose', () => {
  expect(beneath(shown([offer('a', 'sleep'), offer('b', 'drives'), offer('near', 'four times', 'gone'), offer('far', 'through', 'b')]))).toEqual([])
  expect(beneath(shown([offer('a', 'sleep'), offer('b', 'drives'), offer('far', 'still', 'b'), offer('c', 'asked')]))).toEqual([{ of: 'Said of: drives', keys: ['matters.far'] }])
  expect(shown([])).not.toContain('type="checkbox"')
})

test('an error leads to the first line, and stands there once', () => {
  const page = shown(many, { errors: { choose: 'Nothing stands on this copy yet.' } })
  expect(page).toContain('href="#choose"')
  expect(/<input[^>]*id="choose"[^>]*>/.exec(page)![0]).toContain('matters.o0')
  expect(page.match(/id="choose-error"/g)).toHaveLength(1)
})
