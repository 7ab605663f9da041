import { requestBodyOf } from '../../src/engine/spec/declaration.ts'
import {
  type Document,
  METHODS,
  type OperationObject,
  type ParameterObject,
  resolve,
} from '../../src/engine/spec/document.ts'
import type { EmulatorOptions, Fault, FaultRule, ListeningEmulator } from '../../src/index.ts'
import type { vendors } from '../../src/vendors/index.ts'

/** A request that one operation answers with one declared status. */
export interface Step {
  readonly operation: string
  readonly status: number
  readonly request: StepRequest
  /** prepares the emulator in addition to the case's scenario */
  readonly prepare?: (emulator: ListeningEmulator) => unknown
  /** true if the body of the response never ends; only its head is checked */
  readonly endless?: boolean
}

/** The request of a step. */
export interface StepRequest {
  readonly method: string
  /** including the query */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Parameters of the common suite for one vendor. */
export interface VendorCase {
  readonly name: keyof typeof vendors | 'control'
  /** additional options of its emulators */
  readonly options?: EmulatorOptions
  /** parts of the suite that do not apply to it, with the reason */
  readonly declines?: { readonly worlds?: string; readonly faults?: string }
  /** a scenario with the ids of the spec's examples, so that the example requests succeed */
  readonly scenario: object
  /** the headers of a caller with all permissions, and of one with none */
  readonly credentials: {
    readonly all: Readonly<Record<string, string>>
    readonly none: Readonly<Record<string, string>>
  }
  /** credentials of operations that require others, by operationId */
  readonly otherCredentials?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** operations that a proxy cannot forward, with the reason; they are sent to the emulator directly */
  readonly direct?: Readonly<Record<string, string>>
  /** steps that do not follow from the spec, such as conflicts and profile settings */
  readonly steps: readonly ((success: (operation: string) => StepRequest) => Step)[]
}

/** Returns a step for each declared status that the spec's examples or the case can produce. */
export function tourOf(document: Document, vendorCase: VendorCase): Step[] {
  const requests = new Map(
    operationsOf(document).map((operation) => [operation.object.operationId, exampleRequest(operation, vendorCase)]),
  )
  const success = (operation: string) => {
    const request = requests.get(operation)
    if (!request) throw new Error(`Unknown operation ${operation}`)
    return request
  }
  const own = vendorCase.steps.map((step) => step(success))
  const derived = operationsOf(document).flatMap((operation) =>
    statusesOf(operation.object).flatMap((status) => stepFor(operation, status, vendorCase)),
  )
  const isOwn = (step: Step) =>
    own.some(({ operation, status }) => operation === step.operation && status === step.status)
  return [...derived.filter((step) => !isOwn(step)), ...own]
}

/** Returns the statuses that an operation declares. */
export function statusesOf(object: OperationObject): number[] {
  return Object.keys(object.responses).map(Number)
}

/** An operation of a spec with its path and parameters. */
export interface SpecOperation {
  readonly document: Document
  readonly method: string
  readonly path: string
  readonly object: OperationObject
  readonly parameters: readonly ParameterObject[]
}

/** Returns the operations of a spec in order. */
export function operationsOf(document: Document): SpecOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const object = item[method]
      if (!object) return []
      const parameters = [...(item.parameters ?? []), ...(object.parameters ?? [])].map((parameter) =>
        resolve(document, parameter),
      )
      return [{ document, method: method.toUpperCase(), path, object, parameters }]
    }),
  )
}

/** Returns the request that consists of the spec's examples. */
function exampleRequest(
  { document, method, path, object, parameters }: SpecOperation,
  { credentials, otherCredentials }: VendorCase,
): StepRequest {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    return encodeURIComponent(String(parameters.find((parameter) => parameter.name === name)?.example))
  })
  const headers = otherCredentials?.[object.operationId] ?? credentials.all
  const [mediaType, media] = Object.entries(requestBodyOf(document, object)?.content ?? {})[0] ?? []
  if (mediaType === undefined) return { method, path: filled, headers }
  const example = media?.example ?? Object.values(media?.examples ?? {})[0]?.value
  // The example of a form is a flat object of strings; the suite checks every example against its schema.
  const body = mediaType.endsWith('json')
    ? JSON.stringify(example)
    : new URLSearchParams(example as Record<string, string>).toString()
  return { method, path: filled, headers: { ...headers, 'content-type': mediaType }, body }
}

function stepFor(specOperation: SpecOperation, status: number, vendorCase: VendorCase): Step[] {
  const operation = specOperation.object.operationId
  const request = exampleRequest(specOperation, vendorCase)
  const step = (changes: Partial<StepRequest>): Step[] => [{ operation, status, request: { ...request, ...changes } }]
  const type = { 'content-type': request.headers['content-type'] ?? '' }
  if (status < 300) return step({})
  if (!isOnlyByFault(specOperation, status)) {
    if (status === 400) return malformed(specOperation, request, step)
    if (status === 422) return invalid(specOperation, request, step)
    if (status === 401) return step({ headers: request.body === undefined ? {} : type })
    if (status === 403) return step({ headers: { ...request.headers, ...vendorCase.credentials.none } })
    if (status === 404) return step({ path: pathWith(specOperation, 'no-such-record') })
    if (status === 413) return step({ body: JSON.stringify({ large: 'x'.repeat(1_048_576) }) })
    if (status === 415) return step({ headers: { ...request.headers, 'content-type': 'text/plain' } })
    return []
  }
  const prepare: Step['prepare'] = async (emulator) => {
    setFault(await vendorHandle(emulator, vendorCase), operation, { status, times: 1 })
  }
  return [{ operation, status, request, prepare }]
}

/**
 * Returns whether no request by itself produces a status, so that only a fault does. A vendor may list the same errors
 * for every operation, such as 415 for one without a body.
 */
function isOnlyByFault({ path, object, parameters }: SpecOperation, status: number): boolean {
  const required = [...(object['x-permissions'] ?? []), ...(object['x-any-permissions'] ?? [])]
  if (status === 400) return object.requestBody === undefined && parameters.length === 0
  if (status === 403) return object['x-permissions'] !== undefined && required.length === 0
  if (status === 404) return !path.includes('{')
  if (status === 409 || status === 413 || status === 415) return object.requestBody === undefined
  return status === 408 || status === 429 || status >= 500
}

/** Returns the handle of a case's vendor. Loads the control API if necessary. */
export async function vendorHandle(emulator: ListeningEmulator, { name }: Pick<VendorCase, 'name'>) {
  return name === 'control' ? emulator.control() : emulator[name]
}

/** Sets a fault for an operation by its name. */
export function setFault(
  handle: { readonly fail: (operation: never, rule: never) => Fault },
  operation: string,
  rule: FaultRule,
): Fault {
  // The type allows only declared statuses; these come from the spec, and `fail` checks them again.
  const fail: (operation: never, rule: never) => Fault = handle.fail
  return fail(operation as never, rule as never)
}

type CreateStep = (changes: Partial<StepRequest>) => Step[]

/** Returns a malformed request. If the operation also declares 422, 400 is only for requests that cannot be parsed. */
function malformed(operation: SpecOperation, request: StepRequest, step: CreateStep): Step[] {
  const declares422 = '422' in operation.object.responses
  const badPath = operation.path.includes('{') ? step({ path: pathWith(operation, undefined) }) : []
  if (declares422 || (request.body === undefined && badPath.length > 0)) return badPath
  return invalid(operation, request, step)
}

function invalid({ parameters }: SpecOperation, request: StepRequest, step: CreateStep): Step[] {
  // Valid JSON, because a proxy between the client and the emulator may have to parse it.
  if (request.headers['content-type']?.endsWith('json')) return step({ body: '3' })
  if (request.body !== undefined) return step({ body: 'no=grant' })
  const checked = parameters.find(
    ({ in: where, schema = {} }) => where === 'query' && ('pattern' in schema || schema.type === 'integer'),
  )
  return checked ? step({ path: `${request.path}?${checked.name}=wrong` }) : []
}

/** Returns the path with this value for its first parameter, or with an invalid percent escape if undefined. */
function pathWith({ path, parameters }: SpecOperation, value: string | undefined): string {
  let first = true
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const example = String(parameters.find((parameter) => parameter.name === name)?.example)
    const filled = first ? (value ?? '%E0%A4%A') : example
    first = false
    return filled
  })
}
