import { declaredKey } from './declared-status.ts'
import type { Operation } from './spec.ts'
import type { ResponseCheck, Validate, Validators } from './validators.ts'

/** Loads the module with the validators of a vendor's exchanges. */
export type LoadValidators = () => LoadedValidators | Promise<LoadedValidators>

interface LoadedValidators {
  readonly validators: Validators
}

/**
 * Checks of a vendor's exchanges. Their validators are the larger part of a vendor's generated code. They are loaded
 * with the first exchange, because many processes use only one vendor.
 */
export class Checks {
  readonly #load: LoadValidators
  #loading: Promise<void> | undefined
  #validators: Validators | undefined

  constructor(load: LoadValidators) {
    this.#load = load
  }

  /** True once the validators are loaded. */
  get ready(): boolean {
    return this.#validators !== undefined
  }

  /** Loads the validators. Resolves once they are loaded, which is at once if they need not be waited for. */
  prepare(): Promise<void> {
    this.#loading ??= this.#prepare()
    return this.#loading
  }

  async #prepare(): Promise<void> {
    const loaded = this.#load()
    this.#validators = (loaded instanceof Promise ? await loaded : loaded).validators
  }

  /** Returns the validator of an operation's decoded parameters, if the operation has any. */
  parameters(operation: string): Validate | undefined {
    return this.#loaded.parameters[operation]
  }

  /** Returns the validator of an operation's body, if the operation declares the media type. */
  body(operation: string, mediaType: string): Validate | undefined {
    return this.#loaded.bodies[operation]?.[mediaType]
  }

  /**
   * Returns the check of a response, or undefined if the spec does not declare its status.
   * @param operation undefined for a request that matches no operation
   */
  response(operation: Operation | undefined, status: number): ResponseCheck | undefined {
    const { responses, unmatched } = this.#loaded
    if (!operation) return unmatched[status]
    const key = declaredKey(operation, status)
    return key === undefined ? undefined : responses[operation.id]?.[key]
  }

  get #loaded(): Validators {
    if (!this.#validators) throw new TypeError('The validators of a vendor are not loaded yet: call prepare() first')
    return this.#validators
  }
}
