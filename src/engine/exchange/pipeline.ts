import type { Operation } from '../spec/spec.ts'
import { type Call, isStale } from './call.ts'
import { callHandler } from './call-handler.ts'
import { checkCredential, checkPermissions, checkRecordsInPath } from './check-caller.ts'
import { checkBody, checkParameters, decodePath, readRequestBody, rejectFindings } from './check-request.ts'
import { injectFaults } from './inject-faults.ts'
import { noteUndeclared } from './note-undeclared.ts'
import { countAgainstRateLimits } from './rate-limit.ts'
import { hasUnreadBody, keptBeginning, receiveBeginning } from './receive-body.ts'
import { abandon, respond, respondWithError } from './respond.ts'

/** One step of an exchange. It passes, throws a problem, or ends the exchange with a response; it may wait. */
export type Step = (call: Call) => Outcome | Promise<Outcome>

/** Nothing if the exchange goes on, or the response that ends it. */
// biome-ignore lint/suspicious/noConfusingVoidType: a step that always passes returns nothing
type Outcome = Response | undefined | void

/**
 * The steps of every exchange, in order. A caller without permission learns nothing about what exists, and a request
 * for something that does not exist learns nothing about how to send it.
 */
const STEPS: readonly Step[] = [
  injectFaults,
  catchUp,
  checkCredential,
  checkPermissions,
  countAgainstRateLimits,
  decodePath,
  checkRecordsInPath,
  readRequestBody,
  noteUndeclared,
  checkParameters,
  checkBody,
  rejectFindings,
  callHandler,
  respond,
]

/** Carries out an exchange and returns its response. Stays synchronous unless a step has to wait. */
export function runPipeline(call: Call): Response | Promise<Response> {
  return runFrom(0, call)
}

function runFrom(first: number, call: Call): Response | Promise<Response> {
  try {
    for (let i = first; i < STEPS.length; i++) {
      const outcome = STEPS[i]?.(call)
      if (outcome instanceof Promise) {
        return outcome.then(
          (late) => (isStale(call) ? abandon(call) : (late ?? runFrom(i + 1, call))),
          (error: unknown) => (isStale(call) ? abandon(call) : reject(call, error)),
        )
      }
      if (outcome) return outcome
    }
  } catch (error) {
    return reject(call, error)
  }
  throw new TypeError('The last step of an exchange must respond')
}

/** Responds with an error. Receives the body first if nobody has, because the journal keeps what the client sent. */
export function reject(call: Call<Operation | undefined>, error: unknown): Response | Promise<Response> {
  if (call.keptBody || !hasUnreadBody(call)) return respondWithError(call, error)
  if (call.bytes) {
    call.keptBody = keptBeginning(call.bytes)
    return respondWithError(call, error)
  }
  return receiveBeginning(call.request, call.bodyLimit).then((kept) => {
    call.keptBody = kept
    return isStale(call) ? abandon(call) : respondWithError(call, error)
  })
}

/** Brings the vendor's records up to date with the world's clock. */
function catchUp({ vendor, world }: Call): void {
  vendor.catchUp(world)
}
