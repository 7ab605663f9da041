import type { ControlSchemas } from '../control.ts'
import type { Exchange } from '../live-journal.ts'
import { formatValue, quote } from './source-text.ts'

type Rule = ControlSchemas['Fault']

/** The rule of a fault that makes a request end as it did. Only a success has a body of its own. */
export type InjectedFault = Pick<Rule, 'status' | 'body' | 'delay' | 'transport'>

/** Returns the fault that decided a response or delayed it. */
export function injectedFault(exchange: Exchange): InjectedFault | undefined {
  const { fault: id, faultRule: rule, problem, overridden } = exchange
  const { status, body } = exchange.response
  if (overridden) return { status, ...(body !== '' && { body: parsed(body) }) }
  if (status === 0) return { transport: rule?.transport ?? 'reset' }
  if (problem?.kind === 'rate-limited') return { status }
  if (id === undefined) return undefined
  if (rule?.transport === 'truncated') return { transport: 'truncated' }
  if (rule?.delay && rule.status === undefined) return { delay: rule.delay }
  return status >= 400 ? { status } : undefined
}

/** Returns the value that a body encodes; a body that is not JSON is a string. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** Checks that a fault decides the response, whatever happened before. */
export function decidesResponse(fault: InjectedFault | undefined): boolean {
  return fault !== undefined && fault.delay === undefined && fault.transport !== 'truncated'
}

/** Returns the longest time in ms that a fault delays a request. */
export function longestDelay({ delay }: InjectedFault): number {
  if (!delay) return 0
  return delay.fixed ?? delay.uniform?.upper ?? (delay.lognormal?.median ?? 0) * TAIL
}

/** Ratio of an unusually long delay to the median. */
const TAIL = 20

/** Formats the call that injects a fault into the next request to an operation. */
export function formatFaultCall(vendor: string, operation: string, fault: InjectedFault): string {
  const isOverride = fault.status !== undefined && fault.status < 400
  const call = `world.${vendor}.${isOverride ? 'override' : 'fail'}`
  return `${isOverride ? 'await ' : ''}${call}(${quote(operation)}, ${formatValue({ ...fault, times: 1 })})`
}
