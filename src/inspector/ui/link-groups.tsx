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

/** Renders links in collapsible groups. */
export function LinkGroups<Item>({ label, items, groupOf, hrefOf, isSelected, children }: LinkGroupsProps<Item>) {
  const groups = [...new Set(items.map(groupOf))]
  return (
    <nav aria-label={label} class="link-groups">
      {groups.map((group) => (
        <details key={group} open>
          <summary>{group}</summary>
          <ul>
            {items
              .filter((item) => groupOf(item) === group)
              .map((item) => (
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
