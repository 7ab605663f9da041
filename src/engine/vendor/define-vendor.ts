import type { Clock } from '../../world/clock.ts'
import type { Collections } from '../../world/world.ts'
import { Checks, type LoadValidators } from '../spec/checks.ts'
import type { Document } from '../spec/document.ts'
import { type LinkWriter, linkWriter } from '../spec/link.ts'
import { readSpec, type Spec } from '../spec/spec.ts'
import type { RecordValidators } from '../spec/validators.ts'
import type { AnyDeclaration, WorldOf } from './collections.ts'
import type { Caller } from './handler.ts'
import type { Vendor, VendorDeclaration } from './vendor.ts'

/** Declares a vendor. Call it with the generated types: `defineVendor<operations, Schemas, profile, links>()({ … })`. */
export function defineVendor<Operations, Schemas, Profile, Links = unknown>() {
  return <const D extends Readonly<Record<string, AnyDeclaration>>, C extends Caller, Services = unknown>(
    declared: VendorDeclaration<Operations, Schemas, D, Profile, Links, C, Services>,
  ): Vendor<Operations, WorldOf<D, Schemas>, Profile> => {
    // They differ only in `types`, which is never there.
    return build(erase(declared)) as Vendor<Operations, WorldOf<D, Schemas>, Profile>
  }
}

/** Forgets the static types: from here on the spec's own checks hold what they held. */
function erase<
  Operations,
  Schemas,
  D extends Readonly<Record<string, AnyDeclaration>>,
  Profile,
  Links,
  C extends Caller,
  Services,
>(declared: VendorDeclaration<Operations, Schemas, D, Profile, Links, C, Services>) {
  return declared as unknown as Pick<
    Vendor,
    'name' | 'digest' | 'collections' | 'dialect' | 'handlers' | 'factories' | 'credentials'
  > & {
    document: Document
    records: RecordValidators
    validators: LoadValidators
    removals?: Vendor['removals']
    catchUp?: (world: Collections, clock: Clock) => void
  }
}

function build({
  document,
  records,
  validators,
  removals = {},
  catchUp,
  ...declared
}: ReturnType<typeof erase>): Vendor {
  const spec = readSpec(document, records)
  return {
    ...declared,
    spec,
    removals,
    catchUp: (world) => catchUp?.(world.group(declared.name), world.clock),
    collectionOf: new Map(Object.entries(declared.collections).map(([name, { schema }]) => [schema, name])),
    queryDefaults: (operation) => defaultsOf(spec, operation),
    link: linksOf(spec),
    profileSetting: `profile/${declared.name}`,
    checks: new Checks(validators),
  }
}

/** The links of a spec: to each operation, and to what has none of its own. */
function linksOf({ operations, document }: Spec): Vendor['link'] {
  const writers = new Map<string, LinkWriter>()
  for (const [id, { path, explodedLists }] of operations) writers.set(id, linkWriter(path, explodedLists))
  for (const [name, template] of Object.entries(document['x-links'] ?? {})) writers.set(name, linkWriter(template))
  return (name, path, query) => {
    const write = writers.get(name)
    if (!write) throw new TypeError(`The spec has no operation and no link named "${name}"`)
    return write(path, query)
  }
}

function defaultsOf({ operations }: Spec, name: string): Readonly<Record<string, unknown>> {
  const declared = operations.get(name)?.parameters.filter((parameter) => parameter.in === 'query') ?? []
  return Object.fromEntries(
    declared.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
  )
}
