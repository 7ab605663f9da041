import type { Document } from '../spec/document.ts'
import { defineLazy, lazyRecord, once } from '../spec/lazy.ts'
import type { BodyCheck, RecordValidators, ResponseCheck, Validate, Validators } from '../spec/validators.ts'
import { type Closing, closed, variantNamed } from './closed.ts'
import type { Resolve } from './keywords.ts'
import { writable } from './request-view.ts'
import { isJson, type Json, member, operationsOf, resolved, SCHEMAS, schemaName, schemasOf } from './schema.ts'
import { SchemaCompiler, type SchemaCompilerOptions } from './schema-compiler.ts'

/** The validators of a spec, as a vendor is defined with them. */
export interface ClosedValidators {
  readonly records: RecordValidators
  readonly validators: () => { readonly validators: Validators }
}

/**
 * Returns the validators of a spec whose objects may only have declared properties. Each is compiled when it is first
 * used, to functions and not to code.
 */
export function closedValidators(source: Document): ClosedValidators {
  const document: Json = { ...source }
  const schemas = schemasOf(document)
  const resolve: Resolve = (name) => schemas[name]
  const keep = closing(resolve, 'reject', { collects: true, removes: false, presets: false })
  return {
    records: lazyRecord(Object.keys(schemas), (name) => keep({ $ref: SCHEMAS + name })),
    validators: once(() => ({ validators: exchangeValidators(document, resolve) })),
  }
}

/** Returns a validator of a schema. */
type Compile = (schema: unknown) => Validate

function closing(
  resolve: Resolve,
  mode: Exclude<Closing, 'open'>,
  options: Omit<SchemaCompilerOptions, 'resolve'>,
): Compile {
  const context = { resolve, removes: options.removes }
  const compiler = new SchemaCompiler({
    ...options,
    resolve(reference) {
      const { name, closing: variant } = variantNamed(reference)
      return closed(resolve(name), variant, context)
    },
  })
  return (schema) => compiler.validator(closed(schema, mode, context))
}

function exchangeValidators(document: Json, resolve: Resolve): Validators {
  const operations = new Map(operationsOf(document).map((operation) => [operation.id, operation]))
  const ids = [...operations.keys()]
  // A strict document rejects undeclared properties; all others drop them as a body is read.
  const requests = { collects: true, removes: document['x-strict'] !== true, presets: true }
  const parameters = closing(resolve, 'strip', requests)
  const bodies = closing(writableSchemas(document, resolve), 'strip', requests)
  // A response that violates the spec is a bug in DeskDouble, so the first error suffices.
  const responses = closing(resolve, 'reject', { collects: false, removes: false, presets: false })
  const context = { document, compile: responses }
  const objectOf = (id: string) => operations.get(id)?.object ?? {}
  const parametersOf = (id: string) => operations.get(id)?.parameters ?? []
  return {
    parameters: lazyRecord(
      ids.filter((id) => parametersOf(id).length > 0),
      (id) => parameters(parametersSchema(parametersOf(id))),
    ),
    bodies: lazyRecord(ids, (id) => {
      const content = member(resolved(document, objectOf(id)['requestBody'] ?? {}), 'content')
      return lazyRecord(Object.keys(content), (type) => bodies(writable(member(content, type)['schema'], document)))
    }),
    responses: lazyRecord(ids, (id) => responseChecks(context, member(objectOf(id), 'responses'))),
    unmatched: responseChecks(context, member(document, 'x-unmatched')),
  }
}

/** Returns the named schemas as handlers see requests. */
function writableSchemas(document: Json, resolve: Resolve): Resolve {
  const known = new Map<string, unknown>()
  return (name) => {
    const schema = known.get(name) ?? writable(resolve(name), document)
    known.set(name, schema)
    return schema
  }
}

function parametersSchema(parameters: readonly Json[]): Json {
  const places = Object.groupBy(parameters, (parameter) => String(parameter['in']))
  const properties = Object.entries(places).map(([place, declared = []]) => {
    const required = declared
      .filter((parameter) => parameter['required'] === true)
      .map((parameter) => parameter['name'])
    return [
      place,
      {
        type: 'object',
        properties: Object.fromEntries(declared.map((parameter) => [parameter['name'], parameter['schema']])),
        ...(required.length > 0 && { required }),
      },
    ]
  })
  // A place without declared parameters is there, too, and empty.
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: true }
}

interface ResponseContext {
  readonly document: Json
  readonly compile: Compile
}

function responseChecks(context: ResponseContext, declared: Json): Readonly<Record<string, ResponseCheck>> {
  return lazyRecord(Object.keys(declared), (status) => responseCheck(context, declared[status], status))
}

function responseCheck(context: ResponseContext, declared: unknown, status: string): ResponseCheck {
  const { document, compile } = context
  const response = resolved(document, declared)
  const content = member(response, 'content')
  const check: ResponseCheck = {
    bodies: lazyRecord(Object.keys(content), (type) => {
      const { schema } = member(content, type)
      return Number(status) < 400 ? bodyCheck(context, schema) : { check: compile(schema) }
    }),
  }
  const headers = Object.entries(member(response, 'headers'))
  if (headers.length > 0) defineLazy(check, 'headers', () => compile(headersSchema(document, headers)))
  return check
}

function headersSchema(document: Json, declared: readonly (readonly [string, unknown])[]): Json {
  const headers = declared.map(([name, header]) => [name, resolved(document, header)] as const)
  return {
    type: 'object',
    required: headers.filter(([, header]) => header['required'] === true).map(([name]) => name),
    properties: Object.fromEntries(headers.map(([name, header]) => [name, header['schema']])),
    additionalProperties: true,
  }
}

/** Returns the check of the body of a success. Records, and lists of records, are left to the record validators. */
function bodyCheck({ document, compile }: ResponseContext, schema: unknown): BodyCheck {
  const name = schemaName(schema)
  const whole = resolved(document, schema)
  const lists = Object.entries(member(whole, 'properties')).flatMap(([property, declared]) => {
    const item = isJson(declared) && declared['type'] === 'array' ? schemaName(declared['items']) : undefined
    return item === undefined ? [] : [[property, item] as const]
  })
  if (lists.length === 0) return name === undefined ? { check: compile(schema) } : { record: name }
  const properties = { ...member(whole, 'properties') }
  for (const [property] of lists) properties[property] = { type: 'array' }
  return { check: compile({ ...whole, properties }), lists: Object.fromEntries(lists) }
}
