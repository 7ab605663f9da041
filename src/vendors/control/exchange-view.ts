import type { Exchange } from '../../engine/journal/exchange.ts'
import type { Forwarded } from '../../engine/journal/forwarded.ts'
import {
  redactBase64,
  redactBody,
  redactHeader,
  redactMessage,
  redactQuery,
  redactValue,
} from '../../engine/journal/redact.ts'
import { type Secrets, withAllVendors } from '../../engine/journal/secrets.ts'
import type { EmulatorServices } from '../../engine/services/emulator-services.ts'
import type { NearMiss } from '../../engine/spec/near-miss.ts'
import type { Finding } from '../../engine/vendor/problem.ts'
import type { Schemas } from './collections.ts'

/** Converts an exchange to the form that the journal returns: secrets are redacted and world states left out. */
export function toExchangeView(
  exchange: Exchange,
  { vendors }: Pick<EmulatorServices, 'vendors'>,
): Schemas['Exchange'] {
  const {
    number,
    at,
    vendor,
    operation,
    method,
    path,
    request,
    response,
    undeclared,
    undeclaredStatus,
    nearMisses,
    problem,
    credential,
    fault,
    faultRule,
    overridden,
    forwarded,
    violation,
    error,
  } = exchange
  const secrets = withAllVendors(vendor === undefined ? undefined : vendors[vendor], vendors)
  return {
    number,
    at,
    duration: exchange.duration,
    ...(vendor !== undefined && { vendor }),
    ...(operation !== undefined && { operation }),
    method,
    path,
    query: redactQuery(exchange.query, secrets),
    request: {
      headers: toHeaderViews(request.headers, secrets),
      body: toBodyView(request, secrets),
      ...(request.encoding && { encoding: request.encoding }),
      ...(request.truncated && { truncated: request.truncated }),
    },
    response: {
      status: response.status,
      headers: toHeaderViews(Object.entries(response.headers), secrets),
      body: toBodyView(response, secrets),
      ...(response.encoding && { encoding: response.encoding }),
      ...(response.truncated && { truncated: response.truncated }),
    },
    ...(undeclared.length > 0 && { undeclared: undeclared.map(({ isForbidden: _, ...name }) => name) }),
    ...(undeclaredStatus && { undeclaredStatus }),
    ...(nearMisses.length > 0 && { nearMisses: nearMisses.map(toNearMissView) }),
    ...(problem && { problem: toProblemView(problem, secrets) }),
    ...(credential !== undefined && { credential }),
    ...(fault !== undefined && { fault }),
    ...(faultRule && { faultRule: { ...faultRule } }),
    ...(overridden && { overridden }),
    ...(forwarded && { forwarded: toForwardedView(forwarded) }),
    ...(violation && { violation: { ...violation } }),
    ...(error !== undefined && { error: error instanceof Error ? error.message : JSON.stringify(error) }),
  }
}

function toForwardedView({ to, fallback, differences }: Forwarded): Schemas['Forwarded'] {
  return { to, ...(fallback && { fallback }), differences: differences.map((difference) => ({ ...difference })) }
}

/** Converts a near miss to the form that the journal returns. */
export function toNearMissView({ differences, ...near }: NearMiss): Schemas['NearMiss'] {
  return { ...near, differences: [...differences] }
}

function toBodyView(
  { body, encoding }: { readonly body: string; readonly encoding?: 'base64' | undefined },
  secrets: Secrets,
): string {
  return encoding === 'base64' ? redactBase64(body, secrets) : redactBody(body, secrets)
}

function toProblemView(
  { kind, message, findings }: NonNullable<Exchange['problem']>,
  secrets: Secrets,
): NonNullable<Schemas['Exchange']['problem']> {
  const isSecret = ({ in: where, at }: Finding) => {
    const name = at.slice(at.lastIndexOf('/') + 1)
    return (
      secrets.properties.has(name) ||
      (where === 'header' && secrets.headers.has(name.toLowerCase())) ||
      (where === 'query' && secrets.parameters.has(name))
    )
  }
  // A message may contain the rejected value, which may be the secret itself.
  const values = findings.flatMap((finding) => (isSecret(finding) ? [finding.value] : []))
  const findingViews = findings.map(({ allowed, value, ...finding }) => ({
    ...finding,
    message: redactMessage(finding.message, values),
    ...(value !== undefined && !isSecret(finding) && { value: redactValue(value, secrets) }),
    ...(allowed && { allowed: [...allowed] }),
  }))
  return { kind, message: redactMessage(message, values), findings: findingViews }
}

function toHeaderViews(headers: readonly (readonly [string, string])[], secrets: Secrets): Schemas['Header'][] {
  return headers.map(([name, value]) => ({ name, value: redactHeader(name, value, secrets) }))
}
