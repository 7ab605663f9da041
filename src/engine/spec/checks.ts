import type { Operation } from './spec.ts'
import type { ResponseCheck, Validate, Validators } from './validators.ts'

/** Loads the module in which the validators of a vendor's exchanges are. */
export type LoadValidators = () => Promise<{ readonly validators: Validators }>

/**
 * The checks of a vendor's exchanges. They are the larger part of what is made from a spec, and are loaded when the
 * first exchange comes: many a process asks one vendor only.
 */
export class Checks {
  readonly #load: LoadValidators
  #loading: Promise<void> | undefined
  #validators: Validators | undefined

  constructor(load: LoadValidators) {
    this.#load = load
  }

  /** Whether exchanges can be checked. */
  get ready(): boolean {
    return this.#validators !== undefined
  }

  /** Resolves once exchanges can be checked. */
  prepare(): Promise<void> {
    this.#loading ??= this.#load().then(({ validators }) => {
      this.#validators = validators
    })
    return this.#loading
  }

  /** What holds the decoded parameters of an operation, if it has any. */
  parameters(operation: string): Validate | undefined {
    return this.#known.parameters[operation]
  }

  /** What holds a body of an operation. */
  body(operation: string, mediaType: string): Validate | undefined {
    return this.#known.bodies[operation]?.[mediaType]
  }

  /** How a reply is checked, to an operation or to a request that matched none; undefined where it is not declared. */
  response(operation: Operation | undefined, status: number): ResponseCheck | undefined {
    const { responses, unmatched } = this.#known
    return operation ? responses[operation.id]?.[status] : unmatched[status]
  }

  get #known(): Validators {
    if (!this.#validators) throw new TypeError('The checks of a vendor are asked for before they are loaded')
    return this.#validators
  }
}
