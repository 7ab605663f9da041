import type { components } from '../../src/generated/bird/types.ts'
import { createEmulator, type EmulatorOptions, type ListeningEmulator, type WorldHandle } from '../../src/index.ts'
import { type Client, createClient } from './asking.ts'

type Schemas = components['schemas']

/** The instant at which {@link birdWith} freezes the clock. */
export const NOW = '2026-01-15T09:00:00.000Z'

/** Ids from the spec's examples. */
export const WORKSPACE = '6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46'
export const AGENT = '2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082'
export const USER = 'c47a1e90-3b6d-4852-a9f7-e05d8b2c6314'
export const OTHER_USER = 'e1d7b3f5-2c48-4a96-8f0e-6b5a9c3d7e12'
export const TEAM = '91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63'
export const SKILL = '3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586'
export const VALUE = 'd5b2f8c6-17e4-4093-9a6b-2c8d4e0f7315'
export const RULE = '7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31'
export const SENDER = 'b83d7f20-5e1a-4c96-9d04-f2a6c8e13b57'
export const FILE = '48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126'

/** Path of the workspace's agents. */
export const AGENTS = `/workspaces/${WORKSPACE}/agents`
/** Path of the only agent. */
export const ONE = `${AGENTS}/${AGENT}`

/** A workspace with one agent and one record of each kind that the agent may refer to. */
export const WORKPLACE = {
  workspaces: [{ id: WORKSPACE, name: 'Harbour Lane' }],
  teams: [{ id: TEAM, name: 'Returns', pendingMemberCount: 1 }],
  skills: [
    {
      id: SKILL,
      name: 'Language',
      valueType: 'multiple',
      values: [{ id: VALUE, value: 'English', icon: 'GB' }, 'German'],
    },
  ],
  senderProfiles: [{ id: SENDER, name: 'Harbour Lane Returns' }],
  agents: [
    {
      id: AGENT,
      userId: USER,
      name: 'Tamsin Ferrier',
      status: 'active',
      teams: ['Returns'],
      skills: [{ name: 'Language', values: ['English'] }],
    },
  ],
  capacityRules: [{ id: RULE, name: 'Everyone', default: true, capacity: { messaging: 2, email: 3 } }],
}

/** Creates an emulator with a frozen clock and {@link WORKPLACE}, whose collections `records` replaces. */
export function birdWith(records: object = {}, options: EmulatorOptions = {}): ListeningEmulator {
  const scenario = { scenario: 'of-this-test', clock: NOW, bird: { ...WORKPLACE, ...records } }
  return createEmulator({ seed: 7, clock: NOW, scenario, ...options })
}

/** Creates a client with the credentials of the world's first user. */
export function birdClient(world: WorldHandle): Client {
  return createClient(world.bird, world.bird.credentials.headers)
}

/** Returns the body of a response, typed as a schema of the spec. */
export async function json<Name extends keyof Schemas>(response: Response): Promise<Schemas[Name]> {
  // The emulator checks every response against the spec; the test names the declared schema.
  return (await response.json()) as Schemas[Name]
}
