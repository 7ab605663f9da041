import { Hono } from 'hono'
import { matchSocket } from '../sockets/match-socket.ts'
import { matchBelowBase, matchOperation, type OperationMatch, routesOf } from '../spec/match-operation.ts'
import { nearMisses } from '../spec/near-miss.ts'
import type { Spec } from '../spec/spec.ts'
import { SpecRouter } from '../spec/spec-router.ts'
import { Problem } from '../vendor/problem.ts'
import { type Bindings, startCall } from './call.ts'
import { reject, runPipeline } from './pipeline.ts'

/** The routes of one vendor. The world and the path travel with each request, as bindings. */
export type Routes = Hono<{ Bindings: Bindings }>

const SOCKETS_ONLY =
  'This path accepts only WebSocket connections, to a server in Node: start one with deskdouble serve or listen()'

/** Creates the routes of a spec. Responds 405 to a known path with an unknown method. */
export function createRoutes(spec: Spec): Routes {
  const app: Routes = new Hono<{ Bindings: Bindings }>({
    router: new SpecRouter(),
    getPath: (_, options) => options?.env?.path ?? '/',
  })
  for (const { method, path, match } of routesOf(spec)) {
    app.on(method, path, ({ env, req: { raw } }) => {
      // Hono routes a HEAD request as a GET request, and removes the body of the response.
      const isHead = raw.method === 'HEAD'
      return handleMatch((isHead && matchOperation(spec, 'HEAD', env.path)) || match, raw, env)
    })
  }
  app.notFound(({ env, req: { raw } }) => {
    const below = matchBelowBase(spec, raw.method, env.path)
    if (below) return handleMatch(below, raw, env)
    const call = startCall(env, raw, undefined)
    if (matchSocket(spec.document, env.path)) return reject(call, new Problem('not-implemented', SOCKETS_ONLY))
    call.nearMisses = nearMisses(raw.method, env.path, [env.vendor])
    return reject(call, new Problem('unknown-path', `There is no operation at ${env.path}`))
  })
  return app
}

function handleMatch(match: OperationMatch, request: Request, bindings: Bindings): Response | Promise<Response> {
  if ('operation' in match) return runPipeline(startCall(bindings, request, match.operation))
  const { path, allow } = match
  const message = `${path} does not have the method ${request.method}: use ${allow.join(', ')}`
  const call = startCall(bindings, request, undefined)
  call.nearMisses = nearMisses(request.method, bindings.path, [bindings.vendor])
  return reject(call, new Problem('unknown-method', message, { allow }))
}
