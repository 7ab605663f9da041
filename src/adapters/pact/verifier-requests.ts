import type { Exchange } from '../../engine/journal/exchange.ts'
import { isObject, parseJson } from '../../pacts/json.ts'
import type { ReceivedRequest, VerificationResult } from '../../pacts/verification-result.ts'

/** A request of the verifier: to set up a provider state, or the request of an interaction. */
type VerifierRequest = StateSetUp | ReceivedRequest

/** A request of the verifier to set up a provider state. */
interface StateSetUp {
  readonly state: string
  /** the reason, if the state could not be set up */
  readonly failure: string | undefined
}

/** The requests that a verifier sent to an emulator, in order. */
export class VerifierRequests {
  readonly #all: VerifierRequest[] = []

  /** Adds a request that the emulator received. */
  add(exchange: Exchange): void {
    const { vendor, operation, request, response } = exchange
    if (vendor !== 'control' || operation !== 'postProviderState') {
      this.#all.push(toReceivedRequest(exchange))
      return
    }
    const body = parseJson(request.body)
    const { state, action } = isObject(body) ? body : {}
    if (action === 'teardown') return
    const failure = response.status < 400 ? undefined : reasonIn(response.body)
    this.#all.push({ state: typeof state === 'string' ? state : '', failure })
  }

  /**
   * Returns results with the requests that the emulator received for them, and with the reasons of provider states that
   * failed instead of the verifier's message, which has none. The verifier sets up all states of an interaction, sends
   * its request, and continues with the next interaction.
   */
  assignTo(results: readonly VerificationResult[]): readonly VerificationResult[] {
    let next = 0
    return results.map((result) => {
      const { providerStates, mismatches } = result
      const expected = providerStates.length === 0 ? [''] : providerStates
      const setUps = this.#all.slice(next, next + expected.length).filter((one) => isSetUp(one))
      if (setUps.length < expected.length || setUps.some(({ state }, i) => state !== expected[i])) return result
      next += expected.length
      const own = this.#requestsFrom(next)
      next += own.length
      const failures = setUps.flatMap(({ state, failure }) => {
        return failure === undefined ? [] : [`provider state "${state}" failed: ${failure}`]
      })
      const explained = mismatches.length === 0 || failures.length === 0 ? mismatches : failures
      const [request] = own
      // If there are several, it is unknown which of them belongs to the interaction.
      return { ...result, mismatches: explained, ...(request && own.length === 1 && { received: request }) }
    })
  }

  /** Returns the requests up to the next provider state. */
  #requestsFrom(first: number): ReceivedRequest[] {
    const requests: ReceivedRequest[] = []
    for (const request of this.#all.slice(first)) {
      if (isSetUp(request)) break
      requests.push(request)
    }
    return requests
  }
}

function isSetUp(request: VerifierRequest): request is StateSetUp {
  return 'state' in request
}

function toReceivedRequest({
  vendor,
  operation,
  method,
  path,
  response,
  fault,
  undeclared,
}: Exchange): ReceivedRequest {
  return {
    vendor,
    operation,
    method,
    path,
    status: response.status,
    ...(fault !== undefined && { fault }),
    undeclared: undeclared.map(({ at }) => at),
  }
}

/** Returns the detail of a problem document in one line; the whole text if it has none. */
function reasonIn(text: string): string {
  const problem = parseJson(text)
  const detail = isObject(problem) && typeof problem['detail'] === 'string' ? problem['detail'] : text
  return detail.replace(/\s*\n\s*/g, ' ')
}
