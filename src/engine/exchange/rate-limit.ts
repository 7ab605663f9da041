import type { World } from '../../world/world.ts'
import type { Quota } from '../faults/fault-rule.ts'
import { countRejected } from '../faults/faults.ts'
import type { Rate } from '../vendor/dialect.ts'
import { Problem } from '../vendor/problem.ts'
import type { Call } from './call.ts'

/**
 * Counts a request on the world's clock: against the vendor's own limit, of which the profile (`rateLimit`) says
 * whether it is enforced, and against each quota that was set. The tighter refusal wins, and is the one that is told.
 */
export function countAgainstRateLimits(call: Call): void {
  const { vendor, world, caller, profile } = call
  const limit = vendor.spec.rateLimit
  let refused = false
  if (limit && caller.rateLimitKey !== undefined) {
    call.rate = countIn(world, `rate/${vendor.name}/${caller.rateLimitKey}`, limit)
    refused = isUsedUp(call.rate) && profile['rateLimit'] === 'enforced'
  }
  if (call.quotas.length > 0) refused = countAgainstQuotas(call, refused)
  if (!refused || !call.rate || !call.rateLimit) return
  const { requests, seconds } = call.rateLimit
  throw new Problem('rate-limited', `More than ${requests} requests in ${seconds} seconds`, {
    retryAfter: Math.max(1, call.rate.reset),
  })
}

/** Whether the request is refused, by one of the quotas or already; the rate to tell is left in the call. */
function countAgainstQuotas(call: Call, alreadyRefused: boolean): boolean {
  let refused = alreadyRefused
  let told: Rate | undefined = refused ? call.rate : undefined
  for (const fault of call.quotas) {
    const { caller, world } = call
    // With no one to tell apart, all callers are one; but not on all operations at once.
    if (!fault.quota || (caller.rateLimitKey === undefined && fault.operation === '*')) continue
    const rate = countIn(
      world,
      `quota/${fault.id}${caller.rateLimitKey === undefined ? '' : `/${caller.rateLimitKey}`}`,
      fault.quota,
    )
    const refuses = isUsedUp(rate)
    if (refuses) countRejected(world, fault)
    if (told && (refused === refuses ? !isTighter(rate, told) : refused)) continue
    told = rate
    call.rate = rate
    call.rateLimit = fault.quota
    if (!refuses) continue
    refused = true
    call.fault = fault.id
  }
  return refused
}

/** Of two that refuse: it does so for longer. Of two that do not: it leaves less. */
function isTighter(one: Rate, other: Rate): boolean {
  if (isUsedUp(one)) return one.reset > other.reset
  return one.allowed - one.count < other.allowed - other.count
}

function isUsedUp({ count, allowed }: Rate): boolean {
  return count > allowed
}

/** Counts one more in a window that begins with the first request after the last one has ended. */
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
