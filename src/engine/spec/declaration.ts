import { declaredKey, readStatuses } from './declared-status.ts'
import {
  type Document,
  type MediaTypeObject,
  type Method,
  type OperationObject,
  type RequestBodyObject,
  type ResponseObject,
  resolve,
} from './document.ts'

/** The place of an operation in its document. */
interface OperationPlace {
  readonly id: string
  readonly path: string
  readonly method: Method
}

/** Returns an operation as the document declares it. @throws TypeError if the document does not have it */
export function objectOf(document: Document, { id, path, method }: OperationPlace) {
  const object = document.paths[path]?.[method]
  if (!object) throw new TypeError(`The document has no operation ${id}`)
  return object
}

/** Returns the request body that an operation declares, if it declares one. */
export function requestBodyOf(document: Document, { requestBody }: OperationObject): RequestBodyObject | undefined {
  return requestBody && resolve<RequestBodyObject>(document, requestBody)
}

/** Returns the declared content of an operation's request body in one media type. */
export function bodyContentOf(
  document: Document,
  operation: OperationPlace,
  mediaType: string,
): MediaTypeObject | undefined {
  return requestBodyOf(document, objectOf(document, operation))?.content[mediaType]
}

/** Returns the response that an operation declares for a status, exactly, by a range or by `default`. */
export function responseOf(
  document: Document,
  { responses }: Pick<OperationObject, 'responses'>,
  status: number,
): ResponseObject | undefined {
  const declared = responses[declaredKey(readStatuses(responses), status) ?? '']
  return declared && resolve<ResponseObject>(document, declared)
}
