import { ClosedCompiler } from './closed-compiler.ts'
import { type PlanContext, recordOf, responsePlan } from './response-plan.ts'
import { type Json, member, operationsOf, SCHEMAS, schemasOf, schemasReachedFrom } from './schema.ts'
import { type TableTarget, type ValidatorModules, writeTable } from './table-module.ts'

/** A spec whose objects may only have declared properties. */
export interface ClosedSource {
  readonly document: Json
  /** the document as handlers see requests */
  readonly requestView: Json
  /** the schemas of the vendor's collections: every record that enters a world is validated */
  readonly stored: readonly string[]
  readonly target: TableTarget
}

/** Generates validators ahead of time, so that nothing is compiled at run time. */
export async function writeClosedValidators(source: ClosedSource): Promise<ValidatorModules> {
  const { document, requestView, stored, target } = source
  const requests = new ClosedCompiler('requests', schemasOf(requestView), 'strip', {
    allErrors: true,
    // A strict document rejects undeclared properties; all others drop them as a body is read.
    removeAdditional: document['x-strict'] !== true,
    useDefaults: true,
  })
  // A response that violates the spec is a bug in DeskDouble, so the first error suffices.
  const responses = new ClosedCompiler('responses', schemasOf(document), 'reject', {})
  const kept = new ClosedCompiler('kept', schemasOf(document), 'reject', { allErrors: true })
  const recordNames = new Set([...ownRecords(document), ...stored])
  const table = {
    ...requestTable(source, requests),
    ...responseTable({ document, compiler: responses, recordNames }),
  }
  const records = recordOf([...recordNames].toSorted(), (name) => kept.add({ $ref: SCHEMAS + name }))
  return {
    records: await writeTable(target, { name: 'records', type: 'RecordValidators', table: records, compilers: [kept] }),
    validators: await writeTable(target, {
      name: 'validators',
      type: 'Validators',
      table,
      compilers: [requests, responses],
    }),
  }
}

function requestTable({ document, requestView }: ClosedSource, requests: ClosedCompiler): Json {
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

/** Returns the schemas that no request or response contains: those of records that are only stored. */
function ownRecords(document: Json): string[] {
  const operations = operationsOf(document).map(({ object }) => object)
  const exposed = schemasReachedFrom(
    document,
    operations.flatMap((object) => [object['requestBody'], object['responses']]),
  )
  return Object.keys(schemasOf(document)).filter((name) => !exposed.has(name))
}
