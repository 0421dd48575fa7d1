import { chromium } from 'playwright-core'
import type { Person } from './people.ts'

/** A first visit of somebody signed in, on an old laptop and a slow line: milliseconds, and what came over the wire. */
export interface FirstPage { path: string; lcpMs: number; usableMs: number; kilobytes: number }

/** 150 ms there and back, 1.6 Mbit a second, a processor four times slower. `usable`: the page is there and its scripts have run. */
export async function openSlowly(executablePath: string, address: string, { cookie }: Person, paths: readonly string[]): Promise<FirstPage[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const all: FirstPage[] = []
    for (const path of paths) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      await context.addCookies(cookie.split('; ').map((one) => ({ name: one.slice(0, one.indexOf('=')), value: one.slice(one.indexOf('=') + 1), url: address })))
      const page = await context.newPage()
      const wire = await context.newCDPSession(page)
      await wire.send('Network.enable')
      await wire.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 })
      await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      let bytes = 0
      wire.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength })
      await page.addInitScript(() => {
        const seen = window as unknown as { largest: number }
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.largest = entry.startTime }).observe({ type: 'largest-contentful-paint', buffered: true })
      })
      const answer = await page.goto(`${address}${path}`, { waitUntil: 'load' })
      if (!answer?.ok()) throw new Error(`${path} answered ${answer?.status()} in the browser.`)
      await page.waitForTimeout(1_500)
      const { lcp, usable } = await page.evaluate(() => ({ lcp: (window as unknown as { largest: number }).largest, usable: (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).domContentLoadedEventEnd }))
      all.push({ path: path.replace(/[0-9a-f-]{36}/, '…'), lcpMs: Math.round(lcp), usableMs: Math.round(usable), kilobytes: Math.round(bytes / 102.4) / 10 })
      await context.close()
    }
    return all
  } finally {
    await browser.close()
  }
}
