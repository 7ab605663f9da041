import type { View } from './route.ts'

const DOCS = 'https://github.com/deskdouble/deskdouble/blob/main/docs'

/** Page of the documentation for each view. */
const PAGES: Readonly<Record<View, string>> = {
  journal: 'inspector.md#filter-requests',
  records: 'inspector.md#records',
  faults: 'faults.md',
  time: 'worlds.md',
  worlds: 'worlds.md',
  connect: 'clients.md',
  reference: 'vendors',
}

/** Renders the link to the documentation of a view. Only a click loads anything from there. */
export function DocsLink({ view }: { view: View }) {
  return (
    <a class="docs" href={`${DOCS}/${PAGES[view]}`} target="_blank" rel="noreferrer">
      Docs
    </a>
  )
}
