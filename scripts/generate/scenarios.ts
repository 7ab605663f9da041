import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** Returns the packaged scenarios as a module, so that they need no file system. */
export function writeScenarios(folder: string): string {
  const scenarios = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => parse(readFileSync(join(folder, name), 'utf8')))
  return `// Made by scripts/generate.ts from fixtures/. Do not edit.

/** The packaged scenarios, in the form of their files. */
export const scenarios: readonly unknown[] = JSON.parse(${JSON.stringify(JSON.stringify(scenarios))})
`
}
