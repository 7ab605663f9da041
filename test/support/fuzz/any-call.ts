import { requestBodyOf } from '../../../src/engine/spec/declaration.ts'
import { type Document, METHODS, type OperationObject, resolve } from '../../../src/engine/spec/document.ts'
import type { Operation } from '../../../src/engine/spec/spec.ts'
import type { Vendor } from '../../../src/engine/vendor/vendor.ts'
import type { Random } from '../../../src/world/random.ts'
import type { Collections } from '../../../src/world/world.ts'
import { anyJunk, anyValue, type ValueContext } from './any-value.ts'
import { changedValue } from './changed-value.ts'
import type { FuzzRequest } from './fuzz-request.ts'

/** A vendor in a world, as generated requests address it. */
export interface CallTarget {
  readonly vendor: Vendor
  /** the vendor's spec, from its source file */
  readonly document: Document
  readonly records: Collections
  readonly headers: Readonly<Record<string, string>>
  /** headers of operations that require another credential, by security scheme */
  readonly schemeHeaders: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** values of members and parameters, by name */
  readonly known: Readonly<Record<string, readonly string[]>>
}

const ODD_SEGMENTS = ['%', '%FF', '%2F', '%00', '..%2F', '__proto__', 'constructor', '', '%20', '*', 'none', '{id}']
const ODD_VALUES = ['', '%', '%FF', '0', '-1', '1e3', '9'.repeat(400), 'true', ',', ',,', '*', '%00', 'MHxufDA', 'null']
const ODD_PARAMETERS = ['pagesize', '__proto__', 'constructor', 'ids[]', 'a%5Bb%5D', '', 'pageSize', 'limit', 'sort']
const ODD_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['accept', 'application/xml'],
  ['accept', 'text/event-stream'],
  ['accept', ';;q=x,*/*;q=0'],
  ['content-encoding', 'gzip'],
  ['content-encoding', 'br'],
  ['content-type', 'text/plain'],
  ['content-type', 'application/json; charset=utf-16'],
  ['content-type', 'multipart/form-data'],
  ['content-type', ''],
  ['authorization', 'Bearer'],
  ['authorization', 'Basic !'],
  ['authorization', 'Bearer a.b.c'],
  ['x-world', 'none'],
  ['x-world', 'é'],
  ['origin', 'https://shop.example'],
  ['range', 'bytes=0-1'],
  ['if-none-match', '*'],
  ['x-http-method-override', 'DELETE'],
]

/** Returns a request for any operation of a vendor, each part of which may be invalid. */
export function anyCall(random: Random, target: CallTarget): FuzzRequest {
  const { vendor, document, known } = target
  const operation = random.pick([...vendor.spec.operations.values()])
  const keys = Object.entries(target.records).filter(([, { size }]) => size > 0)
  const context: ValueContext = {
    random,
    document,
    known,
    anyKey: (name = '') => {
      const stem = name.replace(/ids?$/i, '').toLowerCase()
      const suggested = stem === '' ? [] : keys.filter(([collection]) => collection.toLowerCase().includes(stem))
      return keys.length === 0 ? 'none' : anyKeyOf(random, random.pick(suggested.length > 0 ? suggested : keys)[1])
    },
  }
  const method = random.int(1, 40) === 1 ? random.pick([...METHODS, 'options', 'QUERY']) : operation.method
  const headers: Record<string, string> = { ...headersOf(random, operation, target) }
  const body = anyBody(context, operation, headers)
  if (random.int(1, 12) === 1) {
    const [name, value] = random.pick(ODD_HEADERS)
    headers[name] = value
  }
  const path = anyPath(context, operation, target) + anyQuery(context, operation, target)
  return { method: method.toUpperCase(), path, headers, body }
}

/** Returns the headers of a credential that the operation accepts, or seldom another. */
function headersOf(random: Random, { schemes }: Operation, { headers, schemeHeaders }: CallTarget) {
  const own = schemes.map((scheme) => schemeHeaders[scheme]).find((found) => found !== undefined)
  return own !== undefined && random.int(1, 10) > 1 ? own : headers
}

/** Returns the key of any record of a collection that is not empty. */
export function anyKeyOf(random: Random, records: Collections[string]): string {
  return records.shape.key(random.pick(records.list()))
}

function anyPath(
  context: ValueContext,
  operation: Operation,
  { vendor, records, known, document }: CallTarget,
): string {
  const { random, anyKey } = context
  const named = operation.parameters.filter((parameter) => parameter.in === 'path')
  const declared = declaredParameters(document, operation)
  const last = named.findLast(({ refersTo }) => refersTo !== undefined)
  const collection = records[vendor.collectionOf.get(last?.refersTo ?? '') ?? '']
  const target = collection && collection.size > 0 ? random.pick(collection.list()) : undefined
  return operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    if (random.int(1, 25) === 1) return random.pick(ODD_SEGMENTS)
    const values = known[name]
    if (values && values.length > 0) return encode(random.pick(values))
    if (name === last?.name && collection && target) return encode(collection.shape.key(target))
    const own: unknown = target && Object.getOwnPropertyDescriptor(target, name)?.value
    const refersTo = named.find((parameter) => parameter.name === name)?.refersTo
    const referred = records[vendor.collectionOf.get(refersTo ?? '') ?? '']
    const example = declared.find((parameter) => parameter.name === name)?.example
    const any = referred && referred.size > 0 ? anyKeyOf(random, referred) : (example ?? anyKey(name))
    return encode(textOf(own ?? any))
  })
}

function anyQuery(context: ValueContext, operation: Operation, { document }: CallTarget): string {
  const { random } = context
  const pairs: string[] = []
  for (const parameter of declaredParameters(document, operation)) {
    if (parameter.in !== 'query' || random.int(1, 120) > (parameter.required ? 116 : 30)) continue
    const isOdd = random.int(1, 8) === 1
    const isExample = parameter.example !== undefined && random.int(1, 3) === 1
    const value = isExample ? parameter.example : anyValue(context, parameter.schema ?? {}, parameter.name)
    pairs.push(`${parameter.name}=${isOdd ? random.pick(ODD_VALUES) : encode(textOf(value))}`)
  }
  if (random.int(1, 10) === 1) pairs.push(`${random.pick(ODD_PARAMETERS)}=${random.pick(ODD_VALUES)}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function declaredParameters(document: Document, { id, path }: Operation) {
  const item = document.paths[path] ?? {}
  const all = [...(item.parameters ?? []), ...(objectOf(document, id)?.parameters ?? [])]
  return all.map((parameter) => resolve(document, parameter))
}

/** Returns the declaration of an operation. */
export function objectOf(document: Document, id: string): OperationObject | undefined {
  const all = Object.values(document.paths).flatMap((item) => METHODS.map((method) => item[method]))
  return all.find((object) => object?.operationId === id)
}

/** Returns a body in a declared media type, and sets the header that names it. */
function anyBody(context: ValueContext, { id }: Operation, headers: Record<string, string>): FuzzRequest['body'] {
  const { random, document } = context
  const object = objectOf(document, id)
  const declared = object && requestBodyOf(document, object)
  const [mediaType, media] = random.pick(Object.entries(declared?.content ?? { '': undefined }))
  if (!media) return random.int(1, 20) === 1 ? '{}' : undefined
  if (mediaType === 'multipart/form-data') return anyForm(context, media.schema ?? {})
  headers['content-type'] = mediaType
  const examples = [media.example, ...Object.values(media.examples ?? {}).map(({ value }) => value)]
  const example = random.pick(examples)
  const isExample = example !== undefined && random.int(1, 2) === 1
  const value = isExample ? anyExample(context, example) : anyValue(context, media.schema ?? {})
  if (mediaType === 'application/x-www-form-urlencoded') return anyPairs(value)
  return anyEncoding(random, JSON.stringify(value))
}

/** Returns an example as it is, or with one part changed. */
function anyExample({ random, anyKey }: ValueContext, example: unknown): unknown {
  return random.int(1, 2) === 1 ? example : changedValue(example, random, anyKey)
}

function anyPairs(value: unknown): string {
  const pairs = Object.entries(typeof value === 'object' && value !== null ? value : {})
  return pairs.map(([name, text]) => `${encode(name)}=${encode(textOf(text))}`).join('&')
}

function anyForm(context: ValueContext, schema: object): FormData {
  const form = new FormData()
  const value = anyValue(context, schema)
  for (const [name, text] of Object.entries(typeof value === 'object' && value !== null ? value : {})) {
    form.append(name, textOf(text))
  }
  if (context.random.int(1, 2) === 1) form.append('file', new Blob(['a file']), 'a.png')
  return form
}

/** Returns a text as JSON in UTF-8, or seldom in an encoding that is not valid. */
function anyEncoding(random: Random, text: string): string | Uint8Array<ArrayBuffer> {
  const utf8 = new TextEncoder().encode(text)
  const odd = random.int(1, 200)
  if (odd === 1) return `\ufeff${text}`
  if (odd === 2) return new Uint8Array([...utf8.slice(0, 20), 0xff, 0xfe])
  if (odd === 3) return text.slice(0, -1)
  if (odd === 4) return '['.repeat(5000)
  if (odd === 5) return new Uint8Array([0xff, 0xfe, ...[...utf8].flatMap((byte) => [byte, 0])])
  if (odd === 6) return text.replace('{', '{"a":1e999,"a":-0,')
  if (odd === 7) return new Uint8Array([0x1f, 0x8b, 8, 0, 0])
  if (odd === 8) return JSON.stringify(anyJunk(random))
  if (odd === 9) return ''
  return text
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
