import type { ControlSchemas } from '../control.ts'
import type { Exchange } from '../live-journal.ts'
import { formatMembers, formatValue, quote } from './source-text.ts'

/** The initial state of the world that a copied test runs in. */
export interface TestWorld {
  readonly scenario: string
  readonly with: ControlSchemas['Parameters']
  readonly seed: number
  readonly auth: ControlSchemas['Auth']
  /** files of the scenario and of those that it is based on; none if they are part of the package */
  readonly files: readonly string[]
}

const LONGEST_LINE = 120

/**
 * Formats the imports of a test and the world that it runs in.
 * @param first the first request that the test sends; the clock of the world is frozen at its time
 */
export function formatTestHeader(world: TestWorld, first: Exchange): string {
  const { scenario, with: parameters, seed, auth, files } = world
  const options: [name: string, expression: string][] = [
    ...(files.length > 0 ? [['scenarios', formatSources(files)] satisfies [string, string]] : []),
    ['scenario', quote(scenario)],
    ...(Object.keys(parameters).length > 0 ? [['with', formatValue(parameters)] satisfies [string, string]] : []),
    ['seed', String(seed)],
    ['clock', quote(first.at)],
    ['auth', quote(auth)],
  ]
  return `${formatImports(files)}
const test = worldTest(${formatOptions(options)})
`
}

function formatImports(files: readonly string[]): string {
  const reading = files.length === 0 ? '' : `import { readFile } from ${quote('node:fs/promises')}\n`
  const parsing = files.length === 0 ? '' : "import { readSource } from 'deskdouble'\n"
  return `${reading}import { expect } from 'vitest'\n${parsing}import { worldTest } from 'deskdouble/vitest'\n`
}

function formatSources(files: readonly string[]): string {
  const sources = files.map((file) => `await readSource(await readFile(${quote(file)}, 'utf8'), ${quote(file)})`)
  return `[${sources.join(', ')}]`
}

function formatOptions(options: readonly (readonly [name: string, expression: string])[]): string {
  const line = formatMembers(options)
  if (line.length <= LONGEST_LINE - 'const test = worldTest()'.length) return line
  return `{\n${options.map(([name, expression]) => `  ${name}: ${expression},\n`).join('')}}`
}
