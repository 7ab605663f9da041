import type { Delay, GivenDelay } from './delay.ts'

/** A rule for injecting a fault: when, and what happens. Without `times`, `nth`, `every` or `probability` it always applies. */
export interface FaultRule {
  /** how many times the fault is injected before it is removed: a whole number of at least 1 */
  readonly times?: number
  /**
   * the first matching request at which it is injected, counted from 1; only at that one unless `times` or `every` is set.
   * Defaults to the value of `every`, if that is set
   */
  readonly nth?: number
  /** the number of matching requests of which one is injected: `every: 3` injects it into the 3rd, 6th, 9th, … */
  readonly every?: number
  /** probability of each injection, above 0 and at most 1, drawn from the world's random source */
  readonly probability?: number
  /** the status of the response, from 200 to 599, which the spec must declare, exactly or by a range or `default` */
  readonly status?: number
  /** with the status of an error or `quota`: its message, in the place that the vendor's format has for it */
  readonly message?: string
  /** with the status of an error or `quota`: its code, in the place that the vendor's format has for it */
  readonly code?: string | number
  /**
   * with `status` or `quota`: headers that are added to the response, or that replace the vendor's. A `Content-Type`
   * selects one of the media types that the spec declares
   */
  readonly headers?: Readonly<Record<string, string | number>>
  /**
   * with `status` or `quota`: the whole body, which must satisfy the schema that the spec declares for the status. A
   * success requires it if the spec declares one
   */
  readonly body?: unknown
  /** delay before anything else happens: durations such as `250ms` or `1.5s`, or numbers of milliseconds; at most 5 minutes */
  readonly delay?: GivenDelay
  /** how many requests each caller may send in so many seconds of the world's clock; defaults to the vendor's limit */
  readonly quota?: { readonly requests?: number; readonly seconds?: number }
  /** how the connection fails */
  readonly transport?: TransportFault
  /**
   * with `transport` only: `request` if the request is lost, so that nothing happens in the world (default for `reset`
   * and `empty`); `response` if it is carried out and its response is lost (always for `truncated`)
   */
  readonly lost?: 'request' | 'response'
}

/** A connection failure: reset, closed without a byte, or closed half way through the response's body. */
export type TransportFault = 'reset' | 'empty' | 'truncated'

/** A complete quota. */
export interface Quota {
  readonly requests: number
  readonly seconds: number
}

/** A valid rule with its defaults filled in. */
export interface CheckedRule extends Omit<FaultRule, 'delay' | 'quota'> {
  /** in ms */
  readonly delay?: Delay
  readonly quota?: Quota
}
