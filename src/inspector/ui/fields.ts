/** What was typed into a field of a form; nothing where it has no such field. */
export function textOf(fields: FormData, name: string): string {
  const value = fields.get(name)
  return typeof value === 'string' ? value : ''
}

/** A value as one types it: a text as it is, anything else as JSON, and nothing for none. */
export function typedText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
