import type { KeywordDefinition } from 'ajv'
import type { Validate } from '../../engine/spec/validators.ts'

/** Number of times that one object may be checked against schemas that others refer to. */
const MOST_VISITS = 1000

/** Keyword of schemas that count the objects that they check. No document contains it, because views leave out extensions. */
export const COUNTED = 'x-counted'

/**
 * Bounds the time that checking a value takes. A schema with alternatives that contain the schema itself is otherwise
 * checked in exponential time.
 */
export class StepLimit {
  /** visits of each object of the value that is being checked */
  readonly #visits = new Map<object, number>()
  readonly #onExceeded: () => void

  /** @param onExceeded called when a value takes too many steps */
  constructor(onExceeded: () => void) {
    this.#onExceeded = onExceeded
  }

  /** Definition of the keyword that counts visits, for Ajv. It comes before the keywords that contain schemas. */
  get keyword(): KeywordDefinition {
    const validate = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return true
      const visits = (this.#visits.get(value) ?? 0) + 1
      if (visits > MOST_VISITS) throw new TooManySteps()
      this.#visits.set(value, visits)
      return true
    }
    return { keyword: COUNTED, schema: false, errors: false, before: 'not', validate }
  }

  /** Returns a validator that accepts a value whose check takes too many steps. */
  bound(validate: Validate): Validate {
    const bounded: Validate = (value) => {
      try {
        const isValid = validate(value)
        bounded.errors = validate.errors ?? null
        return isValid
      } catch (error) {
        if (!(error instanceof TooManySteps)) throw error
        bounded.errors = null
        this.#onExceeded()
        return true
      } finally {
        if (this.#visits.size > 0) this.#visits.clear()
      }
    }
    return bounded
  }
}

class TooManySteps extends Error {}
