import type { Finding } from '../../engine/vendor/problem.ts'
import type { Schemas } from './collections.ts'

/** Describes a finding in the order of the vendor's own message: the value, the field's type, the allowed values. */
export function describeFinding(finding: Finding): string {
  const { message, value, allowed } = finding
  const field = fieldName(finding)
  if (value === undefined) return `${field} ${message}`
  const start = `${field}: the value [${formatValue(value)}] does not fit the type [${expectedType(finding)}]`
  return allowed ? `${start}; allowed: ${allowed.join(', ')}` : `${start}; it ${message}`
}

/** Returns the pattern and the parameters of a finding's message. */
export function findingParameters(finding: Finding): Pick<Schemas['ErrorBody'], 'messageWithParams' | 'messageParams'> {
  const { message, value, allowed } = finding
  const field = fieldName(finding)
  if (value === undefined) {
    return { messageWithParams: '{field} {expectation}', messageParams: { field, expectation: message } }
  }
  const start = '{field}: the value [{value}] does not fit the type [{type}]'
  const params = { field, value: formatValue(value), type: expectedType(finding) }
  if (!allowed) {
    return { messageWithParams: `${start}; it {expectation}`, messageParams: { ...params, expectation: message } }
  }
  return {
    messageWithParams: `${start}; allowed: {allowed}`,
    messageParams: { ...params, allowed: allowed.join(', ') },
  }
}

/** Returns a field's path in the vendor's dotted notation, such as `transcriptionConfig.vendorName`. */
export function fieldName({ in: where, at }: Finding): string {
  return at === '' ? where : at.replace(/^\//, '').replaceAll('/', '.')
}

function formatValue(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

/** Returns the type that the field must have. If the value has it, this is the type of the value. */
function expectedType({ keyword, message, value }: Finding): string {
  if (keyword === 'type') return message.replace(/^must be (an? )?/, '')
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}
