/**
 * A JSON body with a list that may be too long for one go. Its entries are created, checked and sent in chunks while the
 * client reads, and other requests are answered between the chunks. A short list is sent whole.
 */
export class StreamedList<Body> {
  readonly items: readonly unknown[]
  readonly toEntry: (item: unknown) => unknown
  readonly wrap: (entries: readonly unknown[]) => Body

  constructor(
    items: readonly unknown[],
    toEntry: (item: unknown) => unknown,
    wrap: (entries: readonly unknown[]) => Body,
  ) {
    this.items = items
    this.toEntry = toEntry
    this.wrap = wrap
  }
}

/**
 * Creates a body with a list. The items must not change while the client reads: pass records or exchanges.
 * @param toEntry creates the entry of an item when its turn comes
 * @param wrap creates the body with any part of the entries
 */
export function streamList<Item, Entry, Body>(
  items: readonly Item[],
  toEntry: (item: Item) => Entry,
  wrap: (entries: Entry[]) => Body,
): StreamedList<Body> {
  // Both functions are called with these items and their entries only.
  return new StreamedList<Body>(items, toEntry as (item: unknown) => unknown, wrap as StreamedList<Body>['wrap'])
}
