import { SpecError } from '../spec-error.ts'
import { isJson, type Json } from './json.ts'

/** Versions of OpenAPI that are read: Swagger 2.0, OpenAPI 3.0, and 3.1 or later. */
export type Version = '2.0' | '3.0' | '3.1'

/**
 * Returns the version of an OpenAPI document.
 * @throws SpecError if the value is not an OpenAPI document, or has another version
 */
export function versionOf(value: unknown, location: string): Version {
  if (!isJson(value)) throw new SpecError('DD_SPEC_NOT_OPENAPI', { location, kind: kindOf(value) })
  // YAML reads an unquoted 2.0 or 3.0 as a number.
  const declared = value['openapi'] ?? value['swagger']
  if (typeof declared !== 'string' && typeof declared !== 'number') {
    throw new SpecError('DD_SPEC_NOT_OPENAPI', { location, kind: kindOf(value) })
  }
  const version = String(declared).trim()
  if (value['openapi'] === undefined && /^2(\.0)?$/.test(version)) return '2.0'
  if (/^3(\.0(\.\d+)?)?(-.*)?$/.test(version)) return '3.0'
  if (/^3\.[12](\.\d+)?(-.*)?$/.test(version)) return '3.1'
  throw new SpecError('DD_SPEC_VERSION', { location, version: version.slice(0, 40) })
}

/** Descriptions of other kinds of documents, each with the test that recognises it. */
const OTHER_KINDS: readonly (readonly [string, (value: Json) => boolean])[] = [
  ['an AsyncAPI document', (value) => 'asyncapi' in value],
  ['an Arazzo document', (value) => 'arazzo' in value],
  ['an OpenAPI Overlay, which belongs to --overlay', (value) => 'overlay' in value],
  [
    'a Postman collection',
    ({ info }) => isJson(info) && ('_postman_id' in info || /postman/.test(String(info['schema']))),
  ],
  ['a Postman environment', (value) => '_postman_variable_scope' in value],
  ['an Insomnia export', (value) => value['_type'] === 'export'],
  ['a HAR file', ({ log }) => isJson(log) && 'entries' in log],
  ['a description of Swagger 1', (value) => 'swaggerVersion' in value],
  ['a RAML or API Blueprint description', (value) => 'raml' in value || '#%RAML 1.0' in value],
  [
    'a Google API discovery document',
    (value) => 'discoveryVersion' in value || value['kind'] === 'discovery#restDescription',
  ],
  ['a GraphQL schema', (value) => '__schema' in value || (isJson(value['data']) && '__schema' in value['data'])],
  ['a file of DeskDouble, such as a scenario', (value) => 'scenario' in value],
  [
    'a package.json',
    (value) => 'name' in value && 'version' in value && ('dependencies' in value || 'scripts' in value),
  ],
  ['a JSON Schema', (value) => '$schema' in value || ('type' in value && 'properties' in value)],
  ['a part of an OpenAPI document without its version', (value) => 'paths' in value || 'components' in value],
]

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'an empty file'
  if (typeof value === 'string' && value.trim() === '') return 'an empty file'
  if (typeof value === 'string') return /^\s*</.test(value) ? 'an HTML or XML page' : 'plain text'
  if (Array.isArray(value)) return 'a list'
  if (!isJson(value)) return `a ${typeof value}`
  const known = OTHER_KINDS.find(([, test]) => test(value))
  return known ? known[0] : 'an object without the properties openapi and paths'
}
