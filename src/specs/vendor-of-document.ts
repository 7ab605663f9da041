import type { LoadValidators } from '../engine/spec/checks.ts'
import type { Document } from '../engine/spec/document.ts'
import type { AnyDeclaration } from '../engine/vendor/collections.ts'
import { buildVendor } from '../engine/vendor/define-vendor.ts'
import type { AnyFactory, AnyRemoval, Vendor } from '../engine/vendor/vendor.ts'
import { type CompiledDocument, compileDocument } from './compile/compile-document.ts'
import { createFactory } from './create-factory.ts'
import { credentialsOf } from './dialect/credentials.ts'
import { createDialect } from './dialect/dialect.ts'
import { readSchemes, requirementName } from './dialect/security.ts'
import { Shaper } from './fit/shaper.ts'
import { removeWithChildren } from './handlers/delete-record.ts'
import { createHandlers } from './handlers/handlers.ts'
import { type OperationFacts, readOperations } from './handlers/operation-facts.ts'
import { collectionKey } from './handlers/record-key.ts'
import type { ResourceRuntime, Runtime } from './handlers/runtime.ts'
import { withInferredRules } from './inferred-rules.ts'
import { credentialCollection, warnOfUnknownRecords, withKnownRecords } from './initial-records.ts'
import type { Model } from './model/model.ts'
import { resourceRuntimes } from './resource-runtimes.ts'
import { Sampler } from './sample/sampler.ts'
import { operationsOf } from './schema/operations.ts'
import { Schemas } from './schema/schemas.ts'
import { CREDENTIAL, withStoredSchemas } from './stored-schemas.ts'

/** Input of {@link vendorOfDocument}. */
export interface DocumentVendor {
  /** lower-case letters, digits and hyphens */
  readonly name: string
  /** the document in the engine's form */
  readonly document: Document
  /** SHA-256 of the document, in hexadecimal */
  readonly digest: string
  readonly model: Model
  /** called with each part of the document that cannot be used, when it is first needed */
  readonly onWarning?: ((warning: string) => void) | undefined
}

/** Creates a vendor that behaves as a model says. Nothing is compiled before it is needed. */
export function vendorOfDocument({ onWarning = () => {}, ...source }: DocumentVendor): Vendor {
  for (const warning of warnOfUnknownRecords(source.document, source.model)) onWarning(warning)
  return vendorOfCompiled(source, (schemas, stored) => {
    const { validators, ...compiled } = compileDocument(schemas, stored, onWarning)
    return { ...compiled, validators: () => ({ validators }) }
  })
}

/** The validators of a document with its stored records. The validators of its exchanges may be loaded later. */
export interface AvailableValidators extends Pick<CompiledDocument, 'records' | 'check'> {
  readonly validators: LoadValidators
}

/** A document whose validators are compiled in any way. */
export interface CompiledVendor extends Omit<DocumentVendor, 'onWarning'> {
  /** names of collections that are written by hand */
  readonly ownCollections?: Iterable<string>
}

/** Creates a vendor that behaves as a model says, with validators that are compiled in any way. */
export function vendorOfCompiled(
  { name, document, digest, model, ownCollections }: CompiledVendor,
  compile: (schemas: Schemas, stored: readonly string[]) => AvailableValidators,
): Vendor {
  const known = withKnownRecords(document, model, ownCollections)
  const { schemas, operations, resources, extended, stored } = storedDocument(known, model)
  const { validators, records, check } = compile(schemas, stored)
  const shaper = new Shaper(new Sampler(schemas, check), check)
  const runtime: Runtime = { name, model, shaper, resources, operations }
  const collection = credentialCollection(model)
  const schemes = readSchemes(schemas)
  const requirements = requirementsOf(extended)
  return buildVendor({
    name,
    spec: { document: withInferredRules(extended, model), digest, records, validators },
    collections: { ...collectionsOf(runtime), [collection]: { schema: CREDENTIAL, noun: 'Credential', key: 'value' } },
    dialect: createDialect({ vendor: name, shaper, operations, schemes, collection }),
    handlers: createHandlers(runtime),
    factories: factoriesOf(runtime, collection),
    removals: removalsOf(runtime),
    credentials: (_, worldName) => credentialsOf({ vendor: name, schemes, requirements }, worldName),
  })
}

/** A document with the schemas of its stored records. */
export interface StoredDocument {
  /** schemas of the extended document */
  readonly schemas: Schemas
  readonly operations: ReadonlyMap<string, OperationFacts>
  readonly resources: ReadonlyMap<string, ResourceRuntime>
  readonly extended: Document
  /** names of the schemas of stored records */
  readonly stored: readonly string[]
}

/** Returns a document with the schemas of the records that a world stores. */
export function storedDocument(document: Document, model: Model): StoredDocument {
  const schemas = new Schemas(document)
  const operations = readOperations(document, schemas)
  const resources = resourceRuntimes(model, operations, schemas)
  const extended = withStoredSchemas(document, resources.values(), schemas)
  schemas.document = extended
  const stored = [...[...resources.values()].map((target) => target.stored), CREDENTIAL]
  return { schemas, operations, resources, extended, stored }
}

function collectionsOf({ resources }: Runtime): Record<string, AnyDeclaration> {
  return Object.fromEntries(
    [...resources].map(([name, { resource, stored, noun }]) => {
      return [name, { schema: stored, noun, key: collectionKey(resource) }]
    }),
  )
}

/** Returns the factories of all resources, those of parents before those of the records below them. */
function factoriesOf(runtime: Runtime, credentials: string): Record<string, AnyFactory> {
  const resources = [...runtime.resources].toSorted(
    ([, a], [, b]) => a.resource.parents.length - b.resource.parents.length,
  )
  const factories = resources.map(([name, target]) => [name, createFactory(runtime, target)] as const)
  const credential: AnyFactory = (draft, { create, id }) => create(credentials, { value: id(), ...draft })
  return { [credentials]: credential, ...Object.fromEntries(factories) }
}

function removalsOf(runtime: Runtime): Record<string, AnyRemoval> {
  return Object.fromEntries(
    [...runtime.resources].map(([name, { resource }]) => {
      const remove: AnyRemoval = (world, key) => removeWithChildren(runtime, world, resource, key)
      return [name, remove]
    }),
  )
}

/** Returns the names of the security requirements of all operations, the most frequent first. */
function requirementsOf(document: Document): string[] {
  const counts = new Map<string, number>()
  for (const { object } of operationsOf(document).values()) {
    for (const requirement of object.security ?? document.security ?? []) {
      const name = requirementName(Object.keys(requirement))
      if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name)
}
