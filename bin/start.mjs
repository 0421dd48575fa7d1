import { existsSync } from 'node:fs'
import { build } from './build.mjs'
import { ensureInstalled, giveUp } from './ensure.mjs'

ensureInstalled()
await build()
const program = new URL('../dist/main.js', import.meta.url)
if (!existsSync(program)) giveUp('There is no src/main.ts to start.')
process.setSourceMapsEnabled(true)
if (process.env.npm_lifecycle_event) stopWithParent()
// In this very process, so that a signal to stop reaches Lilypad itself.
await import(program.href)

/**
 * npm hands a signal to the shell between us, and that shell may end without passing it on. When it is gone, we tell
 * ourselves to stop, as it should have. (A service had better run `node bin/start.mjs`, without npm between.)
 */
function stopWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}
