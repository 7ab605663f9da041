import type { Told } from '../../vendors/control/api.ts'

type Rule = Omit<Told['FaultRequest'], 'vendor' | 'operation'>

/** What a fault does and when, in words. */
export function ruleText(rule: Rule): string {
  return [happening(rule), occasion(rule)].filter(Boolean).join(', ')
}

function happening({ status, delay, quota, transport, lost }: Rule): string {
  return [
    ...(status === undefined ? [] : [`answers ${status}`]),
    ...(delay ? [`waits ${delayText(delay)}`] : []),
    ...(quota ? [`lets ${quota.requests ?? 'as many'} through in ${quota.seconds ?? 'as many'} s`] : []),
    ...(transport ? [`${TRANSPORTS[transport]}${lost === 'response' ? ' after it was carried out' : ''}`] : []),
  ].join(' and ')
}

const TRANSPORTS = {
  reset: 'breaks the connection off',
  empty: 'closes the connection without an answer',
  truncated: 'sends half of the body',
} as const

function delayText({ fixed, uniform, lognormal }: NonNullable<Rule['delay']>): string {
  if (fixed !== undefined) return `${fixed} ms`
  if (uniform) return `${uniform.lower} to ${uniform.upper} ms`
  return lognormal ? `about ${lognormal.median} ms` : ''
}

function occasion({ times, nth, probability }: Rule): string {
  return [
    ...(nth === undefined ? [] : [`from exchange ${nth} on`]),
    ...(times === undefined ? [] : [times === 1 ? 'once' : `${times} times`]),
    ...(probability === undefined ? [] : [`in ${Math.round(probability * 100)} of 100`]),
  ].join(', ')
}

/** Whether two rules say the same. */
export function isSameRule(one: Rule, other: Rule): boolean {
  return keyOf(one) === keyOf(other)
}

function keyOf({ times, nth, probability, status, delay, quota, transport }: Rule): string {
  return JSON.stringify([times, nth, probability, status, delay, quota, transport])
}
