import { Ajv2020, type Options } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import addFormats from 'ajv-formats'
import { build } from 'esbuild'
import { noteBundledPackages } from './bundled-packages.ts'
import {
  isJson,
  type Json,
  mapObjects,
  member,
  operationsOf,
  resolved,
  SCHEMAS,
  schemaName,
  schemasOf,
  schemasReachedFrom,
} from './schema.ts'

/** As many as are ever told, and some: a client hears of 100 findings at the most. */
const MOST_ERRORS = 200
const OWN_KEYWORDS = ['example', 'x-provenance', 'x-internal', 'x-scenario']

/** What is made of a spec: the validators of its records, and those of its exchanges, which are loaded later. */
export interface ValidatorModules {
  readonly records: string
  readonly validators: string
}

/** Writes validators ahead of time: nothing is compiled at run time, and nothing of Ajv is needed there. */
export async function writeValidators(document: Json, requestView: Json): Promise<ValidatorModules> {
  const requests = new Compiler('requests', schemasOf(requestView), {
    allErrors: true,
    removeAdditional: true,
    useDefaults: true,
  })
  // A reply that breaks the spec is a bug of ours: the first thing that is wrong with it will do.
  const responses = new Compiler('responses', schemasOf(document), {})
  const kept = new Compiler('kept', schemasOf(document), { allErrors: true })
  const operations = operationsOf(document)
  const seen = new Map(operationsOf(requestView).map((operation) => [operation.id, operation]))
  const recordNames = new Set(ownRecords(document))
  const planResponse = (declared: unknown, status: string) => {
    return responsePlan({ document, compiler: responses, recordNames }, declared, status)
  }

  const table = {
    parameters: Object.fromEntries(
      operations.flatMap(({ id, parameters }) => {
        return parameters.length === 0 ? [] : [[id, requests.add(parametersSchema(parameters))]]
      }),
    ),
    bodies: Object.fromEntries(
      [...seen].flatMap(([id, { object }]) => {
        const content = member(member(object, 'requestBody'), 'content')
        const types = Object.keys(content)
        return types.length === 0
          ? []
          : [[id, recordOf(types, (type) => requests.add(member(content, type)['schema']))]]
      }),
    ),
    responses: Object.fromEntries(
      operations.map(({ id, object }) => {
        const responses = member(object, 'responses')
        return [id, recordOf(Object.keys(responses), (status) => planResponse(responses[status], status))]
      }),
    ),
    unmatched: recordOf(Object.keys(member(document, 'x-unmatched')), (status) => {
      return planResponse(member(document, 'x-unmatched')[status], status)
    }),
  }
  const records = recordOf([...recordNames].toSorted(), (name) => kept.add({ $ref: SCHEMAS + name }))
  return {
    records: await written({ name: 'records', type: 'RecordValidators', table: records, compilers: [kept] }),
    validators: await written({ name: 'validators', type: 'Validators', table, compilers: [requests, responses] }),
  }
}

interface Written {
  readonly name: string
  readonly type: string
  /** with a mark in the place of each validator */
  readonly table: object
  readonly compilers: readonly Compiler[]
}

/** A module that exports a table of validators. */
async function written({ name, type, table, compilers }: Written): Promise<string> {
  const imports = compilers.map(({ module }) => `import * as ${module} from '${module}'`)
  const code = await bundle({
    ...Object.fromEntries(compilers.map((compiler) => [compiler.module, compiler.code()])),
    main: [...imports, `export const ${name} = ${JSON.stringify(table).replace(/"@(\w+)\.(\w+)"/g, '$1.$2')}`].join(
      '\n',
    ),
  })
  const exported = new RegExp(`export\\s*\\{\\s*${name}\\s*\\};?`)
  const declared = new RegExp(`var ${name}\\s*=`)
  return `// @ts-nocheck
// Made by scripts/generate.ts from specs/. Do not edit.
import type { ${type} } from '../../engine/spec/validators.ts'
${code.replace(exported, '').replace(declared, `export const ${name}: ${type} =`)}`
}

/** The schemas that no request and no reply has: those of records that the vendor keeps to itself. */
function ownRecords(document: Json): string[] {
  const operations = operationsOf(document).map(({ object }) => object)
  const told = schemasReachedFrom(
    document,
    operations.flatMap((object) => [object['requestBody'], object['responses']]),
  )
  return Object.keys(schemasOf(document)).filter((name) => !told.has(name))
}

/** Collects schemas and compiles them into one module; each gets a name by which the table refers to it. */
class Compiler {
  readonly #ajv: Ajv2020
  readonly #names = new Map<string, string>()
  readonly #exports: Record<string, string> = {}
  /** what the module is called by the one that puts all together */
  readonly module: string

  constructor(module: string, schemas: Json, options: Pick<Options, 'allErrors' | 'removeAdditional' | 'useDefaults'>) {
    this.module = module
    this.#ajv = new Ajv2020({
      ...options,
      allowUnionTypes: true,
      strictRequired: false,
      // A schema that is used in many places is checked by one function, not by many copies.
      inlineRefs: false,
      code: { source: true, esm: true },
    })
    addFormats.default(this.#ajv)
    // The full grammar takes a regular expression as long as a page; every link of every new record would pay for it.
    addFormats.default(this.#ajv, { mode: 'fast', formats: ['uri-reference'] })
    this.#ajv.addVocabulary(OWN_KEYWORDS)
    for (const [name, schema] of Object.entries(schemas)) this.#ajv.addSchema(closed(schema), `schema:${name}`)
  }

  /** @returns a mark that the table replaces with the validator's name */
  add(schema: unknown): string {
    const text = JSON.stringify(closed(schema))
    let name = this.#names.get(text)
    if (name === undefined) {
      name = `v${this.#names.size}`
      this.#names.set(text, name)
      this.#ajv.addSchema(JSON.parse(text), `root:${name}`)
      this.#exports[name] = `root:${name}`
    }
    return `@${this.module}.${name}`
  }

  code(): string {
    // Ajv copies all errors so far for each item that has some: with items without number, time without end.
    const unbounded = /vErrors\.concat\(([\w.]+)\)/g
    return standaloneCode
      .default(this.#ajv, this.#exports)
      .replace(unbounded, `(vErrors.length < ${MOST_ERRORS} ? vErrors.concat($1) : vErrors)`)
      .replace(NOTED, (_, _name, at = 'instancePath', keyword, params, message) => {
        return `errors++;vErrors = note(vErrors, ${at}, ${keyword}, ${params}, ${message});`
      })
      .concat(NOTE)
  }
}

/** How Ajv writes down an error: a third of all its code. Nobody reads where in the schema it stands. */
const NOTED =
  /const (err\d+) = \{instancePath(?::([^,]+))?,schemaPath:(?:"(?:[^"\\]|\\.)*"|[^,]+),keyword:("\w+"),params:(.*?),message:(.*?)\};\s*if\(vErrors === null\)\s*\{\s*vErrors = \[\1\];\s*\}\s*else\s*\{\s*vErrors\.push\(\1\);\s*\}\s*errors\+\+;/g
const NOTE = `
function note(errors, instancePath, keyword, params, message) {
  const error = { instancePath, keyword, params, message }
  if (errors === null) return [error]
  errors.push(error)
  return errors
}
`

/**
 * Closes every object schema that names its properties and says nothing of others: a reply may not have them, and a
 * request's are taken out as it is read.
 */
function closed(schema: unknown): Json {
  const view = mapObjects(schema, (object) => {
    const name = schemaName(object)
    // Of all that may stand beside a reference, a validator acts on a default only.
    if (name !== undefined) {
      return { $ref: `schema:${name}`, ...('default' in object && { default: object['default'] }) }
    }
    const open =
      isJson(object['properties']) && object['type'] === 'object' && object['additionalProperties'] === undefined
    return open ? { ...object, additionalProperties: false } : object
  })
  return isJson(view) ? view : {}
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
  return { type: 'object', properties: Object.fromEntries(properties) }
}

interface Planning {
  readonly document: Json
  readonly compiler: Compiler
  /** the schemas whose own validators the plans leave parts to */
  readonly recordNames: Set<string>
}

function responsePlan(planning: Planning, declared: unknown, status: string): Json {
  const { document, compiler } = planning
  const response = resolved(document, declared)
  const content = member(response, 'content')
  const headers = Object.entries(member(response, 'headers')).map(
    ([name, header]) => [name, resolved(document, header)] as const,
  )
  const required = headers.filter(([, header]) => header['required'] === true).map(([name]) => name)
  const headersSchema = {
    type: 'object',
    required,
    properties: Object.fromEntries(headers.map(([name, header]) => [name, header['schema']])),
    additionalProperties: true,
  }
  return {
    ...(headers.length > 0 && { headers: compiler.add(headersSchema) }),
    bodies: recordOf(Object.keys(content), (type) => {
      const { schema } = member(content, type)
      return Number(status) < 400 ? bodyPlan(planning, schema) : { check: compiler.add(schema) }
    }),
  }
}

/** A success whose body is a record, or has lists of records, leaves those to the records' own validators. */
function bodyPlan({ document, compiler, recordNames }: Planning, schema: unknown): Json {
  const name = schemaName(schema)
  const whole = resolved(document, schema)
  const lists = Object.entries(member(whole, 'properties')).flatMap(([property, declared]) => {
    const item = isJson(declared) && declared['type'] === 'array' ? schemaName(declared['items']) : undefined
    return item === undefined ? [] : [[property, item] as const]
  })
  for (const [, item] of lists) recordNames.add(item)
  if (lists.length === 0) {
    if (name === undefined) return { check: compiler.add(schema) }
    recordNames.add(name)
    return { record: name }
  }
  const properties = { ...member(whole, 'properties') }
  for (const [property] of lists) properties[property] = { type: 'array' }
  const shell = { ...whole, properties }
  return { check: compiler.add(shell), lists: Object.fromEntries(lists) }
}

function recordOf<T>(names: readonly string[], make: (name: string) => T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, make(name)]))
}

/** Puts modules that exist as text only, and the few functions of Ajv that they call, into one. */
async function bundle({ main, ...modules }: Record<'main' | (string & {}), string>): Promise<string> {
  const result = await build({
    stdin: { contents: main, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    metafile: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [
      {
        name: 'text-modules',
        setup(building) {
          building.onResolve({ filter: /^(kept|requests|responses)$/ }, ({ path }) => ({ path, namespace: 'text' }))
          building.onLoad({ filter: /.*/, namespace: 'text' }, ({ path }) => {
            return { contents: modules[path] ?? '', resolveDir: import.meta.dirname }
          })
        },
      },
    ],
  })
  noteBundledPackages(result.metafile)
  const [output] = result.outputFiles
  if (!output) throw new Error('esbuild gave no output')
  return output.text
}
