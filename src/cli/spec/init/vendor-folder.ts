import type { Json } from '../../../engine/closed/schema.ts'
import type { Model } from '../../../specs/model/model.ts'
import { camelCase, commentText, objectLiteral, propertyName, quoted } from './code.ts'
import type { DocumentFiles } from './document-files.ts'
import { type HandlersFile, handlersFile } from './handlers-file.ts'
import { loopTest } from './loop-test.ts'
import { type TypedResource, typedResources } from './typed-resource.ts'
import type { Sample } from './write-code.ts'

/** Input of {@link vendorFolder}. */
export interface VendorFolderSource {
  readonly document: Json
  readonly model: Model
  /** name of the vendor: lower-case letters, digits and hyphens */
  readonly name: string
  /** the files of the document in the folder */
  readonly copies: DocumentFiles
  readonly extension: '.ts' | '.js'
  readonly sample: Sample
}

/** The files of a vendor that a person goes on from, by name; without the document and the generated modules. */
export interface VendorFolder {
  readonly files: ReadonlyMap<string, string>
  /** resources whose handlers are written as code */
  readonly written: readonly string[]
  /** number of operations whose handler is written as code */
  readonly handlers: number
}

/** Writes a vendor for a document: collections, a dialect, typed handlers, a scenario and a test. */
export function vendorFolder(source: VendorFolderSource): VendorFolder {
  const handlersType = `${camelCase(source.name, true)}Handlers`
  const resources = typedResources(source.document, source.model)
  const written = resources.flatMap((target) => {
    const file = handlersFile({ target, handlersType, extension: source.extension, sample: source.sample })
    return file === undefined ? [] : [{ target, file }]
  })
  const targets = written.map(({ target }) => target)
  const files = written.map(({ file }) => file)
  return {
    files: new Map([
      ['index.ts', indexFile(source)],
      ['collections.ts', collectionsFile(source, targets)],
      ['dialect.ts', dialectFile(source)],
      ['handlers.ts', handlersIndex(source, files, handlersType)],
      ...files.map(({ file, text }) => [`handlers/${file}.ts`, text] as const),
      [`scenarios/${source.name}.yaml`, scenarioFile(source, targets)],
      [`${source.name}.test.ts`, loopTest({ ...source, targets: written })],
      ['README.md', readme(source)],
    ]),
    written: files.map(({ name }) => name),
    handlers: files.reduce((sum, { ids }) => sum + ids.length, 0),
  }
}

function titleOf({ document }: VendorFolderSource): string {
  const { info } = document
  const title = typeof info === 'object' && info !== null && 'title' in info ? String(info.title) : ''
  return commentText(title)
}

function indexFile(source: VendorFolderSource): string {
  const { name, extension } = source
  return `import { inferVendor } from 'deskdouble/kit'
import { collections } from './collections${extension}'
import { dialect } from './dialect${extension}'
import { spec } from './generated/spec${extension}'
import { handlers } from './handlers${extension}'

/** ${titleOf(source)}. Operations without a handler behave as inferred from the document. */
export const ${camelCase(name)} = inferVendor({ name: ${quoted(name)}, spec, collections, dialect, handlers })
`
}

function collectionsFile({ extension }: VendorFolderSource, targets: readonly TypedResource[]): string {
  const members = targets.map((target) => {
    const members = objectLiteral([
      ['schema', quoted(target.schema)],
      ['key', keyCode(target)],
    ])
    return `  // ${target.resource.path}\n  ${propertyName(target.resource.name)}: ${members},\n`
  })
  return `import { defineCollections, type WorldOf } from 'deskdouble/kit'
import type { Types } from './generated/spec${extension}'

/** The collections of records that the handlers read and change. */
export const collections = defineCollections<Types['schemas']>()({
${members.join('')}})

/** The collections in one world. */
export interface World extends WorldOf<typeof collections, Types['schemas']> {}
`
}

function keyCode({ key, keyType, record }: TypedResource): string {
  if (keyType === 'string' && record.required.has(key)) return quoted(key)
  return propertyName(key) === key ? `({ ${key} }) => String(${key})` : `(record) => String(record[${quoted(key)}])`
}

function dialectFile({ extension }: VendorFolderSource): string {
  return `import type { Dialect } from 'deskdouble/kit'
import type { World } from './collections${extension}'

/**
 * The formats of the API: ids, errors, credentials and headers. What is missing here follows from the document: errors
 * from the declared schemas, credentials from the security schemes.
 */
export const dialect: Partial<Dialect<World>> = {
  // Ids are UUIDs. For other ids, derive them from the random source of the world:
  // id: (random) => random.uuid().slice(0, 8),
}
`
}

function handlersIndex({ extension }: VendorFolderSource, files: readonly HandlersFile[], type: string): string {
  const imports = files.map(({ name, file }) => `import { ${name} } from './handlers/${file}${extension}'\n`)
  return `import type { Context, Handlers } from 'deskdouble/kit'
import type { World } from './collections${extension}'
import type { Types } from './generated/spec${extension}'
${imports.join('')}
/** The handlers of all operations, by operationId. */
export interface ${type}
  extends Handlers<
    Types['operations'],
    Context<World, Types['operations'] & Types['links'], Types['profile']>
  > {}

/** The handlers that replace the inferred ones. */
export const handlers: Partial<${type}> = ${files.length === 0 ? '{}' : `{\n${files.map(({ name }) => `  ...${name},\n`).join('')}}`}
`
}

function scenarioFile({ name, model }: VendorFolderSource, targets: readonly TypedResource[]): string {
  const [first] = targets.length > 0 ? targets.map(({ resource }) => resource) : [...model.resources.values()]
  const records =
    first === undefined ? '' : `\n${name}:\n  # number of sample records to add\n  generate: { ${first.name}: 3 }\n`
  return `# Initial state of a world. "deskdouble scenario check" prints every error.
scenario: ${name}
describe: A first state of the API
${records}`
}

function readme(source: VendorFolderSource): string {
  const { name, copies } = source
  const overlays = copies.overlays.map((file) => ` --overlay ${file}`).join('')
  return `# ${titleOf(source)}

A stateful double, written by \`deskdouble spec init\`. It is yours: change any file outside of \`generated/\`. After a
change of the document, run this command in this folder:

\`\`\`sh
npx deskdouble spec generate ${copies.document} --name ${name}${overlays}
\`\`\`

| file | content |
| --- | --- |
| \`${copies.document}\` | the OpenAPI document |
${copies.overlays.map((file) => `| \`${file}\` | an overlay that is applied to the document |\n`).join('')}| \`generated/\` | types and validators of the document |
| \`collections.ts\` | the records that a world stores |
| \`handlers.ts\` | the operations that do not behave as inferred from the document, one function for each |
| \`dialect.ts\` | ids, errors and credentials |
| \`scenarios/\` | initial states |
`
}
