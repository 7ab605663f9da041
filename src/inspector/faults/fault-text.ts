import type { ControlSchemas } from '../control.ts'

type Rule = Omit<ControlSchemas['FaultRequest'], 'vendor' | 'operation'>

/** Names the vendor and the operation of a fault. */
export function formatTarget({ vendor, operation }: Pick<ControlSchemas['Fault'], 'vendor' | 'operation'>): string {
  return `${vendor} ${operation === '*' ? 'all operations' : operation}`
}

/** Describes the effect and the trigger of a fault. */
export function formatRule(rule: Rule): string {
  return [formatEffect(rule), formatTrigger(rule)].filter(Boolean).join(', ')
}

function formatEffect({ status, body, delay, quota, transport, lost }: Rule): string {
  return [
    ...(status === undefined ? [] : [`responds with ${status}${body === undefined ? '' : ' and a body of its own'}`]),
    ...(delay ? [`delays by ${formatDelay(delay)}`] : []),
    ...(quota ? [formatQuota(quota)] : []),
    ...(transport ? [`${TRANSPORT_LABELS[transport]}${lost === 'response' ? ' after the operation' : ''}`] : []),
  ].join(' and ')
}

const TRANSPORT_LABELS = {
  reset: 'resets the connection',
  empty: 'closes the connection without a response',
  truncated: 'sends only half of the body',
} as const

function formatDelay({ fixed, uniform, lognormal }: NonNullable<Rule['delay']>): string {
  if (fixed !== undefined) return `${fixed} ms`
  if (uniform) return `${uniform.lower} to ${uniform.upper} ms`
  return lognormal ? `about ${lognormal.median} ms` : ''
}

/** Describes a rate limit. Missing values default to the vendor's. */
function formatQuota({ requests, seconds }: NonNullable<Rule['quota']>): string {
  const limit = requests === undefined ? "the vendor's number of requests" : `${requests} requests`
  return `allows ${limit} per ${seconds === undefined ? "vendor's time window" : `${seconds} s`}`
}

/** Describes the requests that a fault is injected into. Without `times` and `every`, `nth` selects a single request. */
function formatTrigger({ times, nth, every, probability }: Rule): string {
  const isSingle = times === undefined && every === undefined
  return [
    ...(every === undefined ? [] : [`every ${formatOrdinal(every)} request`]),
    ...(nth === undefined ? [] : [`${isSingle ? 'only' : 'from'} request ${nth}`]),
    ...(times === undefined ? [] : [times === 1 ? 'once' : `${times} times`]),
    ...(probability === undefined ? [] : [`${Math.round(probability * 100)} % of requests`]),
  ].join(', ')
}

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' })
const SUFFIXES: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' }

/** Formats a place in an order, such as `3rd`. */
function formatOrdinal(place: number): string {
  return `${place}${SUFFIXES[ORDINALS.select(place)] ?? 'th'}`
}

/** Compares the effect and the trigger of two faults. */
export function isSameRule(a: Rule, b: Rule): boolean {
  return ruleKey(a) === ruleKey(b)
}

function ruleKey({ times, nth, every, probability, status, message, body, delay, quota, transport }: Rule): string {
  return JSON.stringify([times, nth, every, probability, status, message, body, delay, quota, transport])
}
