import type { Behaviour, Document, OperationObject, PathItem } from '../engine/spec/document.ts'
import { METHODS } from '../engine/spec/document.ts'
import { defineLazy } from '../engine/spec/lazy.ts'
import type { Model, Role } from './model/model.ts'
import { printPlace } from './model/place-text.ts'

/**
 * Returns a document in which each operation has the rule that its behaviour was inferred as. The rules are written when
 * they are first read.
 */
export function withInferredRules(document: Document, model: Model): Document {
  const paths = Object.entries(document.paths).map(([path, item]) => [path, describeItem(item, model)] as const)
  return { ...document, paths: Object.fromEntries(paths) }
}

function describeItem(item: PathItem, model: Model): PathItem {
  const described: Record<string, unknown> = { ...item }
  for (const method of METHODS) {
    const operation = item[method]
    if (!operation || !model.roles.has(operation.operationId)) continue
    const copy = { ...operation }
    defineLazy(copy, 'x-behaviour', () => behavioursOf(operation, model))
    described[method] = copy
  }
  return described
}

function behavioursOf(operation: OperationObject, model: Model): Behaviour[] {
  const declared = operation['x-behaviour'] ?? []
  const role = model.roles.get(operation.operationId)
  return role === undefined ? [...declared] : [...declared, { rule: ruleOf(role), provenance: 'assumed' }]
}

/** Returns what an operation does, in one sentence. */
function ruleOf(role: Role): string {
  switch (role.kind) {
    case 'create':
      return `Creates a record in ${role.resource}${role.upserts ? ', or replaces the record with the same key' : ''}.`
    case 'list': {
      const names = [...new Set(role.filters.map(({ parameter }) => parameter))]
      return `Lists the records in ${role.resource}${names.length === 0 ? '' : `, filtered by ${names.join(', ')}`}.`
    }
    case 'read':
      return `Returns a record of ${role.resource}.`
    case 'update':
      return `${role.replaces ? 'Replaces' : 'Changes'} a record of ${role.resource}.`
    case 'delete':
      return `Deletes a record of ${role.resource}, and the records below it.`
    case 'action': {
      const changes = role.sets.map(({ place, value }) => `${printPlace(place)} to ${JSON.stringify(value)}`)
      const effect = changes.length === 0 ? 'Returns' : `Sets ${changes.join(' and ')} in`
      return `${effect} a record of ${role.resource}.`
    }
    default:
      return 'Has no state: the response is a sample of its schema.'
  }
}
