import { MemberTrees } from '../spec/member-tree.ts'
import type { Spec } from '../spec/spec.ts'
import { undeclaredMembers, undeclaredQuery } from '../spec/undeclared.ts'
import type { Call } from './call.ts'

const trees = new WeakMap<Spec, MemberTrees>()

/** Notes what a request has and its operation does not declare. Such names are accepted, but reported. */
export function noteUndeclared(call: Call): void {
  const { operation, query, body } = call
  const inQuery = query === '' ? [] : undeclaredQuery(query, declaredQuery(call))
  const inBody =
    typeof body === 'object' && body !== null && operation.body ? undeclaredMembers(treeOf(call), body) : []
  if (inQuery.length > 0 || inBody.length > 0) call.undeclared = [...inQuery, ...inBody]
}

function declaredQuery({ operation }: Call): string[] {
  return operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
}

function treeOf({ operation, vendor, mediaType = '' }: Call) {
  const { document } = vendor.spec
  const known = trees.get(vendor.spec) ?? new MemberTrees(document)
  trees.set(vendor.spec, known)
  return known.of(document.paths[operation.path]?.[operation.method]?.requestBody?.content[mediaType]?.schema)
}
