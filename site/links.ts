import { existsSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'
import { addressOf, FILES, pageOf, REPOSITORY, ROOT } from './pages.ts'

/** Starts of the addresses of files, folders and images in the repository. */
const IN_REPOSITORY = ['blob', 'tree', 'raw'].map((kind) => `${REPOSITORY}/${kind}/main/`)

/**
 * Adapts the links of a page that is written for readers of the repository: links to pages lead to the site, and links
 * to other files lead to the repository.
 */
export function adaptLinks(md: MarkdownRenderer): void {
  md.core.ruler.push('adapt-links', ({ tokens, env }) => {
    const file = relative(ROOT, env.realPath ?? env.path).replaceAll('\\', '/')
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const attribute = token.type === 'image' ? 'src' : 'href'
      const address = token.attrGet(attribute)
      if (address !== null && token.type === 'image') token.attrSet('src', imageOf(address, file))
      if (address !== null && token.type === 'link_open') token.attrSet('href', linkOf(address, file))
    }
  })
}

function linkOf(address: string, page: string): string {
  const [target = '', fragment] = address.split('#', 2)
  const path = pathOf(target, page)
  if (path === undefined) return address
  const end = fragment === undefined ? '' : `#${fragment}`
  const file = [path, `${path}/README.md`].find((one) => FILES.includes(one))
  return file === undefined ? `${addressOf(path)}${end}` : `/${pageOf(file)}${end}`
}

/** Returns the path of an image relative to its page, so that the site contains a copy of it. */
function imageOf(address: string, file: string): string {
  const path = pathOf(address, file)
  return path === undefined ? address : `./${posix.relative(dirname(file), path)}`
}

/** Returns the path that an address names in the repository, or undefined. Throws if the repository lacks the path. */
function pathOf(address: string, file: string): string | undefined {
  const start = IN_REPOSITORY.find((one) => address.startsWith(one))
  if (address === '' || (start === undefined && /^[a-z]+:/.test(address))) return undefined
  const relativeTo = start === undefined ? dirname(file) : ''
  const path = posix.join(relativeTo, decodeURIComponent(address.slice(start?.length ?? 0)))
  if (!existsSync(join(ROOT, path))) throw new Error(`${file} links to "${address}", but ${path} does not exist`)
  return path.replace(/\/$/, '')
}
