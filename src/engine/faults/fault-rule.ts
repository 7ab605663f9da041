import type { Operation, Spec } from '../spec/spec.ts'
import { kindOfStatus, type Statuses } from '../vendor/problem.ts'
import type { Vendor } from '../vendor/vendor.ts'
import { type Delay, describeInvalidDelay } from './delay.ts'

/** When a fault strikes, and what happens then. With no property that says when: at every matching exchange. */
export interface FaultRule {
  /** strikes so many times, then it is spent: a whole number, at least 1 */
  readonly times?: number
  /** first strikes at the nth matching exchange from when it was set; at that one only, unless `times` says more */
  readonly nth?: number
  /** strikes with this probability, above 0 and at most 1, drawn from the world's random source */
  readonly probability?: number
  /** answers with this error, which the spec must declare for the operation */
  readonly status?: number
  /** makes the exchange wait before anything else of it happens */
  readonly delay?: Delay
  /** lets each caller through so often on the world's clock; each of the two is the vendor's own unless given */
  readonly quota?: { readonly requests?: number; readonly seconds?: number }
  /** lets the connection fail */
  readonly transport?: TransportFault
  /**
   * only with `transport`: the request never arrived, and nothing happens in the world (so for `reset` and `empty`,
   * unless said otherwise), or it was carried out and its reply was lost (always so for `truncated`)
   */
  readonly lost?: 'request' | 'response'
}

/** How a connection fails: it is reset, it ends without a byte, or it ends half way through the reply's body. */
export type TransportFault = 'reset' | 'empty' | 'truncated'

/** A quota whose both halves are known. */
export interface Quota {
  readonly requests: number
  readonly seconds: number
}

/** A rule that was checked: what it left to its defaults is filled in. */
export interface CheckedRule extends FaultRule {
  readonly quota?: Quota
}

/** Thrown when a fault cannot be set: it is not well formed, or not inside the spec. */
export class InvalidFaultError extends RangeError {
  /** the property of the rule that is wrong; `''`: the whole of it; `operation`: the operation that it was set for */
  readonly at: string
  /** what would have been right, such as "a whole number, at least 1" */
  readonly expected: string

  constructor(at: string, expected: string, found?: unknown) {
    const was = found === undefined ? '' : `, and was ${typeof found === 'number' ? found : JSON.stringify(found)}`
    super(`Failed to set a fault: ${at === '' ? 'it' : `"${at}"`} must be ${expected}${was}`)
    this.name = 'FaultRefused'
    this.at = at
    this.expected = expected
  }
}

/** What a fault needs to know of the vendor that it strikes. */
export type FaultTarget = Pick<Vendor, 'name' | 'spec'> & { readonly dialect: Pick<Vendor['dialect'], 'statuses'> }

/**
 * Checks a rule for an operation, or for `*`, and fills in its defaults.
 * @throws FaultRefused
 */
export function checkRule({ spec, dialect }: FaultTarget, operation: string, rule: FaultRule): CheckedRule {
  const given = Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined))
  checkShape(given)
  checkCombination(rule)
  const operations = operation === '*' ? [...spec.operations.values()] : [spec.operations.get(operation)]
  const struck = operations.filter((one) => one !== undefined)
  if (rule.status !== undefined) checkStatus(rule.status, { operation, struck, own: dialect.statuses })
  // What was just checked one by one has these types.
  const checked = structuredClone(given) as FaultRule
  return {
    ...checked,
    ...(rule.transport && { lost: rule.lost ?? (rule.transport === 'truncated' ? 'response' : 'request') }),
    ...(rule.quota && { quota: checkQuota(rule.quota, spec, operation, struck) }),
  } as CheckedRule
}

const PROPERTIES = ['times', 'nth', 'probability', 'status', 'delay', 'quota', 'transport', 'lost']
const TRANSPORTS: readonly unknown[] = ['reset', 'empty', 'truncated'] satisfies TransportFault[]
const COUNT = 'a whole number, at least 1'

function checkShape(given: Readonly<Record<string, unknown>>): void {
  const strange = Object.keys(given).find((name) => !PROPERTIES.includes(name))
  if (strange !== undefined) throw new InvalidFaultError(strange, `left out: a fault has ${PROPERTIES.join(', ')}`)
  const { times, nth, probability, delay, quota, transport, lost } = given
  if (times !== undefined && !isCount(times)) throw new InvalidFaultError('times', COUNT, times)
  if (nth !== undefined && !isCount(nth)) throw new InvalidFaultError('nth', COUNT, nth)
  if (probability !== undefined && !(typeof probability === 'number' && probability > 0 && probability <= 1)) {
    throw new InvalidFaultError('probability', 'above 0 and at most 1', probability)
  }
  const expected = delay === undefined ? undefined : describeInvalidDelay(delay)
  if (expected !== undefined) throw new InvalidFaultError('delay', expected, delay)
  if (quota !== undefined && !isQuota(quota)) {
    throw new InvalidFaultError('quota', `{ requests, seconds }, each ${COUNT}, or left to the vendor's own`, quota)
  }
  if (transport !== undefined && !TRANSPORTS.includes(transport)) {
    throw new InvalidFaultError('transport', `one of ${TRANSPORTS.join(', ')}`, transport)
  }
  if (lost !== undefined && lost !== 'request' && lost !== 'response') {
    throw new InvalidFaultError('lost', 'one of request, response', lost)
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1
}

function isQuota(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).every(([name, given]) => {
    return (name === 'requests' || name === 'seconds') && (given === undefined || isCount(given))
  })
}

function checkCombination(rule: FaultRule): void {
  const { status, delay, quota, transport, lost } = rule
  if (status === undefined && !delay && !quota && !transport) {
    throw new InvalidFaultError('', 'something that happens: status, delay, quota or transport')
  }
  if (quota) {
    const beside = (['times', 'nth', 'probability', 'status', 'transport'] as const).filter((name) => {
      return rule[name] !== undefined
    })
    if (beside.length > 0)
      throw new InvalidFaultError('quota', `without ${beside.join(', ')}: it says by itself when it strikes`)
  }
  if (transport && status !== undefined) {
    throw new InvalidFaultError('transport', 'without status: an exchange is answered or cut off')
  }
  if (lost !== undefined && !transport)
    throw new InvalidFaultError('lost', 'without value unless transport says how', lost)
  if (lost === 'request' && transport === 'truncated') {
    throw new InvalidFaultError('lost', 'response where transport is truncated: half of it arrives', lost)
  }
}

interface StatusCheck {
  readonly operation: string
  readonly struck: readonly Operation[]
  /** the vendor's own statuses */
  readonly own: Statuses | undefined
}

function checkStatus(status: unknown, { operation, struck, own }: StatusCheck): void {
  const declared = [...new Set(struck.flatMap(({ responses }) => [...responses.keys()]))].filter((of) => of >= 400)
  const known = declared.filter((of) => kindOfStatus(of, own) !== undefined).toSorted((a, b) => a - b)
  if (known.some((of) => of === status)) return
  const named = known.length === 0 ? 'and it declares none' : `one of ${known.join(', ')}`
  const cause = declared.some((of) => of === status) ? 'an error that can be brought about by a fault' : 'an error'
  throw new InvalidFaultError('status', `${cause} that the spec declares for ${operation}, ${named}`, status)
}

function checkQuota(
  given: NonNullable<FaultRule['quota']>,
  spec: Spec,
  operation: string,
  struck: readonly Operation[],
): Quota {
  if (!struck.some(({ responses }) => responses.has(429))) {
    throw new InvalidFaultError('quota', `for an operation that declares the status 429, and ${operation} does not`)
  }
  const { requests = spec.rateLimit?.requests, seconds = spec.rateLimit?.seconds } = given
  if (requests === undefined || seconds === undefined) {
    throw new InvalidFaultError(
      'quota',
      'given with both requests and seconds: the vendor has no rate limit of its own',
    )
  }
  return { requests, seconds }
}
