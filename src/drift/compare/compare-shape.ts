import { isObject } from '../../world/is-object.ts'
import { shownName } from './place.ts'
import type { Observer } from './problem.ts'
import type { SchemaNode } from './schema-node.ts'

/**
 * Reports an error body that shares no property with the declared one, as one difference. Returns false if the bodies
 * share a property, so that their properties can be compared.
 */
export function compareShape(nodes: readonly SchemaNode[], value: unknown, observer: Observer): boolean {
  const owner = nodes.find(({ schema }) => isObject(schema['properties']))
  if (!owner || !isObject(value)) return false
  const declared = nodes.flatMap(({ schema }) =>
    isObject(schema['properties']) ? Object.keys(schema['properties']) : [],
  )
  const found = Object.keys(value)
  if (found.length === 0 || declared.length === 0 || found.some((name) => declared.includes(name))) return false
  if (nodes.some(({ schema }) => isObject(schema['additionalProperties']))) return false
  observer.visit('')
  observer.report({
    kind: 'shape',
    place: '',
    base: '',
    statement: owner,
    owner: owner.pointer,
    detail: '',
    clause: `has another shape: ${listed(found)} instead of ${listed([...new Set(declared)])}`,
    value,
  })
  return true
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map(shownName)
  return names.length > 5 ? `${shown.join(', ')}, …` : shown.join(' and ')
}
