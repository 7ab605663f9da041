import type { ComponentChildren } from 'preact'

interface Groups<Item> {
  /** what is listed, for those who do not see it */
  readonly label: string
  readonly items: readonly Item[]
  readonly groupOf: (item: Item) => string
  readonly addressOf: (item: Item) => string
  readonly isChosen: (item: Item) => boolean
  readonly children: (item: Item) => ComponentChildren
}

/** Links in groups that can be folded. */
export function LinkGroups<Item>({ label, items, groupOf, addressOf, isChosen, children }: Groups<Item>) {
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
                <li key={addressOf(item)}>
                  <a href={addressOf(item)} aria-current={isChosen(item) || undefined}>
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
