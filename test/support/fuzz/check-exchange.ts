import { createResponseChecker, type ResponseChecker } from '../../../src/adapters/suite/response-checker.ts'
import { type Document, type ResponseObject, resolve } from '../../../src/engine/spec/document.ts'
import type { Exchange } from '../../../src/index.ts'
import { readSpecFile } from '../spec-file.ts'
import { objectOf } from './any-call.ts'

/** A response together with the facts that only the emulator knows. */
export interface Received {
  readonly method: string
  readonly response: Response
  /** undefined if the body never ends and was not read */
  readonly text: string | undefined
  /** undefined if the exchange was not recorded */
  readonly exchange: Exchange | undefined
  /** true if the connection fails, so that the client does not receive the response */
  readonly isCutOff: boolean
}

const VENDORS = ['bird', 'control', 'genesys', 'kore', 'singularity']

/** Checks of responses against the source files of the specs, independent of all generated code. */
export class ExchangeCheck {
  readonly documents: ReadonlyMap<string, Document> = new Map(VENDORS.map((name) => [name, readSpecFile(name)]))
  readonly #checkers: ReadonlyMap<string, ResponseChecker> = new Map(
    [...this.documents].map(([name, document]) => [name, createResponseChecker(document)]),
  )

  /** Returns what is wrong with a response: a status from 500 on, or a part that the spec does not declare. */
  errorsOf(received: Received): string[] {
    const { exchange, response, isCutOff } = received
    if (isCutOff) return internalErrors(exchange)
    if (!exchange) return response.status >= 500 ? [`answers ${response.status} and is not recorded`] : []
    return [...internalErrors(exchange), ...unexpectedStatus(exchange), ...this.#violations(received, exchange)]
  }

  #violations({ method, response, text }: Received, { vendor = '', operation }: Exchange): string[] {
    const document = this.documents.get(vendor)
    const check = this.#checkers.get(vendor)
    if (!document || !check || method === 'OPTIONS') return []
    const declared = this.#declared(document, operation, response.status)
    if (!declared) return [`answers ${response.status}, which ${operation ?? vendor} does not declare`]
    return text === undefined || method === 'HEAD' ? [] : check(declared, response, text)
  }

  #declared(document: Document, operation: string | undefined, status: number): ResponseObject | undefined {
    const all = operation === undefined ? document['x-unmatched'] : objectOf(document, operation)?.responses
    const declared = all?.[status]
    return declared && resolve<ResponseObject>(document, declared)
  }
}

/** Returns the errors that the emulator itself found. */
function internalErrors(exchange: Exchange | undefined): string[] {
  const { violation, error } = exchange ?? {}
  const stack = error instanceof Error ? error.stack : JSON.stringify(error)
  return [
    ...(violation ? [`violates the spec: ${JSON.stringify(violation)}`] : []),
    ...(error ? [`throws ${stack}`] : []),
  ]
}

/** Operations that an execution rule of a scenario can fail with any status. */
const EXECUTIONS: ReadonlySet<string | undefined> = new Set([
  'executeAssistant',
  'executeAgent',
  'sendUserInput',
  'sendMessage',
])

/** Only a fault, or an execution rule of a scenario, may cause a status from 500 on. */
function unexpectedStatus({ response: { status }, fault, operation, vendor }: Exchange): string[] {
  if (status < 500 || fault !== undefined || EXECUTIONS.has(operation)) return []
  // A wait that ends too early is a 504 of the control API.
  if (vendor === 'control' && operation === 'getExchangesAwaited' && status === 504) return []
  return [`answers ${status} without a fault`]
}
