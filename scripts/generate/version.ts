import { readFileSync } from 'node:fs'

/** Writes what package.json says as a module: what runs in a browser cannot read it. */
export function writeVersion(packageFile: string): string {
  const { version, engines }: { version: string; engines: { node: string } } = JSON.parse(
    readFileSync(packageFile, 'utf8'),
  )
  return `// Made by scripts/generate.ts from package.json. Do not edit.

export const version = ${JSON.stringify(version)}

/** The oldest Node that it runs on. */
export const oldestNode = ${JSON.stringify(engines.node.replace('>=', ''))}
`
}
