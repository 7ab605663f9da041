import { objectOf, requestBodyOf, responseOf } from '../../engine/spec/declaration.ts'
import { type Document, type ParameterObject, resolve } from '../../engine/spec/document.ts'
import type { Operation } from '../../engine/spec/spec.ts'
import { control } from '../../vendors/control/index.ts'
import { callWithin } from './call-within.ts'
import { type ControlledServer, sendControlRequest } from './control-client.ts'
import { inlineReferences } from './inline-references.ts'
import { type InputSchema, type Tool, type ToolArguments, textOf } from './tool.ts'

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/
/** Status of a response that has no body. */
const NO_CONTENT = 204
/** Status of a response to a request that only adds something. */
const CREATED = 201

/** Operations without a tool. Their responses are whole files, for other programs than an agent. */
const FILES: ReadonlySet<string> = new Set<keyof typeof control.handlers>([
  'getOpenapiJson',
  'getScenarioSchema',
  'getHar',
  'getPact',
  'postProviderState',
])

/**
 * Creates a tool for each operation of the control API whose response is JSON or empty. The spec of the control API
 * declares the names, descriptions and arguments.
 */
export function controlTools(server: ControlledServer): Tool[] {
  return [...control.spec.operations.values()]
    .filter((operation) => !FILES.has(operation.id) && answersJson(operation))
    .map((operation) => toolOf(control.spec.document, operation, server))
}

/** Returns whether every success of an operation is JSON or has no body. */
function answersJson({ id, path, method, success }: Operation): boolean {
  const { document } = control.spec
  const response = success && responseOf(document, objectOf(document, { id, path, method }), success)
  if (!response) return false
  return success === NO_CONTENT || Object.keys(response.content ?? {}).some((type) => JSON_TYPE.test(type))
}

function toolOf(document: Document, operation: Operation, server: ControlledServer): Tool {
  const { summary, description } = objectOf(document, operation)
  const inputSchema = inputSchemaOf(document, operation)
  const done = responseOf(document, objectOf(document, operation), NO_CONTENT)?.description ?? ''
  return {
    name: operation.id,
    title: summary,
    description: description === undefined ? `${summary}.` : `${summary}. ${description}`,
    inputSchema,
    readOnly: operation.method === 'get',
    destructive: operation.method !== 'get' && operation.success !== CREATED,
    call: (args, signal) =>
      callWithin(args, inputSchema, async (current) => {
        const target = targetOf(operation, current)
        const { method } = operation
        const { text } = await sendControlRequest(server, {
          method: method.toUpperCase(),
          target,
          body: current['body'],
          signal,
        })
        return text === '' ? done : text
      }),
  }
}

/** Builds the schema of the arguments: the parameters of the operation by name, and its body. */
function inputSchemaOf(document: Document, operation: Operation): InputSchema {
  const object = objectOf(document, operation)
  const declared = [...(document.paths[operation.path]?.parameters ?? []), ...(object.parameters ?? [])]
  const parameters = declared.map((parameter) => resolve<ParameterObject>(document, parameter))
  const properties = Object.fromEntries(parameters.map((one) => [one.name, propertyOf(document, one)]))
  const required = parameters.filter((one) => one.required).map(({ name }) => name)
  const body = requestBodyOf(document, object)
  const content = body?.content['application/json']
  if (content?.schema) {
    const { example } = content
    properties['body'] = {
      ...inlineReferences(document, content.schema),
      ...(example !== undefined && { examples: [example] }),
    }
    if (body?.required) required.push('body')
  }
  return { type: 'object', properties, required, additionalProperties: false }
}

function propertyOf(document: Document, { schema = {}, description, example }: ParameterObject): object {
  return {
    ...inlineReferences(document, schema),
    ...(description !== undefined && { description }),
    ...(example !== undefined && { examples: [example] }),
  }
}

/** Returns the path and the query of a request. */
function targetOf({ path, parameters }: Operation, args: ToolArguments): string {
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(textOf(args, name)))
  const query = new URLSearchParams()
  for (const { name, in: place } of parameters) {
    if (place === 'query' && name in args) query.set(name, textOf(args, name))
  }
  return query.size === 0 ? filled : `${filled}?${query}`
}
