import { pause } from '../faults/delay.ts'
import { type FaultEffects, takeFaults } from '../faults/faults.ts'
import { isErrorStatus } from '../spec/declared-status.ts'
import { type Call, isStale } from './call.ts'
import { faultProblem } from './fault-problem.ts'
import { dropRequest, respondWithSuccess } from './respond.ts'

/** Injects the world's faults: delays the exchange, ends it with an error, or drops the request. */
export function injectFaults(call: Call): Response | undefined | Promise<Response | undefined> {
  const effects = takeFaults(call.world, call.vendor.name, call.operation)
  if (!effects) return undefined
  if (effects.delay === 0) return applyEffects(call, effects)
  call.delayed += effects.delay
  return pause(effects.delay, call.request.signal).then((isOver) => {
    if (!isOver) return clientClosedRequest()
    return isStale(call) ? undefined : applyEffects(call, effects)
  })
}

function applyEffects(call: Call, { delayedBy, quotas, end }: FaultEffects): Response | undefined {
  call.injected = end ?? delayedBy
  call.quotas = quotas
  if (end?.status !== undefined && !isErrorStatus(end.status)) return respondWithSuccess(call, end)
  if (end?.status !== undefined) throw faultProblem(end, call)
  call.transport = end?.transport
  return end?.lost === 'request' ? dropRequest(call) : undefined
}

/** Returns the response to a client that closed the connection during a delay: nothing happened in the world. */
function clientClosedRequest(): Response {
  return new Response(null, { status: 499 })
}
