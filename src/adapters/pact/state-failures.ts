import type { Exchange } from '../../engine/journal/exchange.ts'
import { isObject, parseJson } from '../../pacts/json.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'

/** A request of the verifier to set up a provider state. */
interface StateSetUp {
  readonly state: string
  /** the reason, if the state could not be set up */
  readonly failure: string | undefined
}

/** The provider states that a verifier set up, in order. */
export class StateSetUps {
  readonly #all: StateSetUp[] = []

  /** Adds an exchange if it sets up a provider state. */
  add({ vendor, operation, request, response }: Exchange): void {
    if (vendor !== 'control' || operation !== 'postProviderState') return
    const body = parseJson(request.body)
    const { state, action } = isObject(body) ? body : {}
    if (action === 'teardown') return
    const failure = response.status < 400 ? undefined : reasonIn(response.body)
    this.#all.push({ state: typeof state === 'string' ? state : '', failure })
  }

  /**
   * Returns results with the reasons of provider states that failed, in place of the verifier's message, which has none.
   * The verifier sets up all states of an interaction, and verifies one interaction after another.
   */
  explain(results: readonly VerificationResult[]): readonly VerificationResult[] {
    let next = 0
    return results.map((result) => {
      const { providerStates, mismatches } = result
      const expected = providerStates.length === 0 ? [''] : providerStates
      const own = this.#all.slice(next, next + expected.length)
      if (own.length < expected.length || own.some(({ state }, i) => state !== expected[i])) return result
      next += own.length
      const failures = own.flatMap(({ state, failure }) => {
        return failure === undefined ? [] : [`provider state "${state}" failed: ${failure}`]
      })
      return mismatches.length === 0 || failures.length === 0 ? result : { ...result, mismatches: failures }
    })
  }
}

/** Returns the detail of a problem document in one line; the whole text if it has none. */
function reasonIn(text: string): string {
  const problem = parseJson(text)
  const detail = isObject(problem) && typeof problem['detail'] === 'string' ? problem['detail'] : text
  return detail.replace(/\s*\n\s*/g, ' ')
}
