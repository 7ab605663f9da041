import type { DefaultTheme } from 'vitepress'
import { FILES, pageOf, titleOf } from './pages.ts'

/** Group of pages under one title. The pages are names in `docs/` without `.md`. */
interface Group {
  readonly text: string
  readonly pages: readonly string[]
}

const GROUPS: readonly Group[] = [
  {
    text: 'Start',
    pages: ['first-ten-minutes', 'your-own-api', 'clients', 'choosing', 'migration', 'troubleshooting'],
  },
  { text: 'In tests', pages: ['tests', 'ci'] },
  { text: 'APIs of your own', pages: ['from-a-document-to-a-vendor', 'corpus'] },
  { text: 'Included vendors', pages: ['vendors/bird', 'vendors/genesys', 'vendors/kore', 'vendors/singularity'] },
  { text: 'Worlds and control', pages: ['worlds', 'scenarios', 'control-client', 'mcp'] },
  { text: 'Inspector and faults', pages: ['inspector', 'faults'] },
  { text: 'Pacts and drift', pages: ['pacts', 'what-a-green-pact-proves', 'drift', 'drift-nightly', 'proxy'] },
  { text: 'Worlds that last', pages: ['durable', 'workers'] },
  { text: 'Command line', pages: ['command-line', 'container'] },
  { text: 'Reference', pages: ['control-api', 'errors', 'extensions', 'speed', 'mutations'] },
]

const DECISIONS = 'docs/decisions/'

/** Creates the sidebar. Pages that no group lists are in the group *More*, so that a new page needs no entry. */
export function createSidebar(): DefaultTheme.SidebarItem[] {
  const groups = GROUPS.map(({ text, pages }) => ({ text, files: pages.map((page) => `docs/${page}.md`) }))
  const listed = new Set(groups.flatMap(({ files }) => files))
  const decisions = FILES.filter((file) => file.startsWith(DECISIONS))
  const others = FILES.filter((file) => file.startsWith('docs/') && !file.startsWith(DECISIONS) && !listed.has(file))
  return [
    { text: 'Overview', link: '/' },
    ...groups.map(({ text, files }) => ({ text, items: files.map(itemOf) })),
    ...(others.length > 0 ? [{ text: 'More', items: others.map(itemOf) }] : []),
    {
      text: 'Design decisions',
      link: '/decisions/',
      collapsed: true,
      items: decisions.filter((file) => file !== `${DECISIONS}README.md`).map(itemOf),
    },
    { text: 'Changes', link: '/changelog' },
  ]
}

/** Creates the entry of a page: its title up to a colon. */
function itemOf(file: string): DefaultTheme.SidebarItem {
  return { text: titleOf(file).replace(/: .*/, ''), link: `/${pageOf(file).replace(/\.md$/, '')}` }
}
