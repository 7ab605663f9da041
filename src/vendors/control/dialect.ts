import type { Dialect } from '../../engine/vendor/dialect.ts'
import type { ProblemKind } from '../../engine/vendor/problem.ts'
import { admit } from './admission.ts'
import type { ControlWorld, Schemas } from './collections.ts'

export const dialect: Dialect<ControlWorld> = {
  id: (random) => random.uuid(),
  schemes: { ControlToken: admit },
  headers: () => ({
    'Cache-Control': 'no-store',
    // Not even as an image or a script may a page of another site load it.
    'Cross-Origin-Resource-Policy': 'same-origin',
  }),
  formatProblem: ({ kind, message, status, details: { findings, allow } }) => ({
    body: {
      type: 'about:blank',
      title: TITLES[kind],
      status,
      kind,
      detail: message,
      ...(findings && findings.length > 0 && { findings }),
    } satisfies ProblemBody,
    ...(allow && { headers: { Allow: allow.join(', ') } }),
  }),
}

type ProblemBody = Omit<Schemas['Problem'], 'findings'> & { readonly findings?: readonly object[] }

/** HTTP's own phrases, as RFC 9457 wants them beside `about:blank`. */
const TITLES: Readonly<Record<ProblemKind, string>> = {
  malformed: 'Bad Request',
  invalid: 'Bad Request',
  unauthenticated: 'Unauthorized',
  forbidden: 'Forbidden',
  'not-found': 'Not Found',
  'unknown-path': 'Not Found',
  'unknown-method': 'Method Not Allowed',
  conflict: 'Conflict',
  'too-large': 'Content Too Large',
  'unsupported-media-type': 'Unsupported Media Type',
  'rate-limited': 'Too Many Requests',
  internal: 'Internal Server Error',
  'not-implemented': 'Not Implemented',
  unavailable: 'Service Unavailable',
  timeout: 'Gateway Timeout',
}
