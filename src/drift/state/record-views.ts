import { declaredKey } from '../../engine/spec/declared-status.ts'
import { escapeToken } from '../../engine/spec/json-pointer.ts'
import type { Operation } from '../../engine/spec/spec.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { flatten, responseSchema } from '../../pacts/schema.ts'
import { valueAtPlace } from '../../specs/handlers/place.ts'
import { collectionKey, keyParts, placeKey, withKey } from '../../specs/handlers/record-key.ts'
import { inferModel } from '../../specs/model/infer-model.ts'
import type { Model, Place, Role } from '../../specs/model/model.ts'
import { fold, singular } from '../../specs/model/words.ts'
import { isObject } from '../../world/is-object.ts'
import { type Call, hasSucceeded } from './call.ts'
import { isInferred, type RecordIdentity, type ShownRecord } from './shown-record.ts'

/** Finds the records that the responses of a vendor show. Only the vendor's spec and collections decide. */
export class RecordViews {
  readonly model: Model
  readonly #vendor: Vendor
  /** names of collections by the names of schemas that show their records */
  readonly #collections: ReadonlyMap<string, string>
  /** names of collections by the resources of the model */
  readonly #resources: ReadonlyMap<string, string>
  /** names of collections by their singular in lower case */
  readonly #nouns: ReadonlyMap<string, string>

  constructor(vendor: Vendor) {
    this.#vendor = vendor
    this.model = inferModel(vendor.spec.document)
    const declared = declaredViews(vendor)
    this.#resources = resourceCollections(vendor, this.model, declared)
    this.#collections = withResponseSchemas(vendor, { model: this.model, resources: this.#resources, declared })
    this.#nouns = new Map(Object.keys(vendor.collections).map((name) => [fold(singular(name)), name]))
  }

  /** Returns the records in the response of a call. */
  shownIn(call: Call): ShownRecord[] {
    const { operation, status, received } = call
    if (!hasSucceeded(call) || received === undefined) return []
    const places = this.#placedIn(operation, received)
    const known = new Set(places.map(({ at }) => at))
    const schema = this.#schemaOf(operation, status)
    const walked = this.#walk({ value: received, schema, at: '', kind: 'whole', owner: undefined })
    return [...places, ...walked.filter(({ at }) => !known.has(at))]
  }

  /** Returns the records that the path of a call names, with the properties that identify them. */
  mentionedBy(call: Call): RecordIdentity[] {
    const role = this.model.roles.get(call.operation.id)
    const own = role && role.kind !== 'stateless' && isInferred(this.#vendor, role.resource) ? role : undefined
    return own ? this.#inferredMentions(call, own) : this.#declaredMentions(call)
  }

  #declaredMentions({ operation, parameters }: Call): RecordIdentity[] {
    return operation.parameters.flatMap((parameter) => {
      const collection = this.#vendor.collectionOf.get(parameter.refersTo ?? '')
      const key = this.#vendor.collections[collection ?? '']?.key
      const value = parameters.get(parameter.name)
      if (parameter.in !== 'path' || collection === undefined || value === undefined) return []
      // A function that derives the key of one property is also a plain key.
      return [{ collection, key: value, value: { [typeof key === 'string' ? key : 'id']: value } }]
    })
  }

  #inferredMentions({ parameters }: Call, role: Exclude<Role, { kind: 'stateless' }>): RecordIdentity[] {
    const own = this.model.resources.get(role.resource)
    const resources = [...(own?.parents ?? []).map((parent) => parent.resource), role.resource]
    const named = new Map([...parameters].map(([name, value]) => [role.parameters[name] ?? name, value]))
    return resources.flatMap((name) => {
      const resource = this.model.resources.get(name ?? '')
      if (name === undefined || !resource || keyParts(resource).some(({ parameter }) => !named.has(parameter)))
        return []
      const values = new Map(keyParts(resource).map(({ parameter }) => [parameter, named.get(parameter) ?? '']))
      const value = withKey(placeKey({}, resource, values), resource, values)
      return [{ collection: name, key: collectionKey(resource)(value), value }]
    })
  }

  /** Returns the collection of a resource of the model. */
  collectionOf(resource: string): string | undefined {
    return this.#resources.get(resource)
  }

  /** Returns the collection whose records have a noun, such as `team` or `Team`. */
  collectionOfNoun(noun: string): string | undefined {
    return this.#nouns.get(fold(noun)) ?? this.#nouns.get(fold(singular(noun)))
  }

  /** Returns the records at the places that the model names, which a document with inline schemas needs. */
  #placedIn(operation: Operation, received: unknown): ShownRecord[] {
    const role = this.model.roles.get(operation.id)
    if (!role || role.kind === 'stateless' || role.responsePlace === undefined) return []
    const collection = this.#resources.get(role.resource)
    if (collection === undefined) return []
    const { responsePlace } = role
    if (role.kind !== 'list')
      return shown(collection, 'whole', [[responsePlace, valueAtPlace(received, responsePlace)]])
    const list = valueAtPlace(received, role.listPlace)
    if (!Array.isArray(list)) return []
    const items = list.map((item, i) => {
      return [[...role.listPlace, String(i), ...responsePlace], valueAtPlace(item, responsePlace)] as const
    })
    return shown(collection, 'item', items)
  }

  #schemaOf(operation: Operation, status: number): unknown {
    if (declaredKey(operation, status) === undefined) return undefined
    return responseSchema(this.#vendor.spec.document, operation, status)
  }

  #walk(step: WalkStep): ShownRecord[] {
    const { value, schema, at, kind } = step
    const { document } = this.#vendor.spec
    if (Array.isArray(value)) {
      const { items } = flatten(document, schema, value)
      const inner = kind === 'whole' || kind === 'item' ? 'item' : 'nested'
      return value.flatMap((item, i) => {
        return this.#walk({ ...step, value: item, schema: items, at: `${at}/${i}`, kind: inner })
      })
    }
    if (!isObject(value)) return []
    const own = this.#recordAt(step, value)
    const { properties } = flatten(document, schema, value)
    const isRecord = own.length > 0 || kind === 'nested'
    const inner = Object.entries(value).flatMap(([name, part]) => {
      const isList = Array.isArray(part) && !isRecord
      return this.#walk({
        value: part,
        schema: properties[name],
        at: `${at}/${escapeToken(name)}`,
        kind: isList ? 'item' : isRecord ? 'nested' : kind === 'item' ? 'nested' : kind,
        owner: isRecord ? name : undefined,
      })
    })
    return [...own, ...inner]
  }

  /** Returns the record that an object is: by its schema, or by the name of its property if it has an id. */
  #recordAt({ schema, at, kind, owner }: WalkStep, value: Readonly<Record<string, unknown>>): ShownRecord[] {
    const name = schemaNames(schema).find((one) => this.#collections.has(one))
    const collection = this.#collections.get(name ?? '')
    if (collection !== undefined) return [{ collection, value, at, kind }]
    if (owner === undefined || typeof value['id'] !== 'string' || kind === 'item') return []
    const named = this.collectionOfNoun(owner)
    return named === undefined ? [] : [{ collection: named, value, at, kind: 'reference' }]
  }
}

interface WalkStep {
  readonly value: unknown
  readonly schema: unknown
  readonly at: string
  readonly kind: ShownRecord['kind']
  /** name of the property of a record that contains the value */
  readonly owner: string | undefined
}

function shown(
  collection: string,
  kind: ShownRecord['kind'],
  values: readonly (readonly [place: Place, value: unknown])[],
): ShownRecord[] {
  return values.flatMap(([place, value]) => {
    if (!isObject(value)) return []
    return [{ collection, value, at: place.map((name) => `/${escapeToken(name)}`).join(''), kind }]
  })
}

/** Returns the names of the schemas that a schema refers to, also in its alternatives. */
function schemaNames(schema: unknown): string[] {
  if (!isObject(schema)) return []
  if (typeof schema['$ref'] === 'string') return [schema['$ref'].slice(schema['$ref'].lastIndexOf('/') + 1)]
  return ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => {
    const list: unknown = schema[keyword]
    return Array.isArray(list) ? list.flatMap(schemaNames) : []
  })
}

/** Returns the collections by the schemas of their records, and by the schemas that those extend by `Record`. */
function declaredViews({ collections, spec }: Vendor): Map<string, string> {
  const schemas = spec.document.components['schemas']
  const known = isObject(schemas) ? schemas : {}
  return new Map(
    Object.entries(collections).flatMap(([name, { schema }]) => {
      const view = schema.replace(/Record$/, '')
      return [schema, ...(view !== schema && Object.hasOwn(known, view) ? [view] : [])].map((one) => [one, name])
    }),
  )
}

/** Returns the collection of each resource: that of its name, of its item's path parameter, or of its schema. */
function resourceCollections(vendor: Vendor, { resources }: Model, declared: ReadonlyMap<string, string>) {
  const { operations } = vendor.spec
  const found = new Map<string, string>()
  for (const [name, { itemPath, schema, key }] of resources) {
    if (isInferred(vendor, name)) {
      found.set(name, name)
      continue
    }
    const item = [...operations.values()].find(({ path }) => path === itemPath)
    const refersTo = item?.parameters.find((one) => one.in === 'path' && one.name === key?.parameter)?.refersTo
    const collection = declared.get(schema ?? '') ?? vendor.collectionOf.get(refersTo ?? '')
    if (collection !== undefined) found.set(name, collection)
  }
  return found
}

interface ResponseSchemas {
  readonly model: Model
  readonly resources: ReadonlyMap<string, string>
  readonly declared: ReadonlyMap<string, string>
}

/** Adds the schemas of the responses that show a record of a resource whose collection is known. */
function withResponseSchemas(vendor: Vendor, { model, resources, declared }: ResponseSchemas): Map<string, string> {
  const all = new Map(declared)
  for (const [id, role] of model.roles) {
    const operation = vendor.spec.operations.get(id)
    const collection = role.kind === 'stateless' ? undefined : resources.get(role.resource)
    if (!operation || collection === undefined) continue
    for (const name of namesShown(vendor, operation, role)) if (!all.has(name)) all.set(name, collection)
  }
  return all
}

function namesShown({ spec: { document } }: Vendor, operation: Operation, role: Role): string[] {
  if (role.kind === 'stateless' || role.responsePlace === undefined || role.responsePlace.length > 0) return []
  const statuses = [...operation.responses].filter((status) => status >= 200 && status < 300)
  return statuses.flatMap((status) => {
    let schema = responseSchema(document, operation, status)
    if (role.kind !== 'list') return schemaNames(schema)
    for (const name of role.listPlace) schema = flatten(document, schema, {}).properties[name]
    return schemaNames(flatten(document, schema, []).items)
  })
}
