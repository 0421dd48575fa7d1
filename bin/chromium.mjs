import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, root, say } from './ensure.mjs'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Debian's packages that the tests use, each with the file that shows it is there. */
const debian = { chromium: '/usr/bin/chromium', 'poppler-utils': '/usr/bin/pdftotext', qpdf: '/usr/bin/qpdf' }

/**
 * Finds a Chromium for the tests, or fetches one: from Debian when we are root there (with the tools that read PDFs),
 * else Playwright's own. Gives back its path.
 */
export async function ensureChromium() {
  const found = await findChromium()
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version')) {
    const missing = Object.entries(debian).filter(([name, file]) => !existsSync(file) && !(name === 'chromium' && found))
    if (missing.length > 0) installFromDebian(missing.map(([name]) => name))
  } else if (!found) {
    say('Fetching a Chromium for the tests (playwright-core install chromium).')
    run(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'])
  }
  return found ?? (await findChromium()) ?? giveUp('There is no Chromium. Install one, or name it in CHROMIUM_PATH.')
}

async function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : giveUp(`CHROMIUM_PATH names ${named}, which does not exist.`)
  const { chromium } = await import('playwright-core')
  return [...usual, chromium.executablePath()].find((path) => path && existsSync(path))
}

function installFromDebian(names) {
  say(`Installing from Debian for the tests: ${names.join(', ')}.`)
  const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-qq'], quiet)
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], quiet)
}

function run(command, options, env = process.env) {
  const { status } = spawnSync(command, options, { env, cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) giveUp(`This did not work: ${command} ${options.join(' ')}`)
}
