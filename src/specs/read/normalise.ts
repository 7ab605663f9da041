import type { Document } from '../../engine/spec/document.ts'
import { SpecError } from '../spec-error.ts'
import { breakCircles } from './break-circles.ts'
import { checkExtensions } from './check-extensions.ts'
import { fillContent } from './fill-content.ts'
import { isJson, type Json, objectAt, printable } from './json.ts'
import { normaliseOperations } from './normalise-operations.ts'
import { normalisePaths } from './normalise-paths.ts'
import { type Draft, normaliseSchemas } from './normalise-schemas.ts'
import { normaliseSecurity, normaliseSecuritySchemes } from './normalise-security.ts'
import { References } from './references.ts'
import { rootsOf, serversOf } from './servers.ts'
import type { Warnings } from './warnings.ts'

/** A document of OpenAPI 3 with everything that is needed to normalise it. */
export interface Unprepared {
  readonly document: Json
  readonly location: string
  /** true in documents before 3.1 */
  readonly isOld: boolean
  /** prefix of all paths; empty or with a leading slash */
  readonly mount: string
  readonly warnings: Warnings
}

/**
 * Turns a document of OpenAPI 3 into the form that the engine reads, in place.
 * @throws SpecError if it has no operation that can be served
 */
export function normalise({ document, location, isOld, mount, warnings }: Unprepared): Document {
  const draft: Draft = { document, references: new References(document), warnings, isOld }
  normaliseHead(draft)
  normaliseSecuritySchemes(draft)
  normaliseSecurity(draft, document, 'The document')
  const declared = Object.keys(objectAt(document, 'paths')).length
  normalisePaths(draft, mount)
  if (normaliseOperations(draft, mount) === 0) {
    const reason = declared === 0 ? ': "paths" is missing or empty' : ''
    throw new SpecError('DD_SPEC_WITHOUT_PATHS', { location, reason })
  }
  fillContent(draft)
  normaliseSchemas(draft)
  breakCircles(document, warnings)
  addExtensions(document, mount)
  // Every property that the engine reads was checked or set above.
  return document as unknown as Document
}

function normaliseHead({ document, warnings }: Draft): void {
  document['openapi'] = '3.1.1'
  const info = objectAt(document, 'info')
  info['title'] = typeof info['title'] === 'string' && info['title'].trim() !== '' ? info['title'] : 'API'
  info['version'] = printable(info['version'] ?? '1')
  const components = objectAt(document, 'components')
  for (const [section, objects] of Object.entries(components)) {
    if (!section.startsWith('x-') && !isJson(objects)) delete components[section]
  }
  if (!Array.isArray(document['servers'])) delete document['servers']
  checkExtensions('document', document, (name) => {
    const text = `The document has ${name} in a form that DeskDouble does not know; it is ignored.`
    warnings.add('extensions with another meaning', text)
  })
}

/** Adds what the engine needs to know of the document as a whole. */
function addExtensions(document: Json, mount: string): void {
  const { hosts, basePaths } = serversOf(document)
  const paths = Object.keys(objectAt(document, 'paths'))
  const based = basePaths.flatMap((base) => paths.map((path) => mount + base + path.slice(mount.length)))
  document['x-roots'] = mount === '' ? rootsOf([...paths, ...based]) : [mount]
  document['x-hosts'] = hosts
  document['x-base-paths'] = basePaths.map((base) => mount + base)
  document['x-mount'] = mount
  document['x-unmatched'] = addUnmatched(document)
  // Many documents leave out common errors, such as a 404.
  document['x-undeclared-errors'] ??= 'neutral'
}

/** Adds the responses to requests that match no operation, and returns references to them by status. */
function addUnmatched(document: Json): Json {
  const responses = objectAt(objectAt(document, 'components'), 'responses')
  responses['DeskDoubleNotFound'] = problemResponse('The document has no operation with this path.')
  responses['DeskDoubleMethodNotAllowed'] = problemResponse('The document has no operation with this method.')
  return {
    404: { $ref: '#/components/responses/DeskDoubleNotFound' },
    405: { $ref: '#/components/responses/DeskDoubleMethodNotAllowed' },
  }
}

/** Returns a response with an error in the form of RFC 9457. */
function problemResponse(description: string): Json {
  const properties = {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
  }
  const schema = { type: 'object', required: ['title', 'status'], properties }
  return { description, content: { 'application/problem+json': { schema } } }
}
