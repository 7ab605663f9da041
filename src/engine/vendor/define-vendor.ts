import type { Clock } from '../../world/clock.ts'
import type { Collections } from '../../world/world.ts'
import { Checks } from '../spec/checks.ts'
import { createLinkWriter, type LinkWriter } from '../spec/link.ts'
import { readSpec, type Spec } from '../spec/spec.ts'
import type { Declarations, WorldOf } from './collections.ts'
import { defaultCredentials, defaultDialect } from './default-dialect.ts'
import { defaultFactories } from './default-factories.ts'
import type { Caller } from './handler.ts'
import { profileSettingOf } from './rename-vendor.ts'
import type { Vendor, VendorDeclaration } from './vendor.ts'
import { nameFromTitle } from './vendor-name.ts'
import type { SpecTypes, VendorSpec } from './vendor-spec.ts'

/**
 * Defines a vendor. Its spec types everything else: collections, handlers, factories and the handles of its worlds.
 * @example
 * const desks = defineVendor({
 *   spec,
 *   collections: { desks: { schema: 'Desk', key: 'id' } },
 *   handlers: {
 *     listDesks: ({ world }) => ({ desks: world.desks.list() }),
 *     createDesk: ({ world, id, body }) => world.desks.insert({ ...body, id: id() }),
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
  // The two types differ only in `types`, which never exists at run time.
  return buildVendor(erase(declaration)) as Vendor<
    T['operations'],
    WorldOf<D, T['schemas']>,
    T['profile'],
    T['actions']
  >
}

/** Erases the static types. From here on, the checks of the spec guarantee what the types did. */
function erase<T extends SpecTypes, D, C extends Caller, Services>(declaration: VendorDeclaration<T, D, C, Services>) {
  return declaration as unknown as UntypedDeclaration
}

/** Declaration of a vendor without the static types of a spec. */
export interface UntypedDeclaration
  extends Pick<Vendor, 'handlers'>,
    Partial<
      Pick<
        Vendor,
        | 'name'
        | 'collections'
        | 'factories'
        | 'removals'
        | 'lookups'
        | 'actions'
        | 'sockets'
        | 'credentials'
        | 'reviewFindings'
      >
    > {
  readonly spec: VendorSpec
  readonly dialect?: Partial<Vendor['dialect']>
  readonly catchUp?: (world: Collections, clock: Clock) => void
}

/** Creates a vendor from a declaration that no types describe, such as one that was inferred from a document. */
export function buildVendor({
  spec: source,
  name = nameFromTitle(source.document.info.title),
  collections = {},
  dialect,
  factories = {},
  removals = {},
  lookups = {},
  actions = {},
  sockets = {},
  credentials = defaultCredentials(source.document),
  catchUp,
  ...declaration
}: UntypedDeclaration): Vendor {
  const { document, digest, records, validators } = source
  const spec = readSpec(document, records)
  return {
    ...declaration,
    name,
    digest,
    spec,
    collections,
    dialect: { ...defaultDialect(document), ...dialect },
    factories: { ...factories, ...defaultFactories(collections, factories) },
    removals,
    lookups,
    actions,
    sockets,
    credentials,
    catchUp(world) {
      catchUp?.(world.group(this.name), world.clock)
    },
    collectionOf: new Map(Object.entries(collections).map(([name, { schema }]) => [schema, name])),
    queryDefaults: (operation) => defaultsOf(spec, operation),
    link: linksOf(spec),
    profileSetting: profileSettingOf(name),
    checks: new Checks(validators),
  }
}

/** Returns a writer of links to the operations and to the `x-links` of a spec. */
function linksOf({ operations, document }: Spec): Vendor['link'] {
  const templates = new Map(Object.entries(document['x-links'] ?? {}))
  const writers = new Map<string, LinkWriter>()

  /** Creates the writer when it is first needed, because most operations are never linked to. */
  function createWriter(name: string): LinkWriter {
    const operation = operations.get(name)
    const template = templates.get(name) ?? operation?.path
    if (template === undefined)
      throw new TypeError(`Failed to link to "${name}": the spec has no operation and no x-links entry with this name`)
    const writer = createLinkWriter(template, templates.has(name) ? [] : operation?.explodedLists)
    writers.set(name, writer)
    return writer
  }

  return (name, path, query) => (writers.get(name) ?? createWriter(name))(path, query)
}

function defaultsOf({ operations }: Spec, operation: string): Readonly<Record<string, unknown>> {
  const parameters = operations.get(operation)?.parameters.filter((parameter) => parameter.in === 'query') ?? []
  return Object.fromEntries(
    parameters.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
  )
}
