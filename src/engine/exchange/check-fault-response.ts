import type { World } from '../../world/world.ts'
import type { FaultRule } from '../faults/fault-rule.ts'
import { appliesTo, type CheckedFault } from '../faults/faults.ts'
import { InvalidFaultError } from '../faults/invalid-fault-error.ts'
import { isErrorStatus } from '../spec/declared-status.ts'
import type { Operation } from '../spec/spec.ts'
import { ANONYMOUS } from '../vendor/handler.ts'
import { Problem } from '../vendor/problem.ts'
import type { Vendor } from '../vendor/vendor.ts'
import { ResponseViolation, type Violation } from './check-response.ts'
import { customResponse, faultProblem } from './fault-problem.ts'
import { formatProblem, formatSuccess, type ResponseContext } from './format-problem.ts'

/**
 * Creates the response of a fault for each operation that it applies to. The vendor's validators must be loaded.
 * @throws InvalidFaultError if a response violates the spec
 */
export function checkFaultResponses(world: World, vendor: Vendor, fault: CheckedFault): void {
  for (const operation of vendor.spec.operations.values()) {
    if (!appliesTo(fault, operation)) continue
    try {
      rehearse(fault, contextOf(world, vendor, operation, fault))
    } catch (error) {
      if (!(error instanceof ResponseViolation)) throw error
      throw invalidResponse(fault, error.violation)
    }
  }
}

function rehearse(fault: CheckedFault, context: ResponseContext<Operation>): void {
  const { status, quota } = fault
  if (status === undefined) {
    const details = { ...(quota && { retryAfter: quota.seconds }), ...customResponse(fault) }
    formatProblem(context, new Problem('rate-limited', fault.message ?? 'Too many requests', details))
  } else if (isErrorStatus(status)) formatProblem(context, faultProblem(fault, context))
  else formatSuccess(context, fault)
}

/** Returns the context of a request at the moment when the fault would be injected. */
function contextOf(
  world: World,
  vendor: Vendor,
  operation: Operation,
  { quota }: CheckedFault,
): ResponseContext<Operation> {
  const { method, path } = operation
  const rate = quota && { count: quota.requests + 1, allowed: quota.requests, reset: quota.seconds }
  // Only handles and the control API write this setting, with the values that the spec declares.
  const profile = (world.setting(vendor.profileSetting) as ResponseContext['profile'] | undefined) ?? {}
  return {
    vendor,
    world,
    operation,
    path,
    request: { method: method.toUpperCase() },
    number: 0,
    bodyLimit: vendor.spec.bodyLimit ?? 0,
    caller: ANONYMOUS,
    rate,
    rateLimit: quota,
    profile: { ...vendor.spec.profile, ...profile },
    hasUndeclaredStatus: false,
  }
}

const WHOLE_BODY = 'Use a whole body that satisfies the schema: missing parts are not filled in.'

/** Returns the error of a fault whose response violates the spec: when it is set, or when it is injected unchecked. */
export function invalidResponse(
  { body, headers }: Pick<FaultRule, 'body' | 'headers'>,
  violation: Violation,
): InvalidFaultError {
  const { operation, status, at, message } = violation
  const response = `the ${status} response of ${operation}`
  if (at.startsWith('header ')) {
    const cure = `Set ${at} to a value that the spec declares.`
    return new InvalidFaultError('headers', `headers violate the spec of ${response}: ${at} ${message}`, cure)
  }
  if (body === undefined && headers === undefined && violation.keyword === 'status') {
    return new InvalidFaultError('status', `${response} violates the spec: it ${message}`, 'Use a declared status.')
  }
  const place = at === '' ? 'it' : at
  return new InvalidFaultError(`body${at}`, `body violates the spec of ${response}: ${place} ${message}`, WHOLE_BODY)
}
