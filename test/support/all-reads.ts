import { type ParameterObject, resolve, type SchemaObject } from '../../src/engine/spec/document.ts'
import type { Operation } from '../../src/engine/spec/spec.ts'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import type { ListeningEmulator } from '../../src/index.ts'
import { nameOf } from '../../src/scenarios/record-creator.ts'
import type { Collections } from '../../src/world/world.ts'

/** A read with a response that no read may have. */
export interface FailedRead {
  readonly read: string
  readonly status: number
  readonly text: string
}

/** Most records that a read is tried with, for each path parameter. */
const MOST_RECORDS = 3

/** Sends every read of every vendor, with the ids of records that exist; returns the responses from 500 on. */
export async function failedReads(
  emulator: ListeningEmulator,
  headers: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<FailedRead[]> {
  const failed: FailedRead[] = []
  for (const vendor of Object.values(emulator.vendors)) {
    for (const path of pathsToRead(vendor, recordsOf(emulator, vendor))) {
      const response = await emulator.fetch(path, { headers: headers[vendor.name] ?? {}, redirect: 'manual' })
      const text = await response.text()
      if (response.status >= 500) failed.push({ read: path, status: response.status, text })
    }
  }
  return failed
}

/** Returns the records of a vendor in the default world. */
function recordsOf(emulator: ListeningEmulator, { name }: Vendor): Collections {
  // Every vendor has a handle of its name, which holds its collections.
  const handle = Object.entries(emulator).find(([property]) => property === name)?.[1] as { records: Collections }
  return handle.records
}

/** Returns the paths and queries of every read of a vendor, with the ids of records that exist. */
export function pathsToRead(vendor: Vendor, records: Collections): string[] {
  return [...vendor.spec.operations.values()].flatMap((operation) => {
    if (operation.method !== 'get') return []
    const queries = ['', ...queriesOf(vendor, operation, records)]
    return pathsOf(vendor, operation, records).flatMap((path) => queries.map((query) => path + query))
  })
}

/** Returns the paths of an operation for the first and last records of the collection that its last parameter names. */
function pathsOf(vendor: Vendor, operation: Operation, records: Collections): string[] {
  const named = operation.parameters.filter(({ refersTo }) => refersTo !== undefined)
  const last = named.findLast(({ in: where }) => where === 'path')
  const all = last ? (records[vendor.collectionOf.get(last.refersTo ?? '') ?? '']?.list() ?? []) : [{}]
  const tried = all.length > MOST_RECORDS ? [...all.slice(0, 1), ...all.slice(1 - MOST_RECORDS)] : all
  return tried.map((record) => {
    return operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
      const { refersTo = '' } = operation.parameters.find((parameter) => parameter.name === name) ?? {}
      const collection = records[vendor.collectionOf.get(refersTo) ?? '']
      const own: unknown = Object.getOwnPropertyDescriptor(record, name)?.value
      const key = name === last?.name ? collection?.shape.key(record) : undefined
      const first = collection?.first()
      const any = first && collection?.shape.key(first)
      return encodeURIComponent(textOf(key ?? own ?? any ?? '1').toWellFormed())
    })
  })
}

/** Returns queries with one parameter each: its example, every value that its schema lists, and a record's name. */
function queriesOf(vendor: Vendor, { id, parameters }: Operation, records: Collections): string[] {
  const declared = declaredParameters(vendor, id)
  const names = Object.values(records).flatMap((collection) => {
    const first = collection.first()
    return first ? [textOf(nameOf(first) ?? '').toWellFormed()] : []
  })
  return parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name }) => {
      const { example, schema } = declared.find((parameter) => parameter.name === name) ?? {}
      const values = [example, ...(schema?.enum ?? schema?.items?.enum ?? []), names[0]]
      return values
        .filter((value) => value !== undefined)
        .map((value) => `?${new URLSearchParams({ [name]: textOf(value) })}`)
    })
}

/** A parameter with the keyword that the engine does not read. */
interface DeclaredParameter extends ParameterObject {
  readonly schema: WithValues & { readonly items?: WithValues }
}

interface WithValues extends SchemaObject {
  readonly enum?: readonly unknown[]
}

function declaredParameters({ spec: { document } }: Vendor, id: string): readonly DeclaredParameter[] {
  return Object.values(document.paths).flatMap((item) => {
    if (item.get?.operationId !== id) return []
    return [...(item.parameters ?? []), ...(item.get.parameters ?? [])].map((parameter): DeclaredParameter => {
      const { schema = {}, ...rest } = resolve<ParameterObject>(document, parameter)
      return { ...rest, schema }
    })
  })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
