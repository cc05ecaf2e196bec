// Builds dist/: compiles the styles, copies scripts and typeface, and writes a manifest with the hash of each file.
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'
import { missing } from './typeface.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const modules = join(here, 'node_modules')
const dist = join(here, 'dist')
// Built beside the old one and put in its place at the end, so that a failed build leaves the old one whole.
const fresh = join(modules, `.dist-${process.pid}`)
const govuk = join(modules, 'govuk-frontend', 'dist', 'govuk')
const typeface = join(modules, '@fontsource', 'atkinson-hyperlegible-next')
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex')
const short = (bytes) => hash(bytes).slice(0, 12)

process.on('exit', () => rmSync(fresh, { recursive: true, force: true }))
mkdirSync(join(fresh, 'fonts'), { recursive: true })

// The typeface must hold every Welsh letter: a fallback letter in the middle of a word is a page that does not care.
for (const weight of [400, 700]) {
  const files = ['latin', 'latin-ext'].map((part) => `atkinson-hyperlegible-next-${part}-${weight}-normal.woff2`)
  const lacking = missing(files.map((file) => readFileSync(join(typeface, 'files', file))), 'âêîôûŵŷÂÊÎÔÛŴŶáàäéèëíìïóòöúùüẃẁẅýỳÿ’‘–£')
  if (lacking) throw new Error(`the typeface lacks ${lacking} at weight ${weight}`)
  for (const file of files) cpSync(join(typeface, 'files', file), join(fresh, 'fonts', file))
}
cpSync(join(typeface, 'LICENSE'), join(fresh, 'fonts', 'OFL.txt'))

const styles = sass.compile(join(here, 'styles', 'dolen.scss'), {
  // MOJ Frontend asks for `node_modules/...`, we for what is in it: both lead to the same files.
  loadPaths: [modules, here],
  style: 'compressed',
  quietDeps: true,
  logger: sass.Logger.silent,
  alertAscii: true
})
// Not the government's own typeface, and nothing from anywhere but our own folder.
if (styles.css.includes('GDS Transport')) throw new Error('the style sheet names the typeface of GOV.UK')
for (const [, url] of styles.css.matchAll(/url\(["']?([^)"']+)/g)) {
  if (!/^(fonts|images)\//.test(url)) throw new Error(`the style sheet asks for ${url}`)
}
// Fonts are asked for under names that change with their content, so that a browser may keep them for good.
const css = styles.css.replace(/url\("?(fonts\/[\w-]+\.woff2)"?\)/g, (_, font) => `url("${font}?v=${short(readFileSync(join(fresh, font)))}")`)
writeFileSync(join(fresh, 'dolen.css'), css)
mkdirSync(join(fresh, 'images'))
for (const [, image] of styles.css.matchAll(/url\(["']?images\/([\w-]+\.svg)["']?\)/g)) {
  cpSync(join(modules, '@ministryofjustice', 'frontend', 'moj', 'assets', 'images', image), join(fresh, 'images', image))
}

const frontend = readFileSync(join(govuk, 'govuk-frontend.min.js'))
writeFileSync(join(fresh, 'govuk-frontend.min.js'), frontend)
// The script is asked for under a name that changes with its content, as the page asks for ours.
const init = readFileSync(join(here, 'scripts', 'init.js'), 'utf8')
const passkeys = readFileSync(join(here, 'scripts', 'passkeys.js'))
writeFileSync(join(fresh, 'passkeys.js'), passkeys)
const versions = { 'govuk-frontend.min.js': short(frontend), 'passkeys.js': short(passkeys) }
const named = Object.entries(versions).reduce((script, [name, version]) => {
  if (!script.includes(`'./${name}'`)) throw new Error(`init.js does not bring in ${name}`)
  return script.replace(`'./${name}'`, `'./${name}?v=${version}'`)
}, init)
writeFileSync(join(fresh, 'init.js'), named)
cpSync(join(here, 'images', 'favicon.svg'), join(fresh, 'favicon.svg'))

const files = {}
const note = (folder) => {
  for (const entry of readdirSync(join(fresh, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) note(path)
    else {
      const bytes = readFileSync(join(fresh, path))
      files[path] = { sha256: hash(bytes), bytes: bytes.length }
    }
  }
}
note('')
writeFileSync(join(fresh, 'manifest.json'), JSON.stringify({ files }, null, 2) + '\n')
rmSync(dist, { recursive: true, force: true })
renameSync(fresh, dist)
for (const [name, { bytes }] of Object.entries(files)) console.log(`${String(bytes).padStart(8)}  ${name}`)
