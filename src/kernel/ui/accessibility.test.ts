/**
 * Every component, in a real browser, with the styles and scripts as they are built and the security policy as it is sent.
 * axe is the floor, not the proof: it sees contrast, names and roles; the screenshots were looked at by people.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { h } from 'preact'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GalleryPage } from './gallery/gallery.tsx'
import { renderPage } from './page/page.tsx'

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'"
const kinds: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const guidelines = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let folder: string
let server: Server
let browser: Browser
let address: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lilypad-gallery-'))
  const { buildAssets } = await import(new URL('../../../bin/build-assets.mjs', import.meta.url).href)
  await buildAssets(folder)
  const manifest: Record<string, string> = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const html = renderPage(
    h(GalleryPage, {
      assets: (name: string) => {
        if (!manifest[name]) throw new Error(`${name} was not built`)
        return `/${manifest[name]}`
      },
    }),
  )
  server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1)
    if (name === '') return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(html)
    if (!Object.values(manifest).includes(name)) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': kinds[extname(name)] ?? 'application/octet-stream' }).end(readFileSync(join(folder, name)))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
})

afterAll(async () => {
  await browser?.close()
  server?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

/** The gallery at one width; `refused` fills with all that the security policy or the server refused. */
async function open(width: number, options: { javaScriptEnabled?: boolean; forcedColors?: 'active' } = {}): Promise<{ page: Page; refused: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, ...options })
  const refused: string[] = []
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
  page.on('pageerror', (error) => refused.push(error.message))
  await page.goto(address, { waitUntil: 'load' })
  return { page, refused }
}

interface Found { violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const found = await page.evaluate<Found>(`axe.run({ runOnly: ${JSON.stringify(guidelines)} })`)
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join(' | ')}`)
}

const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe.each([1280, 320])('the gallery at %i pixels', (width) => {
  it('has nothing that axe objects to, and does nothing that the security policy forbids', async () => {
    const { page, refused } = await open(width)
    expect(await faults(page)).toEqual([])
    expect(refused).toEqual([])
    await page.close()
  })

  it('does not scroll sideways, from left to right or from right to left', async () => {
    const { page } = await open(width)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await page.close()
  })
})

describe('the gallery', () => {
  it('shows every question without a script, and folds only when the script is there', async () => {
    const without = await open(800, { javaScriptEnabled: false })
    expect(await without.page.locator('#conditional-f-come-up-3').isVisible()).toBe(true)
    const { page } = await open(800)
    expect(await page.locator('#conditional-f-come-up-3').isVisible()).toBe(false)
    await page.getByLabel('If Asha were ill tomorrow').first().check()
    expect(await page.locator('#conditional-f-come-up-3').isVisible()).toBe(true)
    await without.page.close()
    await page.close()
  })

  it('hides nothing of the record on paper', async () => {
    const { page } = await open(800)
    const folded = page.getByText('So that the sitter knows')
    expect(await folded.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await folded.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(0)
    expect(await page.locator('.top').isVisible()).toBe(false)
    expect(await page.locator('.banner').isVisible()).toBe(true)
    const wide = await page.locator('.scroll').evaluate((element) => element.scrollWidth - element.clientWidth)
    expect(wide).toBeLessThanOrEqual(0)
    await page.close()
  })

  it('stands in forced colours', async () => {
    const { page } = await open(1280, { forcedColors: 'active' })
    expect(await faults(page)).toEqual([])
    await page.close()
  })

  it('keeps what a person wrote, from the first line break on', async () => {
    const { page } = await open(800, { javaScriptEnabled: false })
    expect(await page.locator('#f-passage').inputValue()).toBe('\nWhat would a good week look like? I would ')
    await page.close()
  })
})
