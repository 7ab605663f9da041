import createClient from 'openapi-fetch'
import type { ControlPaths, Told } from '../vendors/control/api.ts'
import { authorization } from './token.ts'

/** Schemas of the control API, by the names in its spec. */
export type ControlSchemas = Told

/** Typed client of the control API that served this page. */
export const control = createClient<ControlPaths>({
  baseUrl: location.origin,
  fetch: (request) => globalThis.fetch(request),
})

control.use({
  onRequest: ({ request }) => {
    for (const [name, value] of Object.entries(authorization())) request.headers.set(name, value)
    return request
  },
})

/** Error response of the control API. */
export class ControlError extends Error {
  readonly status: number
  readonly findings: NonNullable<ControlSchemas['Problem']['findings']>

  constructor({ status, detail, findings = [] }: Pick<ControlSchemas['Problem'], 'status' | 'detail' | 'findings'>) {
    super(detail)
    this.name = 'ControlError'
    this.status = status
    this.findings = findings
  }
}

interface ClientResult<Data> {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

/**
 * Returns the data of a successful response.
 * @throws {ControlError} if the control API answers with an error
 */
export async function unwrap<Data>(pending: Promise<ClientResult<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await pending
  if (!response.ok) throw new ControlError(toProblem(error, response))
  // A success without a body has no data, and `Data` is then undefined as well.
  return data as NonNullable<Data>
}

/** Returns an error's message for people. */
export function errorMessage(error: unknown): string {
  if (error instanceof ControlError) return error.message
  // fetch() throws a TypeError if it cannot connect.
  if (error instanceof TypeError) return 'DeskDouble is not responding. Check that it is still running.'
  return error instanceof Error ? error.message : String(error)
}

/** Returns the problem that the control API sent, or a generic one if a proxy in between sent something else. */
function toProblem(error: unknown, { status, statusText }: Response): ControlSchemas['Problem'] {
  if (typeof error === 'object' && error !== null && 'detail' in error) return error as ControlSchemas['Problem']
  return { type: 'about:blank', title: statusText, status, kind: 'internal', detail: `Request failed with ${status}` }
}
