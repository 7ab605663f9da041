import { pause } from '../faults/delay.ts'
import { type FaultEffects, takeFaults } from '../faults/faults.ts'
import { kindOfStatus, Problem, type Statuses } from '../vendor/problem.ts'
import type { Call } from './call.ts'
import { dropRequest, respondWithError } from './respond.ts'

type Reply = Response | Promise<Response>

/** The first step of an exchange: it waits, ends here, or goes on with the others, as the world's faults will have it. */
export function injectFaults(call: Call, goOn: (call: Call) => Reply): Reply {
  const strike = takeFaults(call.world, call.vendor.name, call.operation)
  if (!strike) return goOn(call)
  if (strike.delay === 0) return endOrGoOn(call, strike, goOn)
  return pause(strike.delay, call.request.signal).then((whole) => {
    return whole ? endOrGoOn(call, strike, goOn) : notHeard()
  })
}

function endOrGoOn(call: Call, { delayedBy, quotas, end }: FaultEffects, goOn: (call: Call) => Reply): Reply {
  call.fault = (end ?? delayedBy)?.id
  call.quotas = quotas
  if (end?.status !== undefined) return respondWithError(call, faultProblem(end.status, call.vendor.dialect.statuses))
  call.transport = end?.transport
  return end?.lost === 'request' ? dropRequest(call) : goOn(call)
}

function faultProblem(status: number, own: Statuses | undefined): Problem {
  const kind = kindOfStatus(status, own)
  if (!kind) throw new TypeError(`There is no problem for the status ${status}`)
  return new Problem(kind, 'A fault was set for this operation', { ...(status === 429 && { retryAfter: 1 }) })
}

/** For a client that hung up while it was made to wait: as if it had never asked. */
function notHeard(): Response {
  return new Response(null, { status: 499 })
}
