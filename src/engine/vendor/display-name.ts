/**
 * Returns the name of a schema as words: `OrderLineRecord` becomes `order line`.
 * @example
 * displayName('OrderLineRecord') // 'order line'
 */
export function displayName(schema: string): string {
  const words = schema.replace(/Record$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
  return words.toLowerCase()
}
