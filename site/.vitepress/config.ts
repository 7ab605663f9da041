import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { slug } from 'github-slugger'
import { defineConfig, type MarkdownRenderer } from 'vitepress'
import { adaptLinks } from '../links.ts'
import { editUrlOf, pageOf, REPOSITORY, ROOT, SOURCES, VERSION } from '../pages.ts'
import { createSidebar } from '../sidebar.ts'

const ICON = `data:image/svg+xml;base64,${readFileSync(join(ROOT, 'src/inspector/icon.svg'), 'base64')}`

export default defineConfig({
  title: 'DeskDouble',
  description: 'A stateful test double of any HTTP API with an OpenAPI document.',
  srcDir: '..',
  srcExclude: readdirSync(ROOT)
    .filter((name) => !SOURCES.includes(name))
    .flatMap((name) => [name, `${name}/**`]),
  rewrites: pageOf,
  outDir: 'dist',
  cacheDir: 'node_modules/.vitepress',
  cleanUrls: true,
  head: [['link', { rel: 'icon', href: ICON }]],
  markdown: {
    anchor: { slugify: slug },
    // A path of a heading may end with a parameter in braces, which is not an attribute.
    attrs: { disable: true },
    config(md) {
      adaptLinks(md)
      escapeInterpolations(md)
    },
  },
  transformPageData: ({ filePath, frontmatter }) => ({
    frontmatter: { ...frontmatter, editUrl: editUrlOf(filePath) },
  }),
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        detailedView: true,
        miniSearch: {
          searchOptions: {
            // One other letter is allowed from five letters on: CORS does not find core.
            fuzzy: 0.1,
            // Guides come before the long lists of rules and before reasons.
            boostDocument: (id: string) => (/\/(?:decisions|vendors)\//.test(id) ? 0.5 : 1),
          },
        },
      },
    },
    sidebar: createSidebar(),
    logo: ICON,
    nav: [
      { text: 'Your own API', link: '/your-own-api' },
      { text: 'In tests', link: '/tests' },
      { text: 'Errors', link: '/errors' },
      { text: VERSION, link: '/changelog' },
    ],
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: REPOSITORY }],
    // The theme runs this function in the browser: it must not refer to variables of this file.
    editLink: { pattern: ({ frontmatter }) => frontmatter['editUrl'], text: 'Edit this page' },
  },
})

/** Shows `{{ … }}` as text: the pages are plain Markdown, and the generator takes it for code. */
function escapeInterpolations({ renderer }: MarkdownRenderer): void {
  const { text } = renderer.rules
  renderer.rules.text = (...args) => text?.(...args).replaceAll('{{', '&#123;&#123;') ?? ''
}
