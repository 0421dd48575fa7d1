import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { makeSignInLink } from '../../src/features/accounts/index.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import type { Mail } from '../../src/kernel/mail.ts'
import { inTenant } from '../../src/kernel/tenant.ts'
import { idOf } from '../../src/seed/ids.ts'

// As root Chromium needs --no-sandbox; the rest keeps it from asking for things outside.
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export interface Stage {
  address: string
  browser: Browser
  mail: Mail[]
}

/** Lilypad on a loopback port with a real browser in front of it, for one test file. Call after `useTestDatabase`. */
export function useBrowser(): Stage {
  const stage = { mail: [] as Mail[] } as Stage
  let server: Server
  beforeAll(async () => {
    server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    stage.address = `http://localhost:${(server.address() as AddressInfo).port}`
    const app = makeApp({ address: stage.address, post: async (mail) => { stage.mail.push(mail) } })
    server.on('request', getRequestListener(app.fetch))
    stage.browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: quiet })
  })
  afterAll(async () => {
    await stage.browser?.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return stage
}

export interface Manner { scripts?: boolean; width?: number }

/** Somebody of the demo world at a browser of their own, signed in. */
export async function sitDown(stage: Stage, key: string, { scripts = true, width = 1280 }: Manner = {}, kind: 'worker' | 'account' = 'worker'): Promise<{ page: Page; context: BrowserContext }> {
  const context = await stage.browser.newContext({ javaScriptEnabled: scripts, viewport: { width, height: 900 }, baseURL: stage.address })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const token = await inTenant(systemActor(idOf('lochside')), (tx) => makeSignInLink(tx, idOf('lochside', kind, key), 'demo'))
  await page.goto(`/sign-in-links/${token}`)
  return { page, context }
}

/** axe finds nothing on this page (WCAG 2.0 to 2.2, A and AA), and at its width nothing scrolls sideways. Needs scripts: axe is one. */
export async function expectAccessible(page: Page): Promise<void> {
  // A link that was just pressed may have taken the page away, and not brought the next one yet.
  await page.waitForLoadState()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide, `${page.url()} scrolls sideways by ${wide} px`).toBeLessThanOrEqual(0)
  const run = `(() => { ${axe.source}; return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }) })()`
  const found = await page.evaluate<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>(run)
  const problems = found.violations.map((one) => `${one.id}: ${one.help}\n  ${one.nodes.slice(0, 3).map((node) => node.html).join('\n  ')}`)
  expect(problems, page.url()).toEqual([])
}
