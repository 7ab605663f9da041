/**
 * Spreads items over batches in which no two items have the same key.
 * @param most largest number of items in a batch. Defaults to any number
 */
export function spread<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  most = items.length,
): readonly (readonly T[])[] {
  const groups = [...Map.groupBy(items, keyOf).values()]
  const longest = groups.reduce((most, { length }) => Math.max(most, length), 0)
  const layers = Array.from({ length: longest }, (_, nth) => groups.flatMap((group) => group.slice(nth, nth + 1)))
  return layers.flatMap((layer) => {
    return Array.from({ length: Math.ceil(layer.length / most) }, (_, i) => layer.slice(i * most, (i + 1) * most))
  })
}
