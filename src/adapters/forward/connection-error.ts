import { ForwardingError } from '../../emulator/forwarding.ts'

/** Returns the error of a server that did not answer, as one sentence with its cure. */
export function connectionError(error: unknown, to: string): ForwardingError {
  return new ForwardingError('unreachable', describe(error, to))
}

/** Returns the error of a server whose response did not start in time. @param millis the time-out */
export function timeoutError(to: string, millis: number): ForwardingError {
  const message = `${to} did not answer within ${millis / 1000} s: check that it runs, or allow more time with --timeout.`
  return new ForwardingError('timeout', message)
}

const REASONS: Readonly<Record<string, (to: string) => string>> = {
  ECONNREFUSED: (to) => `Nothing listens at ${to}: start that server, or correct its URL.`,
  ENOTFOUND: (to) => `The host of ${to} was not found: check the URL and the network.`,
  EAI_AGAIN: (to) => `The host of ${to} could not be looked up: check the network.`,
  ECONNRESET: (to) => `${to} closed the connection before it answered: look into its log, then try again.`,
  EPROTO: (to) => `${to} does not accept TLS as it was offered: check that the URL should start with https://.`,
}

function describe(error: unknown, to: string): string {
  const code = codeOf(error)
  const known = REASONS[code]?.(to)
  if (known !== undefined) return known
  if (code.startsWith('HPE_'))
    return `${to} sent a response that is not valid HTTP: check that the URL is the one of an HTTP server.`
  if (/CERT|SELF_SIGNED|SIGNATURE/.test(code)) {
    return `The certificate of ${to} was not accepted (${code}): name its authority in NODE_EXTRA_CA_CERTS.`
  }
  const reason = error instanceof Error && error.message !== '' ? error.message : code
  return `${to} could not be reached (${reason}): check the URL and the network.`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
