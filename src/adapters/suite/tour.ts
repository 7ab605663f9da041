import type { AnyEmulator } from '../../emulator/emulator.ts'
import { requestBodyOf } from '../../engine/spec/declaration.ts'
import type { Document } from '../../engine/spec/document.ts'
import { setFault } from './set-fault.ts'
import { operationsOf, type SpecOperation, statusesOf } from './spec-operation.ts'
import type { Step, StepRequest } from './step.ts'
import type { VendorSuite } from './vendor-suite-options.ts'

/** The options of a suite that its steps depend on. */
export interface TourOptions<E extends AnyEmulator = AnyEmulator>
  extends Pick<VendorSuite<E>, 'otherCredentials'>,
    Required<Pick<VendorSuite<E>, 'steps' | 'handleOf'>> {
  readonly credentials: Required<NonNullable<VendorSuite['credentials']>>
}

/** Returns a step for each declared status that the spec's examples or the options can produce. */
export function tourOf<E extends AnyEmulator>(document: Document, options: TourOptions<E>): Step<E>[] {
  const requests = new Map(
    operationsOf(document).map((operation) => [operation.object.operationId, exampleRequest(operation, options)]),
  )
  const success = (operation: string) => {
    const request = requests.get(operation)
    if (!request) throw new Error(`Unknown operation ${operation}`)
    return request
  }
  const own = options.steps.map((step) => step(success))
  const derived = operationsOf(document).flatMap((operation) =>
    statusesOf(operation.object).flatMap((status) => stepFor(operation, status, options)),
  )
  const isOwn = (step: Step<E>) =>
    own.some(({ operation, status }) => operation === step.operation && status === step.status)
  return [...derived.filter((step) => !isOwn(step)), ...own]
}

/** Returns the request that consists of the spec's examples. */
function exampleRequest(
  { document, method, path, object, parameters }: SpecOperation,
  { credentials, otherCredentials }: Pick<TourOptions, 'credentials' | 'otherCredentials'>,
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

function stepFor<E extends AnyEmulator>(
  specOperation: SpecOperation,
  status: number,
  options: TourOptions<E>,
): Step<E>[] {
  const operation = specOperation.object.operationId
  const request = exampleRequest(specOperation, options)
  const step = (changes: Partial<StepRequest>): Step<E>[] => [
    { operation, status, request: { ...request, ...changes } },
  ]
  const type = { 'content-type': request.headers['content-type'] ?? '' }
  if (status < 300) return step({})
  if (!isOnlyByFault(specOperation, status)) {
    if (status === 400) return malformed(specOperation, request, step)
    if (status === 422) return invalid(specOperation, request, step)
    if (status === 401) return step({ headers: request.body === undefined ? {} : type })
    if (status === 403) return step({ headers: { ...request.headers, ...options.credentials.none } })
    if (status === 404) return step({ path: pathWith(specOperation, 'no-such-record') })
    if (status === 413) return step({ body: JSON.stringify({ large: 'x'.repeat(1_048_576) }) })
    if (status === 415) return step({ headers: { ...request.headers, 'content-type': 'text/plain' } })
    return []
  }
  const prepare = async (emulator: E) => {
    setFault(await options.handleOf(emulator), operation, { status, times: 1 })
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

type CreateStep<S> = (changes: Partial<StepRequest>) => S[]

/** Returns a malformed request. If the operation also declares 422, 400 is only for requests that cannot be parsed. */
function malformed<S>(operation: SpecOperation, request: StepRequest, step: CreateStep<S>): S[] {
  const declares422 = '422' in operation.object.responses
  const badPath = operation.path.includes('{') ? step({ path: pathWith(operation, undefined) }) : []
  if (declares422 || (request.body === undefined && badPath.length > 0)) return badPath
  return invalid(operation, request, step)
}

function invalid<S>({ parameters }: SpecOperation, request: StepRequest, step: CreateStep<S>): S[] {
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
