import { isObject } from '../../world/is-object.ts'
import { type Document, resolve } from './document.ts'

const names = new WeakMap<Document, readonly string[]>()

/** Returns the names of the query parameters that security schemes declare for keys. */
export function queryCredentials(document: Document): readonly string[] {
  let known = names.get(document)
  if (!known) {
    known = read(document)
    names.set(document, known)
  }
  return known
}

function read(document: Document): string[] {
  return Object.values(document.components.securitySchemes ?? {}).flatMap((reference) => {
    const scheme: unknown = resolve(document, reference)
    const isKey = isObject(scheme) && scheme['type'] === 'apiKey' && scheme['in'] === 'query'
    return isKey && typeof scheme['name'] === 'string' ? [scheme['name']] : []
  })
}
