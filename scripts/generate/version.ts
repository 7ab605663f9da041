import { readFileSync } from 'node:fs'

interface Package {
  readonly version: string
  readonly engines: { readonly node: string }
  readonly peerDependencies: Readonly<Record<string, string>>
}

/** Returns versions from package.json as a module: code in a browser cannot read the file. */
export function writeVersion(packageFile: string): string {
  const { version, engines, peerDependencies }: Package = JSON.parse(readFileSync(packageFile, 'utf8'))
  const parts = Object.entries(peerDependencies).map(([name, range]) => [name, oldest(range)])
  return `// Made by scripts/generate.ts from package.json. Do not edit.

export const version = ${JSON.stringify(version)}

/** The oldest Node that it runs on. */
export const oldestNode = ${JSON.stringify(oldest(engines.node))}

/** The oldest version that it works with of each part that a user may leave out. */
export const oldestParts = ${JSON.stringify(Object.fromEntries(parts), null, 2)}
`
}

function oldest(range: string): string {
  if (!/^>=[\d.]+$/.test(range))
    throw new Error(`The range "${range}" in package.json has no oldest version: use ">=" and a version.`)
  return range.slice(2)
}
