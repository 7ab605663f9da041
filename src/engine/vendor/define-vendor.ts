import type { Clock } from '../../world/clock.ts'
import type { Collections } from '../../world/world.ts'
import { Checks, type LoadValidators } from '../spec/checks.ts'
import type { Document } from '../spec/document.ts'
import { createLinkWriter, type LinkWriter } from '../spec/link.ts'
import { readSpec, type Spec } from '../spec/spec.ts'
import type { RecordValidators } from '../spec/validators.ts'
import type { AnyDeclaration, WorldOf } from './collections.ts'
import type { Caller } from './handler.ts'
import { profileSettingOf } from './rename-vendor.ts'
import type { Vendor, VendorDeclaration } from './vendor.ts'

/**
 * Declares a vendor, typed by the code generated from its spec. For example,
 * `export const desks = defineVendor<operations, Schemas, profile, links>()({ name: 'desks', document, … })`.
 */
export function defineVendor<Operations, Schemas, Profile, Links = unknown, ActionTypes = unknown>() {
  return <const D extends Readonly<Record<string, AnyDeclaration>>, C extends Caller, Services = unknown>(
    declaration: VendorDeclaration<Operations, Schemas, D, Profile, Links, C, Services, ActionTypes>,
  ): Vendor<Operations, WorldOf<D, Schemas>, Profile, ActionTypes> => {
    // The two types differ only in `types`, which never exists at run time.
    return buildVendor(erase(declaration)) as Vendor<Operations, WorldOf<D, Schemas>, Profile, ActionTypes>
  }
}

/** Erases the static types. From here on, the checks of the spec guarantee what the types did. */
function erase<
  Operations,
  Schemas,
  D extends Readonly<Record<string, AnyDeclaration>>,
  Profile,
  Links,
  C extends Caller,
  Services,
  ActionTypes,
>(declaration: VendorDeclaration<Operations, Schemas, D, Profile, Links, C, Services, ActionTypes>) {
  return declaration as unknown as UntypedDeclaration
}

/** Declaration of a vendor without the static types of a spec. */
export interface UntypedDeclaration
  extends Pick<
    Vendor,
    'name' | 'digest' | 'collections' | 'dialect' | 'handlers' | 'factories' | 'credentials' | 'reviewFindings'
  > {
  readonly document: Document
  readonly records: RecordValidators
  readonly validators: LoadValidators
  readonly removals?: Vendor['removals']
  readonly lookups?: Vendor['lookups']
  readonly actions?: Vendor['actions']
  readonly sockets?: Vendor['sockets']
  readonly catchUp?: (world: Collections, clock: Clock) => void
}

/** Creates a vendor from a declaration that no types describe, such as one that was inferred from a document. */
export function buildVendor({
  document,
  records,
  validators,
  removals = {},
  lookups = {},
  actions = {},
  sockets = {},
  catchUp,
  ...declaration
}: UntypedDeclaration): Vendor {
  const spec = readSpec(document, records)
  return {
    ...declaration,
    spec,
    removals,
    lookups,
    actions,
    sockets,
    catchUp(world) {
      catchUp?.(world.group(this.name), world.clock)
    },
    collectionOf: new Map(Object.entries(declaration.collections).map(([name, { schema }]) => [schema, name])),
    queryDefaults: (operation) => defaultsOf(spec, operation),
    link: linksOf(spec),
    profileSetting: profileSettingOf(declaration.name),
    checks: new Checks(validators),
  }
}

/** Returns a writer of links to the operations and to the `x-links` of a spec. */
function linksOf({ operations, document }: Spec): Vendor['link'] {
  const writers = new Map<string, LinkWriter>()
  for (const [id, { path, explodedLists }] of operations) writers.set(id, createLinkWriter(path, explodedLists))
  for (const [name, template] of Object.entries(document['x-links'] ?? {}))
    writers.set(name, createLinkWriter(template))
  return (name, path, query) => {
    const write = writers.get(name)
    if (!write)
      throw new TypeError(`Failed to link to "${name}": the spec has no operation and no x-links entry with this name`)
    return write(path, query)
  }
}

function defaultsOf({ operations }: Spec, operation: string): Readonly<Record<string, unknown>> {
  const parameters = operations.get(operation)?.parameters.filter((parameter) => parameter.in === 'query') ?? []
  return Object.fromEntries(
    parameters.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
  )
}
