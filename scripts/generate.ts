/**
 * Generates src/generated/ from specs/, fixtures/ and the inspector, the pages of docs/ that are made from code or
 * specs, and the table and links of the README. `--check` writes nothing and fails if a file is out of date.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { parse } from 'yaml'
import { writeBundledPackages } from './generate/bundled-packages.ts'
import { digestOf, writeDocument } from './generate/document.ts'
import { errorsPage } from './generate/errors-page.ts'
import { undeclaredExtensions } from './generate/extensions.ts'
import { extensionsPage } from './generate/extensions-page.ts'
import { writeInspector } from './generate/inspector.ts'
import { vendorPage, withVendorTable } from './generate/pages.ts'
import { repositoryOf, withRepository } from './generate/repository.ts'
import { requestView } from './generate/request-view.ts'
import { writeRoots } from './generate/roots.ts'
import { writeScenarios } from './generate/scenarios.ts'
import type { Json } from './generate/schema.ts'
import { writeSpec } from './generate/spec.ts'
import { writeTypes } from './generate/types.ts'
import { writeValidators } from './generate/validators.ts'
import { writeVersion } from './generate/version.ts'
import { writeWords } from './generate/words.ts'

const ROOT = join(import.meta.dirname, '..')
const TARGET = join(ROOT, 'src/generated')
/** Files outside docs/ that link to the repository. */
const LINKING = ['SECURITY.md', '.github/ISSUE_TEMPLATE/config.yml']

const documentTypes = readFileSync(join(ROOT, 'src/engine/spec/document.ts'), 'utf8')
const files = new Map<string, string>()
const emulated: Record<string, Json> = {}
for (const file of readdirSync(join(ROOT, 'specs'))
  .filter((name) => name.endsWith('.yaml'))
  .toSorted()) {
  const vendor = basename(file, '.yaml')
  const document = parse(readFileSync(join(ROOT, 'specs', file), 'utf8'))
  rejectUndeclaredExtensions(file, document)
  const seen = requestView(document)
  // The control API is our own: it has no page of its own and no row in the table of vendors.
  if (vendor === 'control') files.set('roots.ts', writeRoots(document['x-roots']))
  else emulated[vendor] = document
  files.set(`${vendor}/types.ts`, await writeTypes(document, seen))
  files.set(`${vendor}/spec.ts`, writeSpec())
  const { records, validators } = await writeValidators(document, seen, await storedSchemas(vendor))
  files.set(`${vendor}/records.ts`, records)
  files.set(`${vendor}/validators.ts`, validators)
  files.set(`${vendor}/document.ts`, writeDocument(document))
}
files.set('control/inspector.ts', await writeInspector(join(ROOT, 'src/inspector')))
files.set('scenarios.ts', writeScenarios(join(ROOT, 'fixtures'), mapValues(emulated, digestOf)))
files.set('words.ts', writeWords())
files.set('bundled-packages.json', writeBundledPackages())
files.set('version.ts', writeVersion(join(ROOT, 'package.json')))

const repository = repositoryOf(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')))
const readme = withVendorTable(readFileSync(join(ROOT, 'README.md'), 'utf8'), emulated, repository)
const pages = new Map([
  ['README.md', withRepository(readme, repository)],
  ...LINKING.map((file) => [file, withRepository(readFileSync(join(ROOT, file), 'utf8'), repository)] as const),
  ['docs/errors.md', errorsPage()],
  ['docs/extensions.md', extensionsPage(documentTypes)],
  ...Object.entries(emulated).map(([vendor, document]) => {
    return [`docs/vendors/${vendor}.md`, vendorPage(vendor, document)] as const
  }),
])

if (process.argv.includes('--check')) check()
else write()

/** Returns the schemas of a vendor's collections. */
async function storedSchemas(vendor: string): Promise<string[]> {
  const module = join(ROOT, `src/vendors/${vendor}/collections.ts`)
  // A new vendor has a spec before it has collections.
  if (!existsSync(module)) return []
  const { collections } = await import(module)
  // `defineCollections` holds that every collection names its schema.
  return Object.values<{ readonly schema: string }>(collections).map(({ schema }) => schema)
}

function mapValues<From, To>(object: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]))
}

function write(): void {
  rmSync(TARGET, { recursive: true, force: true })
  for (const [name, text] of files) writeText(join(TARGET, name), text)
  for (const [page, text] of pages) writeText(join(ROOT, page), text)
  console.log(`Wrote ${files.size} files to src/generated/ and ${pages.size} pages`)
}

function check(): void {
  const present = readdirSync(TARGET, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const unknown = present
    .map((entry) => relative(TARGET, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => !files.has(name))
  const stale = [...files].filter(([name, text]) => read(join(TARGET, name)) !== text).map(([name]) => name)
  const stalePages = [...pages].filter(([page, text]) => read(join(ROOT, page)) !== text).map(([page]) => page)
  if (stale.length + unknown.length + stalePages.length === 0) {
    console.log('src/generated/ and the generated pages are up to date')
    return
  }
  for (const page of stalePages) console.error(`${page} is out of date`)
  for (const name of stale) console.error(`src/generated/${name} is out of date`)
  for (const name of unknown) console.error(`src/generated/${name} is not a generated file`)
  console.error('Run "npm run generate" and commit the result.')
  process.exitCode = 1
}

function rejectUndeclaredExtensions(file: string, document: Json): void {
  const undeclared = undeclaredExtensions(documentTypes, document)
  if (undeclared.length === 0) return
  throw new Error(
    `specs/${file} uses extensions that src/engine/spec/document.ts does not declare there:\n${undeclared.join('\n')}`,
  )
}

function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
