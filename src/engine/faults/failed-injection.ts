import type { InvalidFaultError } from './invalid-fault-error.ts'

/** Formats the error of a fault that was found to be invalid only when it was injected. */
export function formatFailedInjection(fault: string, { problem, cure }: InvalidFaultError): string {
  return `${startOf(fault)}${problem}. ${cure}`
}

/** An injected fault and the problem that its response reports. */
interface Injection {
  readonly fault?: string | undefined
  readonly problem?: { readonly message: string } | undefined
}

/** Returns whether the fault of an exchange could not be injected, because its response violates the spec. */
export function isFailedInjection({ fault, problem }: Injection): boolean {
  return fault !== undefined && problem?.message.startsWith(startOf(fault)) === true
}

function startOf(fault: string): string {
  return `Failed to inject ${fault}: `
}
