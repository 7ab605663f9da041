const VARIABLE = /\$\{([^{}]+)\}/g

/** Fills in what `${name}` stands for; a name that nobody knows is left as it is. */
export function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(VARIABLE, (whole, name: string) => values.get(name) ?? whole)
}

/** The names in a text. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map(([, name = '']) => name)
}

/** A text that stands for the value of a name. */
export function variable(name: string): string {
  return `\${${name}}`
}
