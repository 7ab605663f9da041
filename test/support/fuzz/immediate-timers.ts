/**
 * Makes timers fire at once and in the order in which they were set, so that delays cost no time and do not depend on the
 * speed of the machine. Returns a function that restores the timers.
 */
export function useImmediateTimers(): () => void {
  const { setTimeout, clearTimeout } = globalThis
  const clear = (timer: Parameters<typeof clearTimeout>[0] | NodeJS.Immediate) => {
    // A timer that was set before is a Timeout.
    if (timer instanceof IMMEDIATE) clearImmediate(timer)
    else clearTimeout(timer)
  }
  // The emulator only passes the result to clearTimeout, or calls unref, which an Immediate has, too.
  globalThis.setTimeout = callImmediately as unknown as typeof setTimeout
  globalThis.clearTimeout = clear
  return () => {
    globalThis.setTimeout = setTimeout
    globalThis.clearTimeout = clearTimeout
  }
}

function callImmediately(call: (...args: unknown[]) => void, _millis?: number, ...args: unknown[]): NodeJS.Immediate {
  return setImmediate(call, ...args)
}

const IMMEDIATE = immediateClass()

/** Returns the class of immediates, which Node does not export. */
function immediateClass(): new () => NodeJS.Immediate {
  const immediate = setImmediate(() => undefined)
  clearImmediate(immediate)
  // The constructor of an object is its class.
  return immediate.constructor as new () => NodeJS.Immediate
}
