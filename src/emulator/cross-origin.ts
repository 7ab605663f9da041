/** Time in seconds for which a browser may reuse the answer to a preflight request. */
const MAX_AGE = 600

/**
 * Adds CORS headers to a response, so that a page of another origin can read it, and answers preflight requests.
 * Pages may include credentials: no vendor accepts cookies, so a browser adds nothing that a page does not know.
 */
export function crossOrigin(
  request: Request,
  respond: () => Response | Promise<Response>,
): Response | Promise<Response> {
  return readableFor(request.headers.get('origin') ?? '', isPreflight(request) ? request : undefined, respond)
}

/**
 * Does the same for a page whose requests do not show that they come from another origin. The Request of a test
 * environment with a document may leave out the headers of CORS.
 */
export function hiddenCrossOrigin(
  page: string,
  request: Request,
  respond: () => Response | Promise<Response>,
): Response | Promise<Response> {
  return readableFor(page, request.method === 'OPTIONS' ? request : undefined, respond)
}

function readableFor(
  origin: string,
  preflight: Request | undefined,
  respond: () => Response | Promise<Response>,
): Response | Promise<Response> {
  if (preflight) return preflightResponse(preflight, origin)
  const response = respond()
  return response instanceof Promise ? response.then((late) => allow(origin, late)) : allow(origin, response)
}

function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('access-control-request-method')
}

/** Allows the requested method and headers. With credentials, browsers do not accept `*` for either. */
function preflightResponse({ headers: requested }: Request, origin: string): Response {
  const headers = new Headers({
    'access-control-allow-methods': requested.get('access-control-request-method') ?? '*',
    'access-control-max-age': String(MAX_AGE),
    vary: 'Access-Control-Request-Method, Access-Control-Request-Headers',
  })
  const names = requested.get('access-control-request-headers')
  if (names !== null) headers.set('access-control-allow-headers', names)
  allowOrigin(headers, origin)
  return new Response(null, { status: 204, headers })
}

function allow(origin: string, response: Response): Response {
  const { headers } = response
  const names = [...headers.keys()].filter((name) => name !== 'set-cookie' && name !== 'vary')
  allowOrigin(headers, origin)
  headers.set('access-control-expose-headers', names.join(', '))
  return response
}

function allowOrigin(headers: Headers, origin: string): void {
  headers.set('access-control-allow-origin', origin)
  headers.set('access-control-allow-credentials', 'true')
  headers.append('vary', 'Origin')
}
