import { defineLazy, lazyRecord } from '../../engine/spec/lazy.ts'
import { concreteType, isJsonType } from '../../engine/spec/media-type.ts'
import type { RecordValidators, ResponseCheck, Validate, Validators } from '../../engine/spec/validators.ts'
import { isObject } from '../../world/is-object.ts'
import { canHaveBody, contentOf, schemaOf } from '../schema/content.ts'
import { type FoundOperation, operationsOf } from '../schema/operations.ts'
import type { Schemas } from '../schema/schemas.ts'
import { Compiler } from './compiler.ts'

/** The validators of a document, none of which is compiled before it is used. */
export interface CompiledDocument {
  readonly validators: Validators
  readonly records: RecordValidators
  /** Returns the validator of a value in a response. */
  readonly check: (schema: unknown) => Validate
}

/** Prepares the validators of a document. @param recordSchemas names of the schemas of stored records */
export function compileDocument(
  schemas: Schemas,
  recordSchemas: readonly string[],
  onWarning: (warning: string) => void,
): CompiledDocument {
  return documentValidators(schemas, recordSchemas, {
    requests: new Compiler({ schemas, direction: 'request', onWarning }),
    forms: new Compiler({ schemas, direction: 'request', onWarning, coerces: true }),
    responses: new Compiler({ schemas, direction: 'response', onWarning }),
  })
}

/** The compilers of a document's schemas, by direction. */
export interface Compilers {
  readonly requests: Pick<Compiler, 'validator'>
  /** compiler of the bodies of forms */
  readonly forms: Pick<Compiler, 'validator'>
  readonly responses: Pick<Compiler, 'validator'>
}

/** Returns the validators of a document by their places in it. Each is requested from its compiler when it is first used. */
export function documentValidators(
  schemas: Schemas,
  recordSchemas: readonly string[],
  { requests, forms, responses }: Compilers,
): CompiledDocument {
  const { document } = schemas
  const operations = operationsOf(document)
  const ids = [...operations.keys()]
  const context = { schemas, compiler: responses }
  return {
    check: (schema) => responses.validator(schema),
    records: lazyRecord(recordSchemas, (name) => responses.validator({ $ref: `#/components/schemas/${name}` })),
    validators: {
      parameters: lazyRecord(ids, (id) => requests.validator(parametersSchema(operations.get(id), schemas))),
      bodies: lazyRecord(ids, (id) => {
        const content = contentOf(schemas.resolve(operations.get(id)?.object.requestBody))
        return lazyRecord(Object.keys(content), (type) => {
          return (isJsonType(concreteType(type)) ? requests : forms).validator(schemaOf(content[type]))
        })
      }),
      responses: lazyRecord(ids, (id) => checksOf(operations.get(id)?.object.responses ?? {}, context)),
      unmatched: checksOf(document['x-unmatched'] ?? {}, context),
    },
  }
}

interface CheckContext {
  readonly schemas: Schemas
  readonly compiler: Compilers['responses']
}

function checksOf(declared: object, { schemas, compiler }: CheckContext): Readonly<Record<string, ResponseCheck>> {
  return lazyRecord(Object.keys(declared), (status) => {
    const response = schemas.resolve(Object.getOwnPropertyDescriptor(declared, status)?.value)
    const content = canHaveBody(status) ? contentOf(response) : {}
    const check: ResponseCheck = {
      bodies: lazyRecord(Object.keys(content), (type) => bodyCheck(content[type], compiler)),
    }
    const headers = headersSchema(response, schemas)
    if (headers) defineLazy(check, 'headers', () => compiler.validator(headers))
    return check
  })
}

function bodyCheck(media: unknown, compiler: Compilers['responses']) {
  const schema = schemaOf(media)
  return schema === undefined ? {} : { check: compiler.validator(schema) }
}

function headersSchema(response: unknown, schemas: Schemas): object | undefined {
  if (!isObject(response) || !isObject(response['headers'])) return undefined
  const headers = Object.entries(response['headers']).map(([name, header]) => [name, schemas.resolve(header)] as const)
  const required = headers.filter(([, header]) => isObject(header) && header['required'] === true).map(([name]) => name)
  const checked = headers.map(([name, header]) => [name, plainSchema(schemaOf(header), schemas)] as const)
  return { type: 'object', required, properties: Object.fromEntries(checked) }
}

/** Returns the schema of a header's text; one that accepts anything if the header contains an object, a list or null. */
function plainSchema(schema: unknown, schemas: Schemas): unknown {
  const { types, keywords } = schemas.flat(schema)
  const isPlain = types.some((type) => type !== 'object' && type !== 'array' && type !== 'null')
  return isPlain && !('const' in keywords) ? schema : true
}

/** Returns the schema of decoded parameters. A parameter of the operation replaces that of the path with its name. */
function parametersSchema(operation: FoundOperation | undefined, schemas: Schemas): object {
  const places: Record<string, { properties: Record<string, unknown>; required: Set<string> }> = {}
  for (const declared of [...(operation?.item.parameters ?? []), ...(operation?.object.parameters ?? [])]) {
    const parameter = schemas.resolve(declared)
    if (!isObject(parameter)) continue
    const [name, where] = [String(parameter['name']), String(parameter['in'])]
    places[where] ??= { properties: {}, required: new Set() }
    const place = places[where]
    place.properties[name] = schemaOf(parameter) ?? true
    if (parameter['required'] === true) place.required.add(name)
    else place.required.delete(name)
  }
  const properties = Object.entries(places).map(([where, place]) => [
    where,
    { type: 'object', properties: place.properties, required: [...place.required] },
  ])
  return { type: 'object', properties: Object.fromEntries(properties) }
}
