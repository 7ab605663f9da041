import { type Document, resolve } from '../../engine/spec/document.ts'
import { isObject } from '../../world/is-object.ts'

/**
 * Returns a schema of a document without references, because not every client of a tool follows them, and without
 * extensions. A schema that contains itself is open at that place.
 */
export function inlineReferences(document: Document, schema: object): object {
  return inline(document, schema, [])
}

function inline(document: Document, schema: object, parents: readonly string[]): object {
  const { $ref, ...own } = schema as { readonly $ref?: unknown }
  if (typeof $ref !== 'string') {
    const members = Object.entries(own).filter(([name]) => !name.startsWith('x-'))
    return Object.fromEntries(members.map(([name, value]) => [name, inlineValue(document, value, parents)]))
  }
  if (parents.includes($ref)) return {}
  return inline(document, { ...resolve<object>(document, { $ref }), ...own }, [...parents, $ref])
}

function inlineValue(document: Document, value: unknown, parents: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => inlineValue(document, item, parents))
  return isObject(value) ? inline(document, value, parents) : value
}
