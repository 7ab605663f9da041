import { type DeclaredStatuses, readStatuses } from './declared-status.ts'
import { type Document, type ParameterObject, type Ref, type ResponseObject, resolve } from './document.ts'
import { type Parameter, readParameter } from './parameters.ts'

/** Parts of a document that many operations have in common. Each is read once. */
export class SharedParts {
  readonly document: Document
  readonly #parameters = new Map<string, Parameter>()
  readonly #limits = new Map<string, boolean>()
  readonly #statuses = new Map<string, DeclaredStatuses>()

  constructor(document: Document) {
    this.document = document
  }

  /** Reads a parameter or a reference to one. */
  parameter(declared: ParameterObject | Ref): Parameter {
    const read = () => readParameter(resolve<ParameterObject>(this.document, declared), this.document)
    return '$ref' in declared ? memoised(this.#parameters, declared.$ref, read) : read()
  }

  /** Reads the statuses of declared responses. */
  statuses(responses: Readonly<Record<string, unknown>>): DeclaredStatuses {
    return memoised(this.#statuses, Object.keys(responses).join(), () => readStatuses(responses))
  }

  /** Returns whether a response is declared to report an exceeded limit. */
  reportsLimit(response: ResponseObject | Ref): boolean {
    const read = () => resolve<ResponseObject>(this.document, response)['x-reports-limit'] === true
    return '$ref' in response ? memoised(this.#limits, response.$ref, read) : read()
  }
}

function memoised<T>(known: Map<string, T>, key: string, read: () => T): T {
  const found = known.get(key)
  if (found !== undefined) return found
  const value = read()
  known.set(key, value)
  return value
}
