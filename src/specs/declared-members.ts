import { bodyContentOf } from '../engine/spec/declaration.ts'
import { type MemberTree, memberTreesOf } from '../engine/spec/member-tree.ts'
import type { Operation, Spec } from '../engine/spec/spec.ts'
import type { AnyHandler } from '../engine/vendor/vendor.ts'
import { isObject } from '../world/is-object.ts'

/**
 * Returns a handler that receives only the members of a body which its operation declares. Requests may contain others,
 * which nothing has checked: a handler that stores the body would store them.
 */
export function withDeclaredBody(handler: AnyHandler, { document }: Spec, operation: Operation): AnyHandler {
  const [mediaType] = operation.body?.mediaTypes ?? []
  const schema = mediaType === undefined ? undefined : bodyContentOf(document, operation, mediaType)?.schema
  if (schema === undefined) return handler
  const tree = memberTreesOf(document).of(schema)
  return (request) => handler({ ...request, body: declaredMembers(tree, request.body) })
}

/** Returns a value without the members that its schema does not declare, at every depth. */
function declaredMembers(tree: MemberTree | undefined, value: unknown): unknown {
  if (tree === undefined) return value
  if (Array.isArray(value)) return value.map((item) => declaredMembers(tree.items, item))
  if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return value
  const declared = Object.entries(value).filter(([name]) => tree.isOpen || tree.properties.has(name))
  return Object.fromEntries(
    declared.map(([name, member]) => [name, declaredMembers(tree.properties.get(name), member)]),
  )
}
