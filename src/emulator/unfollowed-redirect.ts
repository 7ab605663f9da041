/** Request header of a client that follows redirects and cannot be told not to, such as Pact's standalone verifier. */
const HEADER = 'x-redirect'

/**
 * Returns whether a client wants to see redirects instead of following them: it sends `X-Redirect: manual`.
 * @example
 * wantsRedirects(new Request('http://127.0.0.1:4010/', { headers: { 'x-redirect': 'manual' } })) // true
 */
export function wantsRedirects(request: Request): boolean {
  return request.headers.get(HEADER)?.trim().toLowerCase() === 'manual'
}

/**
 * Returns a redirect that no client follows: its location stands in brackets, as in `http://[/login]`, which is not a
 * URL. Other responses are returned as they are.
 */
export function unfollowedRedirect(response: Response): Response {
  const location = response.headers.get('location')
  if (location === null || response.status < 300 || response.status >= 400) return response
  const headers = new Headers(response.headers)
  headers.set('location', `http://[${location}]`)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
