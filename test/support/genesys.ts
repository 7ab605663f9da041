import type { components } from '../../src/generated/genesys/types.ts'
import { createEmulator, type EmulatorOptions, type ListeningEmulator, type WorldHandle } from '../../src/index.ts'

type Schemas = components['schemas']

/** The instant at which {@link emulatorWith} freezes the clock. */
export const NOW = '2026-01-15T09:00:00.000Z'

/** Creates an emulator with a frozen clock and only these Genesys records. */
export function emulatorWith(records: object, options: EmulatorOptions = {}): ListeningEmulator {
  const scenario = { scenario: 'of-this-test', clock: NOW, genesys: records }
  return createEmulator({ seed: 7, clock: NOW, scenario, ...options })
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` }
}

export function get(world: WorldHandle, path: string): Promise<Response> {
  return world.genesys.fetch(path, { headers: bearer('any-token') })
}

export function post(world: WorldHandle, path: string, body: unknown): Promise<Response> {
  return write(world, path, { method: 'POST', body: JSON.stringify(body) })
}

export function put(world: WorldHandle, path: string, body: unknown): Promise<Response> {
  return write(world, path, { method: 'PUT', body: JSON.stringify(body) })
}

export function patch(world: WorldHandle, path: string, body: unknown): Promise<Response> {
  return write(world, path, { method: 'PATCH', body: JSON.stringify(body) })
}

export function remove(world: WorldHandle, path: string): Promise<Response> {
  return world.genesys.fetch(path, { method: 'DELETE', headers: bearer('any-token') })
}

/** Follows a link of a response. */
export function follow(world: WorldHandle, link: string | undefined): Promise<Response> {
  if (link === undefined) throw new Error('The response has no such link')
  return get(world, link)
}

/** Returns the body of a response, typed as a schema of the spec. */
export async function json<Name extends keyof Schemas>(response: Response): Promise<Schemas[Name]> {
  // The emulator checks every response against the spec; the test names the declared schema.
  return (await response.json()) as Schemas[Name]
}

function write(world: WorldHandle, path: string, init: RequestInit): Promise<Response> {
  return world.genesys.fetch(path, { ...init, headers: { ...bearer('any-token'), 'content-type': 'application/json' } })
}
