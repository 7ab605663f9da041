import type { Exchange } from '../../engine/journal/exchange.ts'
import type { EmulatorServices } from '../../engine/services/emulator-services.ts'
import type { Schemas } from './collections.ts'
import { redactBody, redactHeader, redactQuery, secretsOf } from './secrets.ts'

type Secrets = ReturnType<typeof secretsOf>

/** Converts an exchange to the form that the journal returns: secrets are redacted and world states left out. */
export function toExchangeView(exchange: Exchange, { vendors }: EmulatorServices): Schemas['Exchange'] {
  const {
    number,
    at,
    vendor,
    operation,
    method,
    path,
    request,
    response,
    problem,
    credential,
    fault,
    violation,
    error,
  } = exchange
  const secrets = secretsOf(vendor === undefined ? undefined : vendors[vendor])
  return {
    number,
    at,
    ...(vendor !== undefined && { vendor }),
    ...(operation !== undefined && { operation }),
    method,
    path,
    query: redactQuery(exchange.query, secrets),
    request: { headers: toHeaderViews(request.headers, secrets), body: redactBody(request.body, secrets) },
    response: {
      status: response.status,
      headers: toHeaderViews(Object.entries(response.headers), secrets),
      body: redactBody(response.body, secrets),
    },
    ...(problem && { problem: toProblemView(problem, secrets) }),
    ...(credential !== undefined && { credential }),
    ...(fault !== undefined && { fault }),
    ...(violation && { violation: { ...violation } }),
    ...(error !== undefined && { error: error instanceof Error ? error.message : JSON.stringify(error) }),
  }
}

function toProblemView(
  { kind, message, findings }: NonNullable<Exchange['problem']>,
  { properties }: Secrets,
): NonNullable<Schemas['Exchange']['problem']> {
  const findingViews = findings.map(({ allowed, value, ...finding }) => ({
    ...finding,
    // The rejected value may be the secret itself.
    ...(value !== undefined && !properties.has(finding.at.slice(finding.at.lastIndexOf('/') + 1)) && { value }),
    ...(allowed && { allowed: [...allowed] }),
  }))
  return { kind, message, findings: findingViews }
}

function toHeaderViews(headers: readonly (readonly [string, string])[], secrets: Secrets): Schemas['Header'][] {
  return headers.map(([name, value]) => ({ name, value: redactHeader(name, value, secrets) }))
}
