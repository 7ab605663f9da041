import { Compiler } from './compiler.ts'
import type { ModuleFrame } from './module-frame.ts'
import { type PlanContext, recordOf, responsePlan } from './response-plan.ts'
import { type Json, member, operationsOf, SCHEMAS, schemasOf, schemasReachedFrom } from './schema.ts'
import type { SchemaForm } from './schema-form.ts'

/** The generated modules of a spec: validators of records, and validators of exchanges, which are loaded later. */
export interface ValidatorModules {
  readonly records: string
  readonly validators: string
}

/** A spec to generate validators for. */
export interface ValidatorSource {
  readonly document: Json
  /** the document as handlers see requests */
  readonly requestView: Json
  /** the schemas of the vendor's collections: every record that enters a world is validated */
  readonly stored: readonly string[]
  readonly forms: SchemaForms
  readonly frame: ModuleFrame
  /** combines modules with the functions of Ajv that they call */
  readonly link: LinkModules
}

/** Combines modules, of which `main` imports the others by their names, into the text of one module. */
export type LinkModules = (modules: Readonly<Record<'main' | (string & {}), string>>) => string | Promise<string>

/** The forms of a document's schemas, by use. */
export interface SchemaForms {
  readonly requests: SchemaForm
  readonly responses: SchemaForm
  readonly records: SchemaForm
}

/** Generates validators ahead of time, so that nothing is compiled at run time. */
export async function writeValidators(source: ValidatorSource): Promise<ValidatorModules> {
  const { document, requestView, stored, forms } = source
  const requests = new Compiler('requests', schemasOf(requestView), forms.requests)
  const responses = new Compiler('responses', schemasOf(document), forms.responses)
  const kept = new Compiler('kept', schemasOf(document), forms.records)
  const recordNames = new Set([...ownRecords(document), ...stored])
  const table = {
    ...requestTable(source, requests),
    ...responseTable({ document, compiler: responses, recordNames }),
  }
  const records = recordOf([...recordNames].toSorted(), (name) => kept.add({ $ref: SCHEMAS + name }))
  return {
    records: await writeTable(source, { name: 'records', type: 'RecordValidators', table: records, compilers: [kept] }),
    validators: await writeTable(source, {
      name: 'validators',
      type: 'Validators',
      table,
      compilers: [requests, responses],
    }),
  }
}

function requestTable({ document, requestView }: ValidatorSource, requests: Compiler): Json {
  return {
    parameters: Object.fromEntries(
      operationsOf(document).flatMap(({ id, parameters }) => {
        return parameters.length === 0 ? [] : [[id, requests.add(parametersSchema(parameters))]]
      }),
    ),
    bodies: Object.fromEntries(
      operationsOf(requestView).flatMap(({ id, object }) => {
        const content = member(member(object, 'requestBody'), 'content')
        const types = Object.keys(content)
        return types.length === 0
          ? []
          : [[id, recordOf(types, (type) => requests.add(member(content, type)['schema']))]]
      }),
    ),
  }
}

function responseTable(context: PlanContext): Json {
  const { document } = context
  return {
    responses: Object.fromEntries(
      operationsOf(document).map(({ id, object }) => [id, responsePlans(context, member(object, 'responses'))]),
    ),
    unmatched: responsePlans(context, member(document, 'x-unmatched')),
  }
}

function responsePlans(context: PlanContext, declared: Json): Json {
  return recordOf(Object.keys(declared), (status) => responsePlan(context, declared[status], status))
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

interface TableModule {
  readonly name: string
  readonly type: string
  /** contains a placeholder for each validator */
  readonly table: object
  readonly compilers: readonly Compiler[]
}

/** Generates a module that exports a table of validators. */
async function writeTable(
  { frame, link }: ValidatorSource,
  { name, type, table, compilers }: TableModule,
): Promise<string> {
  const imports = compilers.map(({ module }) => `import * as ${module} from '${module}'`)
  const code = await link({
    ...Object.fromEntries(compilers.map((compiler) => [compiler.module, compiler.code()])),
    main: [...imports, `export const ${name} = ${JSON.stringify(table).replace(/"@(\w+)\.(\w+)"/g, '$1.$2')}`].join(
      '\n',
    ),
  })
  const exported = new RegExp(`export\\s*\\{\\s*${name}\\s*\\};?`)
  const declared = new RegExp(`(?:var|export const) ${name}\\s*=`)
  return `// @ts-nocheck
${frame.notice}
import type { ${type} } from '${frame.validatorTypes}'
${code.replace(exported, '').replace(declared, `export const ${name}: ${type} =`)}`
}

/** Returns the schemas that no request or response contains: those of records that are only stored. */
function ownRecords(document: Json): string[] {
  const operations = operationsOf(document).map(({ object }) => object)
  const exposed = schemasReachedFrom(
    document,
    operations.flatMap((object) => [object['requestBody'], object['responses']]),
  )
  return Object.keys(schemasOf(document)).filter((name) => !exposed.has(name))
}
