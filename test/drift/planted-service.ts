import { createEmulator } from '../../src/index.ts'

/** A JSON value as a service sends it. */
type Body = Record<string, any>

/** Change of a response that contradicts the spec. */
interface Planted {
  /** method and path pattern of the requests that it concerns */
  readonly at: RegExp
  readonly change: (response: { body: Body; headers: Headers; status: number }) => void
}

/** Twelve differences of different kinds, by kind. */
export const PLANTED: Readonly<Record<string, Planted>> = {
  'missing field': {
    at: /^GET \/api\/assistants$/,
    change: ({ body }) => eachOf(body, (one) => delete one['updatedAt']),
  },
  'new field': {
    at: /^GET \/api\/assistants$/,
    change: ({ body }) => eachOf(body, (one) => (one['region'] = 'eu-west')),
  },
  null: { at: /^GET \/api\/assistants\/[^/]+$/, change: ({ body }) => (body['companyId'] = null) },
  type: { at: /^GET \/api\/assistants\/[^/]+$/, change: ({ body }) => (body['maxTokens'] = String(body['maxTokens'])) },
  enum: { at: /^GET \/api\/models$/, change: ({ body }) => (body['models'][0]['provider'] = 'mistral') },
}

function eachOf(body: Body, change: (one: Body) => void): void {
  for (const one of body['data'] ?? []) change(one)
}
