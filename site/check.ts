/** Checks that all links and anchors of the built site lead somewhere, and that no page loads a file from another server. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, LinkState } from 'linkinator'

const BUILT = join(import.meta.dirname, 'dist')
const LOCAL = ['localhost', '127.0.0.1', '[::1]']
/** Address of a file on another server that a page or a style sheet loads. */
const LOADED =
  /<(?:script|img|link|iframe|source)\s[^>]*?(?:src|href)="(?:https?:)?\/\/[^"]*"|url\(["']?(?:https?:)?\/\/[^)]*\)/g

const [base = '/'] = process.argv.slice(2)
const { links } = await check({
  path: '.',
  serverRoot: BUILT,
  recurse: true,
  cleanUrls: true,
  checkFragments: true,
  checkCss: true,
  // The pages link to the base address, which the server of the check does not have.
  urlRewriteExpressions: [{ pattern: new RegExp(`^(https?://[^/]+)${base}`), replacement: '$1/' }],
  linksToSkip: async (link) => !LOCAL.includes(new URL(link).hostname),
})
const broken = links.filter(({ state }) => state === LinkState.BROKEN)
const visited = new Set(links.filter(({ state }) => state === LinkState.OK).map(({ url }) => url))
const pages = globSync('**/*.html', { cwd: BUILT, exclude: ['404.html'] }).map((file) => file.replaceAll('\\', '/'))
const unreached = pages.filter((page) => !visited.has(page.replace(/(^|\/)index\.html$|\.html$/, '$1') || './'))
const errors = [
  ...broken.map(({ url, parent }) => `${parent} links to ${url}, which does not exist`),
  ...unreached.map((page) => `No link leads to ${page}`),
  ...globSync('**/*.{html,css}', { cwd: BUILT }).flatMap(loadsOf),
]
for (const error of errors) console.error(error)
if (errors.length > 0) process.exitCode = 1
else console.log(`Built ${pages.length} pages in site/dist. All links and anchors within the site lead somewhere.`)

function loadsOf(file: string): string[] {
  const loads = new Set(readFileSync(join(BUILT, file), 'utf8').match(LOADED))
  return [...loads].map((load) => `${file} loads a file from another server: ${load}`)
}
