import { InvalidFaultError } from '../faults/invalid-fault-error.ts'
import type { Vendor } from '../vendor/vendor.ts'
import { pointerTo } from './findings.ts'
import { describeSchemaError } from './schema-error.ts'

/** The parts of a fault rule that decide the schema of its body. */
interface CustomBody {
  readonly status?: number
  readonly body?: unknown
}

/**
 * Checks the body of a rule against the schema of every operation that the rule can apply to.
 * @param vendor a vendor whose validators are loaded
 * @throws InvalidFaultError
 */
export function checkCustomBody(vendor: Pick<Vendor, 'spec' | 'checks'>, operation: string, rule: CustomBody): void {
  const { body } = rule
  if (body === undefined) return
  for (const candidate of vendor.spec.operations.values()) {
    if (operation !== '*' && operation !== candidate.id) continue
    const status = rule.status ?? candidate.limitStatus ?? 429
    const bodies = vendor.checks.response(candidate, status)?.bodies ?? {}
    const check = Object.values(bodies)[0]?.check
    if (!check || check(body)) continue
    const [error] = check.errors ?? []
    const place = error ? `/body${pointerTo(error)} ${describeSchemaError(error)}` : 'it is not valid'
    const cure = `Use a body that the spec declares for the status ${status} of ${candidate.id}.`
    throw new InvalidFaultError('body', `body violates the spec: ${place}`, cure)
  }
}
