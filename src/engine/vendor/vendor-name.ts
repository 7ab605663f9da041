/** Returns a name for a vendor, made from its document's title: `Desks and Chairs API` becomes `desks-and-chairs-api`. */
export function nameFromTitle(title: string): string {
  const words = title.toLowerCase().match(/[a-z\d]+/g) ?? []
  const name = words.join('-').replace(/^[\d-]+/, '')
  return name.slice(0, 64) || 'api'
}
