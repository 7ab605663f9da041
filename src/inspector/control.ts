import createClient from 'openapi-fetch'
import type { ControlPaths, Told } from '../vendors/control/api.ts'
import { authorization } from './token.ts'

/** The control API of the emulator that this page came from. */
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

/** Thrown when the emulator refuses what the page asked of it. */
export class Refusal extends Error {
  readonly status: number
  readonly findings: NonNullable<Told['Problem']['findings']>

  constructor({ status, detail, findings = [] }: Pick<Told['Problem'], 'status' | 'detail' | 'findings'>) {
    super(detail)
    this.name = 'Refusal'
    this.status = status
    this.findings = findings
  }
}

interface Answer<Data> {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

/** What was answered. Throws a {@link Refusal} when it was refused. */
export async function told<Data>(asked: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await asked
  if (!response.ok) throw new Refusal(problemIn(error, response))
  // A success without a body has no data, and its type says so.
  return data as NonNullable<Data>
}

/** What went wrong, for people. */
export function wordsOf(error: unknown): string {
  if (error instanceof Refusal) return error.message
  if (error instanceof TypeError) return 'DeskDouble does not answer: was it stopped?'
  return error instanceof Error ? error.message : String(error)
}

function problemIn(error: unknown, { status, statusText }: Response): Told['Problem'] {
  // The control API words every refusal as its spec says; whatever stands between may not.
  if (typeof error === 'object' && error !== null && 'detail' in error) return error as Told['Problem']
  return { type: 'about:blank', title: statusText, status, kind: 'internal', detail: `It was refused with ${status}` }
}
