const VARIABLE = /\$\{([^{}]+)\}/g

/** Replaces each `${name}` with its value. Unknown names stay as they are. */
export function fillVariables(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(VARIABLE, (whole, name: string) => values.get(name) ?? whole)
}

/** Returns the names of the variables in a string, in order. */
export function variableNames(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map(([, name = '']) => name)
}

/** Returns the `${name}` placeholder of a variable. */
export function placeholder(name: string): string {
  return `\${${name}}`
}
