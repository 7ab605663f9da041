import { isJson, type Json } from '../../src/engine/closed/schema.ts'
import { loadTypeScript, type ts } from '../typescript.ts'

/** An `x-` key of the specs. */
export interface Extension {
  readonly key: string
  /** names of the types that declare it, such as `OperationObject` */
  readonly owners: readonly string[]
  /** type of its value, in TypeScript */
  readonly type: string
  readonly doc: string
}

/** A type that a value of an extension consists of. */
export interface ExtensionType {
  readonly name: string
  readonly doc: string
  readonly members: readonly Member[]
}

interface Member {
  readonly name: string
  readonly type: string
  readonly doc: string
}

interface Interface {
  readonly name: string
  readonly doc: string
  readonly bases: readonly string[]
  readonly members: readonly Member[]
}

/** Returns the extensions that the types of a document declare, and the types that their values consist of. */
export function extensionsIn(source: string): {
  readonly extensions: readonly Extension[]
  readonly types: readonly ExtensionType[]
} {
  const interfaces = interfacesIn(source)
  const declared = [...interfaces.values()].flatMap(({ name: owner, members }) => {
    return members.filter(({ name }) => isExtension(name)).map((member) => ({ owner, ...member }))
  })
  const bases = new Set([...interfaces.values()].flatMap((one) => one.bases))
  const extensions = Object.entries(Object.groupBy(declared, ({ name }) => name)).map(([key, all = []]) => {
    const doc = all.map((one) => one.doc).find((text) => text !== '')
    if (doc === undefined) throw new Error(`The type of ${key} has no comment: describe the key in one sentence.`)
    const owners = [...interfaces.keys()].filter((name) => !bases.has(name) && membersOf(name, interfaces).has(key))
    return { key, owners, type: all[0]?.type ?? '', doc }
  })
  const used = extensions.map(({ type }) => type).join(' ')
  const types = [...interfaces.values()].filter(
    ({ name, members }) =>
      new RegExp(`\\b${name}\\b`).test(used) &&
      members.every(({ name: member, doc }) => isExtension(member) || doc !== ''),
  )
  return {
    extensions: extensions.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    types: types.map(({ name, doc, members }) => ({
      name,
      doc,
      members: members.filter((member) => !isExtension(member.name)),
    })),
  }
}

/** Returns the places of a spec that have an `x-` key which the types do not declare there. */
export function undeclaredExtensions(source: string, document: Json): string[] {
  const interfaces = interfacesIn(source)
  const found: string[] = []
  const visit = (value: unknown, type: string, path: string): void => {
    if (!isJson(value)) return
    const members = membersOf(type, interfaces)
    for (const [name, child] of Object.entries(value)) {
      const at = `${path}/${name}`
      const declared = members.get(name)
      if (isExtension(name) && !declared) found.push(at)
      const part = isExtension(name) ? partIn(declared?.type ?? '', interfaces) : PARTS[type]?.[name]
      if (part === undefined) continue
      if (!part.endsWith('[]')) visit(child, part, at)
      else if (typeof child === 'object' && child !== null) {
        for (const [key, item] of Object.entries(child)) visit(item, part.slice(0, -2), `${at}/${key}`)
      }
    }
  }
  visit(document, 'Document', '')
  return found
}

const RESPONSES = { responses: 'ResponseObject[]' }
const PARAMETERS = { parameters: 'ParameterObject[]' }
const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace']
const SUBSCHEMAS = ['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames']
const SUBSCHEMA_LISTS = ['properties', 'patternProperties', 'allOf', 'anyOf', 'oneOf', 'prefixItems', '$defs']

/** The types of the parts of an object, by the object's type and property; `[]` marks a list or a map of parts. */
const PARTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Document: {
    info: 'Info',
    servers: 'Server[]',
    tags: 'Tag[]',
    paths: 'PathItem[]',
    components: 'Components',
  },
  Components: {
    ...RESPONSES,
    ...PARAMETERS,
    schemas: 'SchemaObject[]',
    headers: 'HeaderObject[]',
    requestBodies: 'RequestBodyObject[]',
    securitySchemes: 'SecuritySchemeObject[]',
    examples: 'Example[]',
    links: 'Link[]',
    pathItems: 'PathItem[]',
  },
  PathItem: { ...PARAMETERS, ...Object.fromEntries(METHODS.map((method) => [method, 'OperationObject'])) },
  OperationObject: { ...RESPONSES, ...PARAMETERS, requestBody: 'RequestBodyObject' },
  ParameterObject: { schema: 'SchemaObject', examples: 'Example[]' },
  RequestBodyObject: { content: 'MediaTypeObject[]' },
  ResponseObject: { headers: 'HeaderObject[]', content: 'MediaTypeObject[]', links: 'Link[]' },
  HeaderObject: { schema: 'SchemaObject', examples: 'Example[]' },
  MediaTypeObject: { schema: 'SchemaObject', examples: 'Example[]', encoding: 'Encoding[]' },
  SchemaObject: {
    ...Object.fromEntries(SUBSCHEMAS.map((keyword) => [keyword, 'SchemaObject'])),
    ...Object.fromEntries(SUBSCHEMA_LISTS.map((keyword) => [keyword, 'SchemaObject[]'])),
    discriminator: 'Discriminator',
  },
}

/** Returns the interface that the value of an extension consists of, with `[]` if it is a list or a map. */
function partIn(type: string, interfaces: ReadonlyMap<string, Interface>): string | undefined {
  const part = [...interfaces.keys()].find((name) => new RegExp(`\\b${name}\\b`).test(type))
  return part === undefined || part === type ? part : `${part}[]`
}

function isExtension(name: string): boolean {
  return name.startsWith('x-')
}

/** Returns the members of an interface and of its bases, by name. */
function membersOf(name: string, interfaces: ReadonlyMap<string, Interface>): Map<string, Member> {
  const { members = [], bases = [] } = interfaces.get(name) ?? {}
  const inherited = bases.flatMap((base) => [...membersOf(base, interfaces)])
  return new Map([...inherited, ...members.map((member) => [member.name, member] as const)])
}

function interfacesIn(source: string): ReadonlyMap<string, Interface> {
  const typescript = loadTypeScript()
  const file = typescript.createSourceFile('document.ts', source, typescript.ScriptTarget.Latest, true)
  const docOf = (node: ts.Node) => {
    const comment = typescript.getJSDocCommentsAndTags(node).find(typescript.isJSDoc)?.comment
    return (typescript.getTextOfJSDocComment(comment) ?? '').replace(/\s+/g, ' ').trim()
  }
  const memberOf = (node: ts.TypeElement): Member[] => {
    if (!typescript.isPropertySignature(node)) return []
    const name = typescript.isStringLiteral(node.name) ? node.name.text : node.name.getText(file)
    return [{ name, type: withoutReadonly(node.type?.getText(file) ?? ''), doc: docOf(node) }]
  }
  const all = file.statements.filter(typescript.isInterfaceDeclaration).map((node): Interface => {
    const bases = (node.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.getText(file)))
    return { name: node.name.text, doc: docOf(node), bases, members: node.members.flatMap(memberOf) }
  })
  return new Map(all.map((one) => [one.name, one]))
}

/** Removes `readonly` and `Readonly<…>` from the text of a type. */
function withoutReadonly(type: string): string {
  const shorter = type.replace(/\breadonly /g, '').replace(/\bReadonly<(Record<(?:[^<>]|<[^<>]*>)*>)>/g, '$1')
  return shorter === type ? type : withoutReadonly(shorter)
}
