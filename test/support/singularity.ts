import type { components } from '../../src/generated/singularity/types.ts'
import { createEmulator, type EmulatorOptions, type ListeningEmulator, type WorldHandle } from '../../src/index.ts'
import { type Client, createClient } from './asking.ts'

type Schemas = components['schemas']

/** The moment at which the clock of {@link emulatorWith} stands still, as the vendor writes it. */
export const NOW = '2026-01-15T09:00:00Z'

/** A key that open authentication believes. */
export const KEY = `sk_live_${'0123456789abcdef'.repeat(4)}`

/** An emulator whose clock stands still and whose world holds these records of this vendor and no others. */
export function emulatorWith(records: object, options: EmulatorOptions = {}): ListeningEmulator {
  const scenario = { scenario: 'of-this-test', clock: NOW, singularity: records }
  return createEmulator({ seed: 7, clock: NOW, scenario, ...options })
}

/** Asks with a key, or with the credential that is given. */
export function asCaller({ singularity }: WorldHandle, credential = KEY): Client {
  return createClient(singularity, { authorization: `Bearer ${credential}` })
}

/** The body of a reply, typed as the spec's schema of this name. */
export async function json<Name extends keyof Schemas>(response: Response): Promise<Schemas[Name]> {
  // The emulator checks every reply against the spec; the test names the schema that the spec declares for it.
  return (await response.json()) as Schemas[Name]
}

/** What a refusal says, with its status. */
export async function rejection(response: Response): Promise<Schemas['Error'] & { status: number }> {
  const { error } = await json<'ErrorEnvelope'>(response)
  return { status: response.status, ...error }
}
