import { Hono } from 'hono'
import type { Operation, Spec } from '../spec/spec.ts'
import { Problem } from '../vendor/problem.ts'
import { type Bindings, startCall } from './call.ts'
import { runPipeline } from './pipeline.ts'
import { respondWithError } from './respond.ts'
import { SpecRouter } from './router.ts'

/** The routes of one vendor. The world and the path travel with each request, as bindings. */
export type Routes = Hono<{ Bindings: Bindings }>

/** Makes the routes of a spec. A known path with another method is a 405. */
export function createRoutes(spec: Spec): Routes {
  const app: Routes = new Hono<{ Bindings: Bindings }>({
    router: new SpecRouter(),
    getPath: (_, options) => options?.env?.path ?? '/',
  })
  for (const [path, operations] of byPath(spec)) {
    const route = path.replace(/\{([^}]+)\}/g, ':$1')
    const head = operations.find(({ method }) => method === 'head')
    for (const operation of operations) {
      // Hono hands a HEAD to the route of the GET, and drops the body of what that answers.
      if (operation === head) continue
      app.on(operation.method.toUpperCase(), route, ({ env, req: { raw } }) => {
        return runPipeline(startCall(env, raw, raw.method === 'HEAD' && head ? head : operation))
      })
    }
    const allow = operations.map(({ method }) => method.toUpperCase())
    app.all(route, ({ env, req: { raw } }) => {
      if (raw.method === 'HEAD' && head) return runPipeline(startCall(env, raw, head))
      const message = `${raw.method} is not a method of ${path}: it has ${allow.join(', ')}`
      const problem = new Problem('unknown-method', message, { allow })
      return respondWithError(startCall(env, raw, undefined), problem)
    })
  }
  app.notFound(({ env, req: { raw } }) => {
    const problem = new Problem('unknown-path', `There is no operation at ${env.path}`)
    return respondWithError(startCall(env, raw, undefined), problem)
  })
  return app
}

function byPath(spec: Spec): Map<string, Operation[]> {
  const paths = new Map<string, Operation[]>()
  for (const operation of spec.operations.values()) {
    const known = paths.get(operation.path)
    if (known) known.push(operation)
    else paths.set(operation.path, [operation])
  }
  return paths
}
