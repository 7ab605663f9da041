import type { ComponentChildren } from 'preact'

interface LinkGroupsProps<Item> {
  /** name of the list for screen readers */
  readonly label: string
  readonly items: readonly Item[]
  readonly groupOf: (item: Item) => string
  readonly hrefOf: (item: Item) => string
  readonly isSelected: (item: Item) => boolean
  readonly children: (item: Item) => ComponentChildren
}

/** Most links for which all groups are open at first. */
const MOST_OPEN = 150

/** Renders links in collapsible groups. Of a long list, only the group of the selected link is open at first. */
export function LinkGroups<Item>({ label, items, groupOf, hrefOf, isSelected, children }: LinkGroupsProps<Item>) {
  const groups = Map.groupBy(items, groupOf)
  const isLong = items.length > MOST_OPEN && groups.size > 1
  return (
    <nav aria-label={label} class="link-groups">
      {[...groups].map(([group, members]) => (
        <details key={group} open={!isLong || members.some(isSelected)}>
          <summary>{group}</summary>
          <ul>
            {members.map((item) => (
              <li key={hrefOf(item)}>
                <a href={hrefOf(item)} aria-current={isSelected(item) || undefined}>
                  {children(item)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  )
}
