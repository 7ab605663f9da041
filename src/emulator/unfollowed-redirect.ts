/** Request header of a client that has no option to keep redirects, such as Pact's standalone verifier. */
const HEADER = 'x-redirect'

/** Returns whether a client wants to see redirects instead of following them: it sends `X-Redirect: manual`. */
export function wantsRedirects(request: Request): boolean {
  return request.headers.get(HEADER)?.trim().toLowerCase() === 'manual'
}

/**
 * Returns a redirect that no client follows: its location is in brackets, as in `http://[/login]`, which is not a
 * URL. Other responses are returned as they are.
 */
export function unfollowedRedirect(response: Response): Response {
  const location = response.headers.get('location')
  if (location === null || response.status < 300 || response.status >= 400) return response
  const headers = new Headers(response.headers)
  headers.set('location', `http://[${location}]`)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
