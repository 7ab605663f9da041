/** Returns the text of a form field; empty if the form has no such field. */
export function fieldText(fields: FormData, name: string): string {
  const value = fields.get(name)
  return typeof value === 'string' ? value : ''
}

/** Formats a value for an input: a string unchanged, undefined as an empty string, any other value as JSON. */
export function inputText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
