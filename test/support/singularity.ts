import type { components } from '../../src/generated/singularity/types.ts'
import { createEmulator, type EmulatorOptions, type ListeningEmulator, type WorldHandle } from '../../src/index.ts'
import { type Client, createClient } from './asking.ts'

type Schemas = components['schemas']

/** The instant at which {@link emulatorWith} freezes the clock, in the vendor's format. */
export const NOW = '2026-01-15T09:00:00Z'

/** An API key that open authentication accepts. */
export const KEY = `sk_live_${'0123456789abcdef'.repeat(4)}`

/** Creates an emulator with a frozen clock and only these Singularity records. */
export function emulatorWith(records: object, options: EmulatorOptions = {}): ListeningEmulator {
  const scenario = { scenario: 'of-this-test', clock: NOW, singularity: records }
  return createEmulator({ seed: 7, clock: NOW, scenario, ...options })
}

/** Creates a client with a bearer credential. Defaults to {@link KEY}. */
export function asCaller({ singularity }: WorldHandle, credential = KEY): Client {
  return createClient(singularity, { authorization: `Bearer ${credential}` })
}

/** Returns the body of a response, typed as a schema of the spec. */
export async function json<Name extends keyof Schemas>(response: Response): Promise<Schemas[Name]> {
  // The emulator checks every response against the spec; the test names the declared schema.
  return (await response.json()) as Schemas[Name]
}

/** Returns the error of a response with its status. */
export async function rejection(response: Response): Promise<Schemas['Error'] & { status: number }> {
  const { error } = await json<'ErrorEnvelope'>(response)
  return { status: response.status, ...error }
}
