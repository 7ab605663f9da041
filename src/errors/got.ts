const LONGEST = 80

/** Formats a value for the end of a message: `, got "both"`. JSON of more than 80 characters is shortened. */
export function got(value: unknown): string {
  const json = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
  return `, got ${json.length > LONGEST ? `${json.slice(0, LONGEST)}…` : json}`
}
