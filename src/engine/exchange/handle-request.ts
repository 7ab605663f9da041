import { matchSocket } from '../sockets/match-socket.ts'
import { matchRequest } from '../spec/match-operation.ts'
import { nearMisses } from '../spec/near-miss.ts'
import { Problem } from '../vendor/problem.ts'
import { type Bindings, startCall } from './call.ts'
import { reject, runPipeline } from './pipeline.ts'

const SOCKETS_ONLY =
  'This path accepts only WebSocket connections, to a server in Node or a worker: start a server with deskdouble serve or listen()'

/** Responds to a request as a vendor in a world. The first request waits until the vendor's validators are loaded. */
export function handleRequest(request: Request, bindings: Bindings): Response | Promise<Response> {
  const { checks } = bindings.vendor
  return checks.ready ? route(request, bindings) : checks.prepare().then(() => route(request, bindings))
}

/** Finds the operation of a request and carries it out. Responds 405 to a known path with an unknown method. */
function route(request: Request, bindings: Bindings): Response | Promise<Response> {
  const { vendor, path } = bindings
  const match = matchRequest(vendor.spec, request.method, path)
  if (match && 'operation' in match) return runPipeline(startCall(bindings, request, match.operation))
  const call = startCall(bindings, request, undefined)
  if (!match && matchSocket(vendor.spec.document, path)) {
    return reject(call, new Problem('not-implemented', SOCKETS_ONLY))
  }
  call.nearMisses = nearMisses(request.method, path, [vendor])
  if (!match) return reject(call, new Problem('unknown-path', `There is no operation at ${path}`))
  const { allow } = match
  const message = `${match.path} does not have the method ${request.method}: use ${allow.join(', ')}`
  return reject(call, new Problem('unknown-method', message, { allow }))
}
