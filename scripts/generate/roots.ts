/** Writes which paths belong to whom: what is loaded only when it is asked for must be known by its paths before. */
export function writeRoots(roots: Readonly<Record<string, unknown>>): string {
  return `// Made by scripts/generate.ts from specs/. Do not edit.

/** The path prefixes of each spec. */
export const roots = ${JSON.stringify(roots)} as const
`
}
