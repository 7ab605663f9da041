import type { ControlSchemas } from '../control.ts'
import type { Exchange } from '../live-journal.ts'

type Rule = ControlSchemas['Fault']

/** The rule of a fault that makes a request end as it did. */
export type InjectedFault = Pick<Rule, 'status' | 'delay' | 'transport'>

/** Returns the fault that decided a response or delayed it. */
export function injectedFault(exchange: Exchange): InjectedFault | undefined {
  const { fault: id, faultRule: rule, problem } = exchange
  const { status } = exchange.response
  if (status === 0) return { transport: rule?.transport ?? 'reset' }
  if (problem?.kind === 'rate-limited') return { status }
  if (id === undefined) return undefined
  if (rule?.transport === 'truncated') return { transport: 'truncated' }
  if (rule?.delay && rule.status === undefined) return { delay: rule.delay }
  return status >= 400 ? { status } : undefined
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
