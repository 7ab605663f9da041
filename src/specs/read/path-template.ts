/** Returns the names of the parameters in a path template, in their order. */
export function templateNames(path: string): string[] {
  const names: string[] = []
  let start = 0
  for (let end = path.indexOf('}'); end >= 0; end = path.indexOf('}', start)) {
    const brace = path.lastIndexOf('{', end)
    if (brace >= start) names.push(path.slice(brace + 1, end))
    start = end + 1
  }
  return names
}

/** Returns a path template without the names of its parameters, so that equal templates are equal strings. */
export function signatureOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}')
}

/** Returns the literal segments before the first parameter: `/users` for `/users/{id}`; empty if there are none. */
export function literalPrefix(path: string): string {
  if (path === '/') return path
  const brace = path.indexOf('{')
  const literal = brace < 0 ? path : path.slice(0, path.lastIndexOf('/', brace))
  return literal.replace(/\/+$/, '')
}

/** Describes what is wrong with a path template; returns undefined if it can be served. */
export function templateProblem(path: string): string | undefined {
  if (/[{}]/.test(path.replace(/\{[^{}]*\}/g, ''))) return 'has a brace without its counterpart'
  if (/\{\s*\}/.test(path)) return 'has a parameter without a name'
  if (/\{[^{}]*\/[^{}]*\}/.test(path)) return 'has a parameter that contains a slash'
  if (/\}\{/.test(path)) return 'has two parameters with nothing between them'
  if (/\p{Cc}/u.test(path)) return 'contains a control character'
  if (path.length > 2000) return 'is longer than 2,000 characters'
  return undefined
}

/** Percent-encodes the literal text of a path template, as URLs do. Existing escapes stay unchanged. */
export function percentEncoded(path: string): string {
  const literals = path.toWellFormed().split(/(\{[^{}]*\})/)
  return literals.map((text, i) => (i % 2 === 1 ? text : text.replace(/[^!-~]|["<>`]/gu, encodeURIComponent))).join('')
}
