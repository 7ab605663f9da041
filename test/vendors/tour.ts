import {
  type Document,
  METHODS,
  type OperationObject,
  type ParameterObject,
  resolve,
} from '../../src/engine/spec/document.ts'
import type { EmulatorOptions, Fault, FaultRule, ListeningEmulator } from '../../src/index.ts'
import type { vendors } from '../../src/vendors/index.ts'

/** A request that brings about one declared status of one operation. */
export interface Step {
  readonly operation: string
  readonly status: number
  readonly request: StepRequest
  /** what must be so first, beyond the case's scenario */
  readonly prepare?: (emulator: ListeningEmulator) => unknown
  /** whether its reply's body has no end: only its head is looked at */
  readonly endless?: boolean
}

export interface StepRequest {
  readonly method: string
  /** with its query */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** What a vendor tells the common suite. */
export interface VendorCase {
  readonly name: keyof typeof vendors | 'control'
  /** what else its emulators begin with */
  readonly options?: EmulatorOptions
  /** parts of the suite that make no sense for it, and why */
  readonly declines?: { readonly worlds?: string; readonly faults?: string }
  /** a scenario in which the ids that the spec's examples use exist, so that its example requests succeed */
  readonly scenario: object
  /** the headers of a caller who may do everything, and of one who may do nothing */
  readonly credentials: {
    readonly all: Readonly<Record<string, string>>
    readonly none: Readonly<Record<string, string>>
  }
  /** operations that take another credential than that */
  readonly otherCredentials?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** operations that no proxy can carry, and why: they are asked directly where one stands in between */
  readonly direct?: Readonly<Record<string, string>>
  /** steps that no spec can tell: conflicts, profiles */
  readonly steps: readonly ((success: (operation: string) => StepRequest) => Step)[]
}

/** Every operation × declared status, as far as the spec and the case can tell how to bring it about. */
export function tourOf(document: Document, vendorCase: VendorCase): Step[] {
  const requests = new Map(
    operationsOf(document).map((asked) => [asked.object.operationId, exampleRequest(asked, vendorCase)]),
  )
  const success = (operation: string) => {
    const request = requests.get(operation)
    if (!request) throw new Error(`There is no operation ${operation}`)
    return request
  }
  const own = vendorCase.steps.map((step) => step(success))
  const told = operationsOf(document).flatMap((asked) =>
    statusesOf(asked.object).flatMap((status) => stepFor(asked, status, vendorCase)),
  )
  const isOwn = (step: Step) =>
    own.some(({ operation, status }) => operation === step.operation && status === step.status)
  return [...told.filter((step) => !isOwn(step)), ...own]
}

/** The statuses that an operation declares. */
export function statusesOf(object: OperationObject): number[] {
  return Object.keys(object.responses).map(Number)
}

export interface AskedOperation {
  readonly document: Document
  readonly method: string
  readonly path: string
  readonly object: OperationObject
  readonly parameters: readonly ParameterObject[]
}

/** The operations of a spec, in its order. */
export function operationsOf(document: Document): AskedOperation[] {
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

/** The request that the spec's own examples make. */
function exampleRequest(
  { method, path, object, parameters }: AskedOperation,
  { credentials, otherCredentials }: VendorCase,
): StepRequest {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    return encodeURIComponent(String(parameters.find((parameter) => parameter.name === name)?.example))
  })
  const headers = otherCredentials?.[object.operationId] ?? credentials.all
  const [mediaType, media] = Object.entries(object.requestBody?.content ?? {})[0] ?? []
  if (mediaType === undefined) return { method, path: filled, headers }
  const example = media?.example ?? Object.values(media?.examples ?? {})[0]?.value
  // A form's example is a flat object of texts; the suite checks every example against its schema.
  const body = mediaType.endsWith('json')
    ? JSON.stringify(example)
    : new URLSearchParams(example as Record<string, string>).toString()
  return { method, path: filled, headers: { ...headers, 'content-type': mediaType }, body }
}

function stepFor(asked: AskedOperation, status: number, vendorCase: VendorCase): Step[] {
  const operation = asked.object.operationId
  const request = exampleRequest(asked, vendorCase)
  const step = (changes: Partial<StepRequest>): Step[] => [{ operation, status, request: { ...request, ...changes } }]
  const type = { 'content-type': request.headers['content-type'] ?? '' }
  if (status < 300) return step({})
  if (status === 400) return malformed(asked, request, step)
  if (status === 422) return invalid(asked, request, step)
  if (status === 401) return step({ headers: request.body === undefined ? {} : type })
  if (status === 403) return step({ headers: { ...request.headers, ...vendorCase.credentials.none } })
  if (status === 404) return step({ path: pathWith(asked, 'no-such-record') })
  if (status === 413) return step({ body: JSON.stringify({ large: 'x'.repeat(1_048_576) }) })
  if (status === 415) return step({ headers: { ...request.headers, 'content-type': 'text/plain' } })
  if (status !== 429 && status < 500) return []
  // The statuses that no request of its own brings about: a fault does.
  const prepare: Step['prepare'] = async (emulator) => {
    setFault(await doorOf(emulator, vendorCase), operation, { status, times: 1 })
  }
  return [{ operation, status, request, prepare }]
}

/** The door to the vendor of a case; the control API is loaded when it is first asked for. */
export async function doorOf(emulator: ListeningEmulator, { name }: Pick<VendorCase, 'name'>) {
  return name === 'control' ? emulator.control() : emulator[name]
}

/** Sets a fault for an operation that is known by its name only. */
export function setFault(
  handle: { readonly fail: (operation: never, rule: never) => Fault },
  operation: string,
  rule: FaultRule,
): Fault {
  // The type knows each operation's own statuses; here they come from the spec, which is checked again.
  const fail: (operation: never, rule: never) => Fault = handle.fail
  return fail(operation as never, rule as never)
}

type Vary = (changes: Partial<StepRequest>) => Step[]

/** What cannot be read. A vendor with 422 says with that what can be read and makes no sense, and so keeps them apart. */
function malformed(asked: AskedOperation, request: StepRequest, step: Vary): Step[] {
  const parted = '422' in asked.object.responses
  const spoilt = asked.path.includes('{') ? step({ path: pathWith(asked, undefined) }) : []
  if (parted || (request.body === undefined && spoilt.length > 0)) return spoilt
  return invalid(asked, request, step)
}

function invalid({ parameters }: AskedOperation, request: StepRequest, step: Vary): Step[] {
  // Valid JSON: between a client and the emulator may stand a proxy that has to read it.
  if (request.headers['content-type']?.endsWith('json')) return step({ body: '3' })
  if (request.body !== undefined) return step({ body: 'no=grant' })
  const strict = parameters.find(
    ({ in: where, schema }) => where === 'query' && ('pattern' in schema || schema.type === 'integer'),
  )
  return strict ? step({ path: `${request.path}?${strict.name}=wrong` }) : []
}

/** The path with this in place of its first template; undefined: an escape that escapes nothing. */
function pathWith({ path, parameters }: AskedOperation, value: string | undefined): string {
  let first = true
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const example = String(parameters.find((parameter) => parameter.name === name)?.example)
    const given = first ? (value ?? '%E0%A4%A') : example
    first = false
    return given
  })
}
