import { bodyContentOf } from '../spec/declaration.ts'
import { decodeParameters } from '../spec/parameters.ts'
import { pathValue } from '../spec/path-value.ts'
import { ValueShape } from '../spec/value-shape.ts'
import { Problem } from '../vendor/problem.ts'
import type { Call } from './call.ts'
import { bodyFindings, formatFindings, parameterFindings } from './findings.ts'
import { FilePart, FORM_DATA } from './form-data.ts'
import { type ReadBody, readBody } from './read-body.ts'
import { keptBeginning, keptBody, receiveBody, rejectLarger, tooLarge } from './receive-body.ts'
import { undeclaredParameters, unknownFields, withNearestNames } from './reject-undeclared.ts'

/** Decodes path parameters. */
export function decodePath(call: Call): void {
  const { operation, path, findings } = call
  if (operation.slots.length === 0) return
  const values: Record<string, string> = {}
  for (const slot of operation.slots) {
    const { name } = slot
    const value = pathValue(operation, path, slot)
    if (value === undefined) {
      findings.push({ in: 'path', at: name, keyword: 'encoding', message: 'must be percent-encoded UTF-8' })
    } else values[name] = value
  }
  call.pathValues = values
  if (findings.length > 0) throw new Problem('malformed', formatFindings(findings), { findings })
}

/** Reads the body of an operation that declares one. */
export function readRequestBody(call: Call): Promise<void> | undefined {
  return call.operation.body ? receiveAndRead(call, call.operation.body.mediaTypes) : undefined
}

function receiveAndRead(call: Call, mediaTypes: readonly string[]): Promise<void> | undefined {
  const limit = limitOf(call)
  if (call.bytes) {
    rejectLarger(call.bytes, limit)
    return readReceived(call, call.bytes, { limit, mediaTypes })
  }
  return receiveBody(call.request, limit).then((bytes) => readReceived(call, bytes, { limit, mediaTypes }))
}

interface Acceptance {
  /** largest body in bytes */
  readonly limit: number
  readonly mediaTypes: readonly string[]
}

function readReceived(
  call: Call,
  bytes: Uint8Array<ArrayBuffer>,
  { limit, mediaTypes }: Acceptance,
): Promise<void> | undefined {
  call.bodyBytes = bytes.byteLength
  if (bytes.byteLength > limit) {
    call.keptBody = keptBeginning(bytes)
    throw tooLarge(limit)
  }
  const isForm = mediaTypes.includes(FORM_DATA)
  // A file may be too large to decode in one go.
  if (!isForm) call.keptBody = call.operation.body?.carriesFile ? keptBeginning(bytes) : keptBody(bytes)
  const { headers } = call.request
  const isWhole = call.keptBody && !call.keptBody.encoding && !call.keptBody.truncated
  const decoded = isWhole ? call.keptBody?.body : undefined
  const accept = ({ mediaType, value, formText }: ReadBody) => {
    call.mediaType = mediaType
    call.body = value
    if (isForm) call.keptBody = formText === undefined ? keptBody(bytes) : { body: formText }
  }
  const keep = (error: unknown) => {
    call.keptBody ??= keptBody(bytes)
    throw error
  }
  try {
    const read = readBody(bytes, { headers, decoded }, mediaTypes, (type) => bodyShapeOf(call, type))
    if (read instanceof Promise) return read.then(accept, keep)
    accept(read)
    return undefined
  } catch (error) {
    return keep(error)
  }
}

/** Returns the declared shape of a form, which decides how its fields are decoded. */
function bodyShapeOf({ vendor, operation }: Call, mediaType: string): ValueShape | undefined {
  const { document } = vendor.spec
  const schema = bodyContentOf(document, operation, mediaType)?.schema
  return schema && new ValueShape(document, schema)
}

/** Bytes that a form may have besides the file that it carries. */
const FORM_OVERHEAD = 65_536

function limitOf({ operation, bodyLimit, services }: Call): number {
  if (!operation.body?.carriesFile) return bodyLimit
  return Math.max(bodyLimit, services.limits.fileBytes + FORM_OVERHEAD)
}

/** Decodes the parameters and collects everything that is wrong with them. */
export function checkParameters(call: Call): void {
  const { operation, vendor, findings, pathValues, query, request, profile } = call
  const sent = { path: pathValues, query, headers: request.headers, profile }
  const parameters = decodeParameters(operation.parameters, sent, findings)
  const check = vendor.checks.parameters(operation.id)
  if (check && !check(parameters)) findings.push(...parameterFindings(check.errors ?? [], parameters))
  if (operation.strict) findings.push(...undeclaredParameters(call))
  call.parameters = parameters
}

/** Collects everything that is wrong with the body. */
export function checkBody(call: Call): void {
  const { operation, vendor, body, mediaType = '', findings } = call
  if (!operation.body) return
  if (body === undefined) {
    if (!operation.body.required) return
    findings.push({ in: 'body', at: '', keyword: 'required', message: 'is required' })
    throw new Problem('malformed', formatFindings(findings), { findings })
  }
  if (!operation.strict) findings.push(...unknownFields(call))
  const check = vendor.checks.body(operation.id, mediaType)
  // A schema cannot describe the bytes of a whole body.
  if (!check || body instanceof FilePart || check(body)) return
  const found = bodyFindings(check.errors ?? [], body)
  findings.push(...(operation.strict ? withNearestNames(found, call) : found))
}

/** Rejects a request in which something was found to be wrong. All findings are reported at once. */
export function rejectFindings(call: Call): void {
  const { vendor, operation, parameters, body, profile } = call
  const findings = vendor.reviewFindings
    ? vendor.reviewFindings(call.findings, { ...parameters, operation: operation.id, body, profile })
    : call.findings
  if (findings.length > 0) throw new Problem('invalid', formatFindings(findings), { findings })
}
