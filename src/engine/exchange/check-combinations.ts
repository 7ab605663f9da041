import type { Collections } from '../../world/world.ts'
import type { PresentedCredential } from '../vendor/dialect.ts'
import { ANONYMOUS, type Caller } from '../vendor/handler.ts'
import type { Call } from './call.ts'
import { hasCredential } from './has-credential.ts'

/** Identifies the caller by one security scheme. */
export type Identify = (
  call: Call,
  scheme: string,
  presented: PresentedCredential<Collections>,
) => Caller | Promise<Caller>

/**
 * Accepts the request if all schemes of any combination accept it; the caller is that of the combination's first scheme.
 * An empty combination, which is tried last, accepts requests without a credential. If no combination accepts the request,
 * throws the last one's error.
 */
export async function checkCombinations(
  call: Call,
  presented: PresentedCredential<Collections>,
  identify: Identify,
): Promise<void> {
  const { combinations = [] } = call.operation
  let reason: unknown
  for (const combination of combinations.filter(({ length }) => length > 0)) {
    try {
      const callers: Caller[] = []
      for (const scheme of combination) callers.push(await identify(call, scheme, presented))
      call.caller = callers[0] ?? ANONYMOUS
      call.scheme = combination[0]
      return
    } catch (error) {
      reason = error
    }
  }
  if (combinations.some(({ length }) => length === 0) && !hasCredential(call)) return
  throw reason
}
