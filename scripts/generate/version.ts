import { readFileSync } from 'node:fs'

/** Writes the package's version as a module: what runs in a browser cannot read package.json. */
export function writeVersion(packageFile: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(packageFile, 'utf8'))
  return `// Made by scripts/generate.ts from package.json. Do not edit.\n\nexport const version = ${JSON.stringify(version)}\n`
}
