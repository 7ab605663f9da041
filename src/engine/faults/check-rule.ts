import { got } from '../../errors/got.ts'
import { isObject } from '../../world/is-object.ts'
import { isErrorStatus, isFinalStatus } from '../spec/declared-status.ts'
import { canAnswer, type Operation, type Spec } from '../spec/spec.ts'
import { kindOfStatus, type Statuses } from '../vendor/problem.ts'
import type { Vendor } from '../vendor/vendor.ts'
import { CUSTOM, checkCustomCombination, checkCustomResponse } from './custom-response.ts'
import { delayInMillis, describeInvalidDelay } from './delay.ts'
import type { CheckedRule, FaultRule, Quota, TransportFault } from './fault-rule.ts'
import { InvalidFaultError, mustBe } from './invalid-fault-error.ts'

/** The parts of a vendor that a fault rule is checked against. */
export type FaultTarget = Pick<Vendor, 'name' | 'spec'> & { readonly dialect: Pick<Vendor['dialect'], 'statuses'> }

/**
 * Checks a rule for an operation, or for all operations (`*`), and fills in its defaults.
 * @throws InvalidFaultError
 */
export function checkRule({ spec, dialect }: FaultTarget, operation: string, rule: FaultRule): CheckedRule {
  const present = checkRuleShape(rule)
  const candidates = operation === '*' ? [...spec.operations.values()] : [spec.operations.get(operation)]
  const operations = candidates.filter((one) => one !== undefined)
  if (rule.status !== undefined) checkStatus(rule.status, { operation, operations, own: dialect.statuses })
  // Each property was checked above, so it has its type.
  const checked = structuredClone(present) as FaultRule
  return {
    ...checked,
    ...(checked.delay && { delay: delayInMillis(checked.delay) }),
    ...(rule.transport && { lost: rule.lost ?? (rule.transport === 'truncated' ? 'response' : 'request') }),
    ...(rule.quota && { quota: completeQuota(rule.quota, spec, operation, operations) }),
  } as CheckedRule
}

/**
 * Checks the form of a rule and the combination of its parts, but not that an operation allows it.
 * @returns the properties that are set
 * @throws InvalidFaultError
 */
export function checkRuleShape(rule: FaultRule): Readonly<Record<string, unknown>> {
  const present = Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined))
  checkShape(present)
  checkCombination(rule)
  return present
}

const PROPERTIES = ['times', 'nth', 'probability', 'status', ...CUSTOM, 'delay', 'quota', 'transport', 'lost']
const TRANSPORTS: readonly unknown[] = ['reset', 'empty', 'truncated'] satisfies TransportFault[]
const COUNT = 'a whole number of at least 1'

function checkShape(rule: Readonly<Record<string, unknown>>): void {
  const unknown = Object.keys(rule).find((name) => !PROPERTIES.includes(name))
  if (unknown !== undefined) {
    const cure = `Use ${PROPERTIES.join(', ')}.`
    throw new InvalidFaultError(unknown, `"${unknown}" is not a property of a fault`, cure)
  }
  const { times, nth, probability, delay, quota, transport, lost } = rule
  if (times !== undefined && !isCount(times)) throw mustBe('times', COUNT, times)
  if (nth !== undefined && !isCount(nth)) throw mustBe('nth', COUNT, nth)
  if (probability !== undefined && !(typeof probability === 'number' && probability > 0 && probability <= 1)) {
    throw mustBe('probability', 'a number above 0 and at most 1', probability)
  }
  const form = delay === undefined ? undefined : describeInvalidDelay(delay)
  if (form !== undefined) throw mustBe('delay', form, delay)
  if (quota !== undefined && !isQuota(quota)) {
    const cure = `Use { requests, seconds }, each ${COUNT}; either defaults to the vendor's own limit.`
    throw new InvalidFaultError('quota', `quota is not valid${got(quota)}`, cure)
  }
  if (transport !== undefined && !TRANSPORTS.includes(transport)) {
    throw mustBe('transport', `one of ${TRANSPORTS.join(', ')}`, transport)
  }
  if (lost !== undefined && lost !== 'request' && lost !== 'response') {
    throw mustBe('lost', 'one of request, response', lost)
  }
  checkCustomResponse(rule)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1
}

function isQuota(value: unknown): boolean {
  if (!isObject(value)) return false
  return Object.entries(value).every(([name, part]) => {
    return (name === 'requests' || name === 'seconds') && (part === undefined || isCount(part))
  })
}

function checkCombination(rule: FaultRule): void {
  const { status, delay, quota, transport, lost } = rule
  checkCustomCombination(rule)
  if (status === undefined && !delay && !quota && !transport) {
    throw new InvalidFaultError('', 'the rule has no effect', 'Set status, delay, quota or transport.')
  }
  const timing = (['times', 'nth', 'probability', 'status', 'transport'] as const).filter((name) => {
    return quota && rule[name] !== undefined
  })
  if (timing.length > 0) {
    const cure = `Remove ${timing.join(', ')}: a quota decides by itself which requests it rejects.`
    throw new InvalidFaultError('quota', `quota cannot be combined with ${timing.join(', ')}`, cure)
  }
  if (transport && status !== undefined) {
    const cure = 'Remove one of them: a request is answered, or its connection fails.'
    throw new InvalidFaultError('transport', 'transport cannot be combined with status', cure)
  }
  if (lost !== undefined && !transport) {
    throw new InvalidFaultError('lost', 'lost requires transport', 'Set transport, or remove lost.')
  }
  if (lost === 'request' && transport === 'truncated') {
    const cure = 'Use response: half of the response arrives.'
    throw new InvalidFaultError('lost', 'lost must be response for a truncated transport, got "request"', cure)
  }
}

/** A status to check, with the operations that must declare it. */
interface StatusCheck {
  readonly operation: string
  readonly operations: readonly Operation[]
  /** the vendor's own statuses */
  readonly own: Statuses | undefined
}

function checkStatus(status: unknown, { operation, operations, own }: StatusCheck): void {
  if (operations.some((one) => canRespondWith(one, status, own))) return
  const declared = [...new Set(operations.flatMap(({ responses }) => [...responses]))]
  const possible = declared.filter((of) => isPossible(of, own)).toSorted((a, b) => a - b)
  const ranges = [...new Set(operations.flatMap((one) => [...one.ranges]))].filter((key) => /^[2-5]/.test(key))
  const owner = operation === '*' ? 'any operation' : operation
  const isDeclared = declared.some((of) => of === status)
  const problem = isDeclared
    ? `status ${JSON.stringify(status)} of ${owner} cannot be caused by a fault`
    : `status ${JSON.stringify(status)} is not declared for ${owner}`
  throw new InvalidFaultError('status', problem, statusCure([...possible, ...ranges], operations))
}

function statusCure(possible: readonly unknown[], operations: readonly Operation[]): string {
  if (operations.some(({ ranges }) => ranges.has('default'))) return 'Use a status from 200 to 599.'
  const anyError = operations.some((one) => one.anyError) ? ['any status from 400 to 599'] : []
  const usable = [...possible, ...anyError]
  return usable.length === 0 ? 'Use delay or transport: it declares no status.' : `Use ${usable.join(', ')}.`
}

/** Returns whether a fault can cause a status. An exact error needs a kind of problem, unless any error is possible. */
function canRespondWith(operation: Operation, status: unknown, own: Statuses | undefined): boolean {
  if (typeof status !== 'number' || !isFinalStatus(status)) return false
  const isExact = operation.responses.has(status) && !operation.anyError
  return isExact ? isPossible(status, own) : canAnswer(operation, status)
}

function isPossible(status: number, own: Statuses | undefined): boolean {
  return isErrorStatus(status) ? kindOfStatus(status, own) !== undefined : isFinalStatus(status)
}

function completeQuota(
  quota: NonNullable<FaultRule['quota']>,
  spec: Spec,
  operation: string,
  operations: readonly Operation[],
): Quota {
  if (operations.every(({ limitStatus }) => limitStatus === undefined)) {
    const cure = 'Use an operation that declares it.'
    throw new InvalidFaultError('quota', `quota requires the status 429, which ${operation} does not declare`, cure)
  }
  const { requests = spec.rateLimit?.requests, seconds = spec.rateLimit?.seconds } = quota
  if (requests === undefined || seconds === undefined) {
    const problem = 'quota is incomplete, and the vendor has no rate limit of its own'
    throw new InvalidFaultError('quota', problem, 'Set both requests and seconds.')
  }
  return { requests, seconds }
}
