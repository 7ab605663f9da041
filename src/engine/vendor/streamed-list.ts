/** Most entries of a list that are created, checked and encoded in one go. */
export const MOST_AT_ONCE = 500

/**
 * A JSON body with a list that may be too long for one go. Its entries are created and checked in chunks, and other
 * requests are answered between the chunks. A short list is sent whole.
 */
export class StreamedList<Body> {
  readonly items: readonly unknown[]
  /** creates the entry of an item; undefined leaves the item out */
  readonly toEntry: (item: unknown) => unknown
  readonly wrap: (entries: readonly unknown[]) => Body
  /**
   * True if the entries are created once and kept, for the request journal. Otherwise they are created again while the
   * client reads.
   */
  readonly isKept: boolean

  constructor({ items, toEntry, wrap, isKept }: Pick<StreamedList<Body>, 'items' | 'toEntry' | 'wrap' | 'isKept'>) {
    this.items = items
    this.toEntry = toEntry
    this.wrap = wrap
    this.isKept = isKept
  }
}

/**
 * Creates a body with a list that takes little memory: its entries are created when they are checked, and again while the
 * client reads. The items must not change meanwhile: pass records or exchanges.
 * @param toEntry creates the entry of an item when its turn comes
 * @param wrap creates the body with any part of the entries; the body must be valid exactly if it is with each part
 */
export function streamList<Item, Entry, Body>(
  items: readonly Item[],
  toEntry: (item: Item) => Entry,
  wrap: (entries: Entry[]) => Body,
): StreamedList<Body> {
  return createList({ items, toEntry, wrap, isKept: false })
}

/**
 * Creates a body with a list whose entries are created once, in turns.
 * @param toEntry creates the entry of an item when its turn comes; undefined leaves the item out
 * @param wrap creates the body with any part of the entries; the body must be valid exactly if it is with each part
 */
export function keepList<Item, Entry, Body>(
  items: readonly Item[],
  toEntry: (item: Item) => Entry | undefined,
  wrap: (entries: Entry[]) => Body,
): StreamedList<Body> {
  return createList({ items, toEntry, wrap, isKept: true })
}

interface ListParts<Item, Entry, Body> {
  readonly items: readonly Item[]
  readonly toEntry: (item: Item) => Entry | undefined
  readonly wrap: (entries: Entry[]) => Body
  readonly isKept: boolean
}

function createList<Item, Entry, Body>({ items, toEntry, wrap, isKept }: ListParts<Item, Entry, Body>) {
  // Both functions are called with these items and their entries only.
  return new StreamedList<Body>({
    items,
    toEntry: toEntry as (item: unknown) => unknown,
    wrap: wrap as StreamedList<Body>['wrap'],
    isKept,
  })
}
