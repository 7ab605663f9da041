/**
 * Makes src/generated/ from specs/ and fixtures/. `--check` writes nothing and fails when a file is out of date.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parse } from 'yaml'
import { writeDocument } from './generate/document.ts'
import { requestView } from './generate/request-view.ts'
import { writeRoots } from './generate/roots.ts'
import { writeScenarios } from './generate/scenarios.ts'
import { writeTypes } from './generate/types.ts'
import { writeValidators } from './generate/validators.ts'
import { writeVersion } from './generate/version.ts'
import { writeWords } from './generate/words.ts'

const ROOT = join(import.meta.dirname, '..')
const TARGET = join(ROOT, 'src/generated')

const files = new Map<string, string>()
const roots: Record<string, unknown> = {}
for (const file of readdirSync(join(ROOT, 'specs'))
  .filter((name) => name.endsWith('.yaml'))
  .toSorted()) {
  const vendor = basename(file, '.yaml')
  const document = parse(readFileSync(join(ROOT, 'specs', file), 'utf8'))
  const seen = requestView(document)
  roots[vendor] = document['x-roots']
  files.set(`${vendor}/types.ts`, await writeTypes(document, seen))
  files.set(`${vendor}/validators.ts`, await writeValidators(document, seen))
  files.set(`${vendor}/document.ts`, writeDocument(document))
}
files.set('scenarios.ts', writeScenarios(join(ROOT, 'fixtures')))
files.set('roots.ts', writeRoots(roots))
files.set('words.ts', writeWords())
files.set('version.ts', writeVersion(join(ROOT, 'package.json')))

if (process.argv.includes('--check')) check()
else write()

function write(): void {
  rmSync(TARGET, { recursive: true, force: true })
  for (const [name, text] of files) {
    mkdirSync(dirname(join(TARGET, name)), { recursive: true })
    writeFileSync(join(TARGET, name), text)
  }
  console.log(`Wrote ${files.size} files to src/generated/`)
}

function check(): void {
  const present = readdirSync(TARGET, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const strange = present
    .map((entry) => join(entry.parentPath, entry.name).slice(TARGET.length + 1))
    .filter((name) => !files.has(name))
  const stale = [...files].filter(([name, text]) => read(join(TARGET, name)) !== text).map(([name]) => name)
  if (stale.length + strange.length === 0) {
    console.log('src/generated/ is up to date')
    return
  }
  for (const name of stale) console.error(`src/generated/${name} is not what specs/ and fixtures/ make of it`)
  for (const name of strange) console.error(`src/generated/${name} is made from nothing`)
  console.error('Run "npm run generate" and commit what it writes')
  process.exitCode = 1
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
