/** Returns the path prefixes of each spec as a module, so that requests are routed before a spec is loaded. */
export function writeRoots(roots: Readonly<Record<string, unknown>>): string {
  return `// Made by scripts/generate.ts from specs/. Do not edit.

/** The path prefixes of each spec. */
export const roots = ${JSON.stringify(roots)} as const
`
}
