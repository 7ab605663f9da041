import type { WorldHandle } from '../../src/index.ts'

/** A response whose body was read. */
export interface ReadResponse {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** the parsed body; undefined if it is empty */
  readonly body: unknown
}

/** Sends a request with a JSON body and reads the response. */
export async function send(world: WorldHandle, method: string, path: string, body?: unknown): Promise<ReadResponse> {
  const response = await world.genesys.fetch(path, {
    method,
    headers: { authorization: 'Bearer any', ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: text === '' ? undefined : JSON.parse(text) }
}

/** Returns a string property of a body, or an empty string. */
export function stringIn(body: unknown, name: string): string {
  const value = valueIn(body, name)
  return typeof value === 'string' ? value : ''
}

/** Returns the entities of a listing. */
function entitiesOf({ body }: ReadResponse): readonly unknown[] {
  const entities = valueIn(body, 'entities')
  return Array.isArray(entities) ? entities : []
}

export function namesIn(response: ReadResponse): string[] {
  return entitiesOf(response).map((entity) => stringIn(entity, 'name'))
}

export function idsIn(response: ReadResponse): string[] {
  return entitiesOf(response).map((entity) => stringIn(entity, 'id'))
}

function valueIn(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Object.getOwnPropertyDescriptor(body, name)?.value : undefined
}
