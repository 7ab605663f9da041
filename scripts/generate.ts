/**
 * Makes src/generated/ from specs/, fixtures/ and the inspector, and the pages that tell of the vendors. `--check`
 * writes nothing and fails when a file is out of date.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { parse } from 'yaml'
import { writeBundledPackages } from './generate/bundled-packages.ts'
import { writeDocument } from './generate/document.ts'
import { writeInspector } from './generate/inspector.ts'
import { vendorPage, withVendorTable } from './generate/pages.ts'
import { requestView } from './generate/request-view.ts'
import { writeRoots } from './generate/roots.ts'
import { writeScenarios } from './generate/scenarios.ts'
import type { Json } from './generate/schema.ts'
import { writeTypes } from './generate/types.ts'
import { writeValidators } from './generate/validators.ts'
import { writeVersion } from './generate/version.ts'
import { writeWords } from './generate/words.ts'

const ROOT = join(import.meta.dirname, '..')
const TARGET = join(ROOT, 'src/generated')

const files = new Map<string, string>()
const roots: Record<string, unknown> = {}
const emulated: Record<string, Json> = {}
for (const file of readdirSync(join(ROOT, 'specs'))
  .filter((name) => name.endsWith('.yaml'))
  .toSorted()) {
  const vendor = basename(file, '.yaml')
  const document = parse(readFileSync(join(ROOT, 'specs', file), 'utf8'))
  const seen = requestView(document)
  roots[vendor] = document['x-roots']
  // The control API is nobody's but ours.
  if (vendor !== 'control') emulated[vendor] = document
  files.set(`${vendor}/types.ts`, await writeTypes(document, seen))
  const { records, validators } = await writeValidators(document, seen)
  files.set(`${vendor}/records.ts`, records)
  files.set(`${vendor}/validators.ts`, validators)
  files.set(`${vendor}/document.ts`, writeDocument(document))
}
files.set('control/inspector.ts', await writeInspector(join(ROOT, 'src/inspector')))
files.set('scenarios.ts', writeScenarios(join(ROOT, 'fixtures')))
files.set('roots.ts', writeRoots(roots))
files.set('words.ts', writeWords())
files.set('bundled-packages.json', writeBundledPackages())
files.set('version.ts', writeVersion(join(ROOT, 'package.json')))

const readme = join(ROOT, 'README.md')
const pages = new Map([
  [readme, withVendorTable(readFileSync(readme, 'utf8'), emulated)],
  ...Object.entries(emulated).map(([vendor, document]) => {
    return [join(ROOT, `docs/vendors/${vendor}.md`), vendorPage(vendor, document)] as const
  }),
])

if (process.argv.includes('--check')) check()
else write()

function write(): void {
  rmSync(TARGET, { recursive: true, force: true })
  for (const [name, text] of files) {
    mkdirSync(dirname(join(TARGET, name)), { recursive: true })
    writeFileSync(join(TARGET, name), text)
  }
  for (const [page, text] of pages) {
    mkdirSync(dirname(page), { recursive: true })
    writeFileSync(page, text)
  }
  console.log(`Wrote ${files.size} files to src/generated/, and ${pages.size} pages`)
}

function check(): void {
  const present = readdirSync(TARGET, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const strange = present
    .map((entry) => join(entry.parentPath, entry.name).slice(TARGET.length + 1))
    .filter((name) => !files.has(name))
  const stale = [...files].filter(([name, text]) => read(join(TARGET, name)) !== text).map(([name]) => name)
  const old = [...pages].filter(([page, text]) => read(page) !== text).map(([page]) => relative(ROOT, page))
  if (stale.length + strange.length + old.length === 0) {
    console.log('src/generated/ and the pages are up to date')
    return
  }
  for (const page of old) console.error(`${page} does not say what specs/ say`)
  for (const name of stale)
    console.error(`src/generated/${name} is not what specs/, fixtures/ and src/inspector/ make of it`)
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
