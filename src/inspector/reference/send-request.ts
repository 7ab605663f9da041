import { control, unwrap } from '../control.ts'
import type { SpecOperation } from '../documents.ts'
import { credentialHeaders } from '../journal/copy-text.ts'
import { fieldText } from '../ui/form-fields.ts'
import { bodySourceOf, readPointer } from './body-source.ts'
import { initialFields, prepareRequest } from './prepare-request.ts'
import { toBody, toTarget } from './request.ts'

/** A request to an operation, as its form contains it. */
export interface FormRequest {
  readonly world: string
  readonly vendor: string
  readonly operation: SpecOperation
  /** media type of the body; undefined if there is none */
  readonly type: string | undefined
  readonly fields: FormData
}

export interface ReceivedResponse {
  readonly status: number
  readonly body: string
}

const MULTIPART = 'multipart/form-data'

/**
 * Sends a request to a world with its credentials. If the body is empty and another operation returns it, that operation
 * is called first.
 */
export async function sendRequest(request: FormRequest): Promise<ReceivedResponse> {
  const { world, vendor, operation, type, fields } = request
  const source = bodySourceOf(operation)
  if (source && fieldText(fields, 'body') === '') {
    const { body } = await sendPrepared(request, source.operation)
    fields.set('body', JSON.stringify(readPointer(JSON.parse(body), source.pointer)))
  }
  const loaded = await unwrap(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
  const { target, headers } = toTarget(operation, fields)
  const credential = await credentialHeaders(loaded, { vendor, operation: operation.object.operationId })
  const response = await fetch(loaded.baseUrl + target, {
    method: operation.method.toUpperCase(),
    headers: { ...credential, ...headers, ...(type !== undefined && type !== MULTIPART && { 'content-type': type }) },
    ...(type !== undefined && { body: toBody(type, fields) }),
  })
  return { status: response.status, body: await response.text() }
}

async function sendPrepared({ world, vendor }: FormRequest, operation: SpecOperation): Promise<ReceivedResponse> {
  const prepared = await prepareRequest(world, vendor, operation)
  const [type] = prepared.bodies.keys()
  return sendRequest({ world, vendor, operation, type, fields: initialFields(prepared) })
}
