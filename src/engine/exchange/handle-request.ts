import type { Bindings } from './call.ts'

/** Asks a vendor in a world. The first request of all waits until what checks exchanges is loaded. */
export function handleRequest(request: Request, bindings: Bindings): Response | Promise<Response> {
  const { checks, routes } = bindings.vendor
  if (checks.ready) return routes.fetch(request, bindings)
  return checks.prepare().then(() => routes.fetch(request, bindings))
}
