import type { Dialect } from '../../engine/vendor/dialect.ts'
import type { ProblemKind } from '../../engine/vendor/problem.ts'
import { authorize, authorizeProbe } from './authorize.ts'
import type { ControlWorld, Schemas } from './collections.ts'

export const dialect: Dialect<ControlWorld> = {
  id: (random) => random.uuid(),
  schemes: { ControlToken: authorize, ReadinessCheck: authorizeProbe },
  headers: () => ({
    'Cache-Control': 'no-store',
    // Keeps pages of other sites from loading a response as an image or a script.
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

/** HTTP's reason phrases: RFC 9457 recommends them as titles if the type is `about:blank`. */
const TITLES: Readonly<Record<ProblemKind, string>> = {
  malformed: 'Bad Request',
  invalid: 'Bad Request',
  unauthenticated: 'Unauthorized',
  forbidden: 'Forbidden',
  'not-found': 'Not Found',
  'unknown-path': 'Not Found',
  'unknown-method': 'Method Not Allowed',
  'client-timeout': 'Request Timeout',
  conflict: 'Conflict',
  'too-large': 'Content Too Large',
  'unsupported-media-type': 'Unsupported Media Type',
  'rate-limited': 'Too Many Requests',
  internal: 'Internal Server Error',
  'not-implemented': 'Not Implemented',
  unavailable: 'Service Unavailable',
  timeout: 'Gateway Timeout',
}
