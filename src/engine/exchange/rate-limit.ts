import type { World } from '../../world/world.ts'
import type { Quota } from '../faults/fault-rule.ts'
import { countRejected } from '../faults/faults.ts'
import type { Rate } from '../vendor/dialect.ts'
import { Problem } from '../vendor/problem.ts'
import type { Call } from './call.ts'
import { customResponse } from './fault-problem.ts'
import { limitOf } from './format-problem.ts'

/**
 * Counts a request, on the world's clock, against the vendor's own limit and against every quota. The vendor's limit
 * rejects requests only if the profile setting `rateLimit` is `enforced`; its window lasts as many seconds as the
 * setting `rateWindow`, if the vendor has one. If several limits reject the request, the
 * tightest is reported.
 */
export function countAgainstRateLimits(call: Call): void {
  const { vendor, world, caller, profile } = call
  const limit = limitOf(call)
  let rejected = false
  if (limit && caller.rateLimitKey !== undefined) {
    call.rate = countIn(world, counterOf(vendor.name, caller.rateLimitKey), limit)
    call.rateLimit = limit
    rejected = isUsedUp(call.rate) && profile['rateLimit'] === 'enforced'
  }
  if (call.quotas.length > 0) rejected = countAgainstQuotas(call, rejected)
  if (!rejected || !call.rate || !call.rateLimit) return
  const { requests, seconds } = call.rateLimit
  const quota = call.quotas.find(({ id }) => id === call.injected?.id)
  throw new Problem('rate-limited', quota?.message ?? `More than ${requests} requests in ${seconds} seconds`, {
    retryAfter: Math.max(1, call.rate.reset),
    ...(quota && customResponse(quota)),
  })
}

/** The counter of the latest request: the next one often comes from the same caller. */
let latest = { vendor: '', key: '', counter: 'rate//' }

/** Returns the name of the counter of a caller's requests to a vendor. */
function counterOf(vendor: string, key: string): string {
  if (latest.vendor !== vendor || latest.key !== key) latest = { vendor, key, counter: `rate/${vendor}/${key}` }
  return latest.counter
}

/** Counts a request against every quota. Returns whether the request is rejected; the call keeps the rate to report. */
function countAgainstQuotas(call: Call, alreadyRejected: boolean): boolean {
  let rejected = alreadyRejected
  let reported: Rate | undefined = rejected ? call.rate : undefined
  for (const fault of call.quotas) {
    const { caller, world } = call
    // Callers without a key share one count, but only for a single operation.
    if (!fault.quota || (caller.rateLimitKey === undefined && fault.operation === '*')) continue
    const rate = countIn(
      world,
      `quota/${fault.id}${caller.rateLimitKey === undefined ? '' : `/${caller.rateLimitKey}`}`,
      fault.quota,
    )
    const rejects = isUsedUp(rate)
    if (rejects) countRejected(world, fault)
    if (reported && (rejected === rejects ? !isTighter(rate, reported) : rejected)) continue
    reported = rate
    call.rate = rate
    call.rateLimit = fault.quota
    if (!rejects) continue
    rejected = true
    call.injected = fault
  }
  return rejected
}

/** Returns whether a rate is tighter than another: used up for longer, or, if neither is used up, with less left. */
function isTighter(one: Rate, other: Rate): boolean {
  if (isUsedUp(one)) return one.reset > other.reset
  return one.allowed - one.count < other.allowed - other.count
}

function isUsedUp({ count, allowed }: Rate): boolean {
  return count > allowed
}

/** Counts a request in its window. A window starts with the first request after the previous window has ended. */
function countIn(world: World, counter: string, { requests, seconds }: Quota): Rate {
  const now = world.clock.millis()
  const length = seconds * 1000
  // Only this function writes these counters.
  const known = world.counter(counter) as { readonly start: number; readonly count: number } | undefined
  const window = known && now >= known.start && now < known.start + length ? known : { start: now, count: 0 }
  const count = window.count + 1
  world.setCounter(counter, { start: window.start, count })
  return { count, allowed: requests, reset: Math.ceil((window.start + length - now) / 1000) }
}
