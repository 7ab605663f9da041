import type { Declarations, WorldOf } from '../engine/vendor/collections.ts'
import { defineVendor as defineWithDialect } from '../engine/vendor/define-vendor.ts'
import type { Caller } from '../engine/vendor/handler.ts'
import type { Vendor, VendorDeclaration } from '../engine/vendor/vendor.ts'
import type { SpecTypes } from '../engine/vendor/vendor-spec.ts'
import { declaredErrors } from './dialect/declared-errors.ts'

/**
 * Defines a vendor. Its spec types everything else: collections, handlers, factories and the handles of its worlds. All
 * but the spec, the collections and the handlers has defaults: UUIDs, the security schemes of the document, and errors
 * in the schemas that the document declares, or else by RFC 9457.
 * @example
 * const desks = defineVendor({
 *   spec,
 *   collections: { desks: { schema: 'Desk', key: 'id' } },
 *   handlers: {
 *     listDesks: ({ world }) => world.desks.list(),
 *     createDesk: ({ world, id, body }) => world.desks.insert({ ...body, id: id() }),
 *     getDesk: ({ world, path }) => world.desks.getOrThrow(path.deskId),
 *   },
 * })
 */
export function defineVendor<
  T extends SpecTypes,
  const D extends Declarations<T['schemas']> = Readonly<Record<never, never>>,
  C extends Caller = Caller,
  Services = unknown,
>(
  declaration: VendorDeclaration<T, D, C, Services>,
): Vendor<T['operations'], WorldOf<D, T['schemas']>, T['profile'], T['actions']> {
  const formatProblem = declaredErrors(declaration.spec.document)
  return defineWithDialect<T, D, C, Services>({ ...declaration, dialect: { formatProblem, ...declaration.dialect } })
}
