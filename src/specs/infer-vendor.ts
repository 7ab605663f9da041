import type { Declarations, WorldOf } from '../engine/vendor/collections.ts'
import { type Caller, type Context, type Handlers, notImplemented } from '../engine/vendor/handler.ts'
import type { Vendor, VendorDeclaration } from '../engine/vendor/vendor.ts'
import { nameFromTitle } from '../engine/vendor/vendor-name.ts'
import type { SpecTypes, VendorSpec } from '../engine/vendor/vendor-spec.ts'
import { availableValidators } from './ahead/available-validators.ts'
import { COMPILE, type CompilableSpec } from './compilable-spec.ts'
import { withDeclaredBody } from './declared-members.ts'
import { inferModel } from './model/infer-model.ts'
import { vendorOfCompiled } from './vendor-of-document.ts'

/** Declaration of a vendor whose behaviour is inferred from its spec, apart from the parts that are given. */
export interface InferredDeclaration<T extends SpecTypes, D, C extends Caller>
  extends Pick<VendorDeclaration<T, D, C>, 'spec' | 'collections' | 'dialect' | 'factories' | 'removals' | 'lookups'> {
  /** Defaults to a name made from the document's title. An emulator uses the name that it is given instead. */
  readonly name?: string
  /** handlers instead of the inferred ones, by operationId */
  readonly handlers?: Partial<
    Handlers<T['operations'], Context<WorldOf<D, T['schemas']>, T['operations'] & T['links'], T['profile'], C>>
  >
}

/**
 * Defines a vendor whose operations behave as inferred from its spec, unless they have a handler.
 * @example
 * const desks = inferVendor({
 *   spec,
 *   collections: { desks: { schema: 'Desk', key: 'id' } },
 *   handlers: {
 *     createDesk: ({ world, id, body }) => world.desks.insert({ ...body, id: id() }),
 *   },
 * })
 */
export function inferVendor<
  T extends SpecTypes,
  const D extends Declarations<T['schemas']> = Readonly<Record<never, never>>,
  C extends Caller = Caller,
>(
  declaration: InferredDeclaration<T, D, C>,
): Vendor<T['operations'], WorldOf<D, T['schemas']>, T['profile'], T['actions']> {
  // The static types of the declaration never exist at run time.
  const own = declaration as unknown as OwnParts
  const inferred = inferredVendor(own)
  const collections = { ...inferred.collections, ...own.collections }
  const vendor: Vendor = {
    ...inferred,
    collections,
    collectionOf: new Map(Object.entries(collections).map(([name, { schema }]) => [schema, name])),
    dialect: { ...inferred.dialect, ...own.dialect },
    handlers: { ...inferred.handlers, ...checkedHandlers(inferred, own) },
    factories: { ...inferred.factories, ...own.factories },
    removals: { ...inferred.removals, ...own.removals },
    lookups: { ...inferred.lookups, ...own.lookups },
  }
  return vendor as unknown as Vendor<T['operations'], WorldOf<D, T['schemas']>, T['profile'], T['actions']>
}

/** The given parts of a vendor, without their static types. */
interface OwnParts
  extends Partial<
    Pick<Vendor, 'name' | 'collections' | 'dialect' | 'handlers' | 'factories' | 'removals' | 'lookups'>
  > {
  readonly spec: VendorSpec
}

function checkedHandlers({ spec }: Vendor, { handlers = {} }: OwnParts): Vendor['handlers'] {
  return Object.fromEntries(
    Object.entries(handlers).map(([id, handler]) => {
      const operation = spec.operations.get(id)
      return [id, operation && handler !== notImplemented ? withDeclaredBody(handler, spec, operation) : handler]
    }),
  )
}

function inferredVendor({ spec, name = nameFromTitle(spec.document.info.title), ...own }: OwnParts): Vendor {
  const { document, digest } = spec
  const ownCollections = Object.keys({ ...own.collections, ...own.factories })
  const source = { name, document, digest, model: inferModel(document), ownCollections }
  const { [COMPILE]: compile }: CompilableSpec = spec
  return vendorOfCompiled(source, (schemas, stored) => {
    return compile ? compile(schemas, stored) : availableValidators(spec, schemas)
  })
}
