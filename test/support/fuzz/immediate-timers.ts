/** Makes timers fire at once, so that delays cost no time. Returns a function that restores the timers. */
export function useImmediateTimers(): () => void {
  const { setTimeout } = globalThis
  const immediate = (call: (...args: unknown[]) => void, _millis?: number, ...args: unknown[]) => {
    return setTimeout(call, 0, ...args)
  }
  // Node's property for promisify is not used by the emulator.
  globalThis.setTimeout = Object.assign(immediate, { __promisify__: setTimeout.__promisify__ }) as typeof setTimeout
  return () => {
    globalThis.setTimeout = setTimeout
  }
}
