import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { root } from './ensure.mjs'

const interfaceFolder = 'src/kernel/ui'

/**
 * Makes everything a browser fetches: scripts, the style sheet, fonts and pictures, each under a name that holds a hash
 * of its content (so it may be cached for ever), with compressed copies beside it and a manifest of plain names to hashed.
 */
export async function buildAssets(folder) {
  const manifest = {}
  const compressing = []
  /** Writes one file under its hashed name. */
  const put = (name, content) => {
    if (manifest[name]) throw new Error(`Two files for the browser have the same name: ${name}.`)
    const dot = name.lastIndexOf('.')
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 8)
    const hashed = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`
    manifest[name] = hashed
    writeFileSync(join(folder, hashed), content)
    if (/\.(css|js|svg|json|txt|webmanifest|ico)$/.test(name)) compressing.push(compress(join(folder, hashed), Buffer.from(content)))
  }
  const scripts = bundleScripts()
  for (const [name, path] of staticFiles()) put(name, readFileSync(path))
  const styles = await compileStyles()
  if (styles !== undefined) put('lilypad.css', nameAssets(styles, manifest))
  for (const [name, content] of await scripts) put(name, content)
  await Promise.all(compressing)
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2))
}

/** The letters, and whatever lies in the interface's own folder of files. */
function staticFiles() {
  const letters = filesIn(`${interfaceFolder}/letters`).filter((path) => path.endsWith('.woff2'))
  return [...letters, ...filesIn(`${interfaceFolder}/assets`)].map((path) => [basename(path), path])
}

/** Every browser script is a bundle of its own, so that a page loads only what it uses. Names with _ are shared parts. */
async function bundleScripts() {
  const features = existsSync(join(root, 'src/features')) ? readdirSync(join(root, 'src/features')) : []
  const folders = [`${interfaceFolder}/browser`, ...features.map((name) => `src/features/${name}/browser`)]
  const entryPoints = folders.flatMap(filesIn).filter((path) => path.endsWith('.ts') && !/\.(test|d)\.ts$/.test(path) && !basename(path).startsWith('_'))
  if (entryPoints.length === 0) return []
  const { build } = await import('esbuild')
  const bundles = entryPoints.map(async (path) => {
    const options = { entryPoints: [path], bundle: true, minify: true, format: 'iife', target: 'es2020', legalComments: 'none' }
    const { outputFiles } = await build({ ...options, write: false, absWorkingDir: root, logLevel: 'warning' })
    return [basename(path).replace(/\.ts$/, '.js'), outputFiles[0].text]
  })
  return Promise.all(bundles)
}

async function compileStyles() {
  const source = join(root, interfaceFolder, 'lilypad.scss')
  if (!existsSync(source)) return undefined
  const sass = await import('sass')
  return sass.compile(source, { loadPaths: [join(root, 'node_modules')], quietDeps: true, style: 'compressed' }).css
}

/** In the style sheet, asset:<name> stands for the hashed name; the style sheet lies beside the files it names. */
function nameAssets(styles, manifest) {
  return styles.replace(/asset:([\w.-]+)/g, (_, name) => {
    if (!manifest[name]) throw new Error(`The style sheet names asset:${name}, which does not exist.`)
    return manifest[name]
  })
}

async function compress(path, content) {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }
  writeFileSync(`${path}.br`, await promisify(brotliCompress)(content, brotli))
  writeFileSync(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
}

function filesIn(folder) {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(path, entry.name)).toSorted()
}
