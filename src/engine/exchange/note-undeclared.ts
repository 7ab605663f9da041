import { bodyContentOf } from '../spec/declaration.ts'
import { memberTreesOf } from '../spec/member-tree.ts'
import { isConditional, isKnown, mayBeObject } from '../spec/parameters.ts'
import { queryCredentials } from '../spec/query-credentials.ts'
import type { Operation } from '../spec/spec.ts'
import { undeclaredMembers, undeclaredQuery } from '../spec/undeclared.ts'
import type { Call } from './call.ts'

/** Notes what a request has and its operation does not declare. Such names are accepted, but reported. */
export function noteUndeclared(call: Call): void {
  const { operation, query, body } = call
  const inQuery = query === '' ? [] : undeclaredQuery(query, declaredQuery(call), nestedQuery(call))
  const inBody =
    typeof body === 'object' && body !== null && operation.body ? undeclaredMembers(treeOf(call), body) : []
  if (inQuery.length > 0 || inBody.length > 0) call.undeclared = [...inQuery, ...inBody]
}

const declaredNames = new WeakMap<Operation, readonly string[]>()

/** Returns the names of the query parameters that an operation declares, and of credentials that a query contains. */
export function declaredQuery(call: Call): readonly string[] {
  const { operation } = call
  // Settings of the profile decide about these parameters, so their names differ from world to world.
  if (operation.parameters.some(isConditional)) return readQueryNames(call)
  let known = declaredNames.get(operation)
  if (!known) {
    known = readQueryNames(call)
    declaredNames.set(operation, known)
  }
  return known
}

function readQueryNames({ operation, profile, vendor }: Call): string[] {
  const declared = operation.parameters.flatMap((parameter) => {
    if (parameter.in !== 'query' || !isKnown(parameter, profile)) return []
    const { name, style, shape } = parameter
    return mayBeObject(parameter) && style === 'form' ? [name, ...(shape?.names ?? [])] : [name]
  })
  return [...declared, ...queryCredentials(vendor.spec.document)]
}

/** Returns the names of the query parameters whose names may continue in brackets, such as `filter[name]`. */
export function nestedQuery({ operation }: Call): string[] {
  return operation.parameters.flatMap((parameter) => {
    return parameter.in === 'query' && mayBeObject(parameter) ? [parameter.name] : []
  })
}

function treeOf({ operation, vendor, mediaType = '' }: Call) {
  const { document } = vendor.spec
  return memberTreesOf(document).of(bodyContentOf(document, operation, mediaType)?.schema)
}
