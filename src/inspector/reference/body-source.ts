import { resolve } from '../../engine/spec/document.ts'
import { operationsOf, type SpecOperation } from '../documents.ts'

/** The operation whose response contains the body of another operation, as a link of the spec declares. */
export interface BodySource {
  readonly operation: SpecOperation
  /** JSON Pointer of the body in the response; undefined if the response is the body */
  readonly pointer: string | undefined
}

const BODY = '$response.body'

/** Returns the operation whose response contains the body of an operation; undefined if no link leads to it. */
export function bodySourceOf({ document, object: { operationId } }: SpecOperation): BodySource | undefined {
  for (const operation of operationsOf(document)) {
    const responses = Object.values(operation.object.responses).map((response) => resolve(document, response))
    const links = responses.flatMap(({ links: declared = {} }) => Object.values(declared))
    const link = links.find((one) => one.operationId === operationId && one.requestBody?.startsWith(BODY))
    if (link?.requestBody) return { operation, pointer: link.requestBody.split('#')[1] }
  }
  return undefined
}

/** Returns the body that a response contains, as text. */
export function bodyIn(response: string, { pointer }: BodySource): string {
  return pointer === undefined ? response : JSON.stringify(readPointer(JSON.parse(response), pointer))
}

/** Returns the value at a JSON Pointer without escapes; undefined if there is none. */
function readPointer(value: unknown, pointer: string): unknown {
  let current = value
  for (const name of pointer.split('/').slice(1)) {
    if (typeof current !== 'object' || current === null) return undefined
    current = Object.entries(current).find(([key]) => key === name)?.[1]
  }
  return current
}
