import type { Spec } from '../spec/spec.ts'
import type { Bindings } from './call.ts'
import { createRoutes, type Routes } from './routes.ts'

const routes = new WeakMap<Spec, Routes>()

/** Responds to a request as a vendor in a world. The first request waits until the vendor's validators are loaded. */
export function handleRequest(request: Request, bindings: Bindings): Response | Promise<Response> {
  const { checks, spec } = bindings.vendor
  if (checks.ready) return routesOf(spec).fetch(request, bindings)
  return checks.prepare().then(() => routesOf(spec).fetch(request, bindings))
}

/** Returns the routes of a spec, built once. */
function routesOf(spec: Spec): Routes {
  const known = routes.get(spec)
  if (known) return known
  const built = createRoutes(spec)
  routes.set(spec, built)
  return built
}
