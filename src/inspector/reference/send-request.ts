import type { SpecOperation } from '../documents.ts'
import { fieldText } from '../ui/form-fields.ts'
import { bodyIn, bodySourceOf } from './body-source.ts'
import { initialFields, prepareRequest } from './prepare-request.ts'
import { toBody, toTarget } from './request.ts'
import { type ReceivedResponse, recipientOf, send } from './send.ts'

/** A request to an operation, as its form contains it. */
export interface FormRequest {
  readonly world: string
  readonly vendor: string
  readonly operation: SpecOperation
  /** media type of the body; undefined if there is none */
  readonly type: string | undefined
  readonly fields: FormData
  readonly signal?: AbortSignal
}

const MULTIPART = 'multipart/form-data'

/**
 * Sends a request to a world with its credentials, or to the control API. If the body is empty and another operation
 * returns it, that operation is called first.
 * @param onReceived called with the response; for server-sent events, called for each part of it
 */
export async function sendRequest(
  request: FormRequest,
  onReceived: (response: ReceivedResponse) => void,
): Promise<void> {
  const { world, vendor, operation, type, fields, signal } = request
  const source = bodySourceOf(operation)
  if (source && fieldText(fields, 'body') === '') {
    fields.set('body', bodyIn(await readPrepared(request, source.operation), source))
  }
  const recipient = await recipientOf({ world, vendor, operation: operation.object.operationId })
  const { target, headers } = toTarget(operation, fields)
  const init = {
    method: operation.method.toUpperCase(),
    headers: {
      ...recipient.headers,
      ...headers,
      ...(type !== undefined && type !== MULTIPART && { 'content-type': type }),
    },
    ...(type !== undefined && { body: toBody(type, fields) }),
    ...(signal && { signal }),
  }
  await send(recipient.baseUrl + target, init, onReceived)
}

/**
 * Sends the request that the form of an operation contains at first, with the path parameters of another request.
 * Returns the body of the response.
 */
async function readPrepared({ world, vendor, fields: given }: FormRequest, operation: SpecOperation): Promise<string> {
  const prepared = await prepareRequest(world, vendor, operation)
  const [type] = prepared.bodies.keys()
  const fields = initialFields(prepared)
  for (const [name, value] of given) if (name.startsWith('path ') && fields.has(name)) fields.set(name, value)
  let text = ''
  await sendRequest({ world, vendor, operation, type, fields }, ({ body }) => {
    text = body
  })
  return text
}
