// Code that must not compile. The compiler reports each line that expects an error and has none.
import type { Handlers } from '../../src/engine/vendor/handler.ts'
import type { operations } from '../../src/generated/genesys/types.ts'
import type { Genesys } from '../../src/vendors/genesys/genesys.ts'
import { handlers } from '../../src/vendors/genesys/handlers.ts'

type Part<Id extends keyof Genesys> = Pick<Genesys, Id>

// @ts-expect-error an operation lacks a handler
export const missing: Genesys = { ...handlers, getAssistant: undefined }

const { getAssistant: _, ...others } = handlers
// @ts-expect-error an operation is missing
export const leftOut: Genesys = others

// @ts-expect-error the vendor has no such operation
export const misspelt = { getAssistent: () => undefined } satisfies Partial<Genesys>

export const wrongShape: Part<'getOrganizationsMe'> = {
  // @ts-expect-error the response lacks required properties
  getOrganizationsMe: () => ({ id: 'o', name: 'Harbour Lane' }),
}

export const wrongType: Part<'postOauthToken'> = {
  // @ts-expect-error expires_in must be a number
  postOauthToken: () => ({ access_token: 't', token_type: 'bearer', expires_in: 'a day' }),
}

export const wrongValue: Part<'postOauthToken'> = {
  // @ts-expect-error the spec declares another token type
  postOauthToken: () => ({ access_token: 't', token_type: 'mac', expires_in: 1 }),
}

export const undeclaredStatus: Part<'deleteAssistant'> = {
  // @ts-expect-error the spec declares 200 and 204
  deleteAssistant: () => ({ status: 202 }),
}

export const bodyOnNoContent: Part<'headTokensMe'> = {
  // @ts-expect-error the response has no body
  headTokensMe: () => ({ ok: true }),
}

export const bodyOn204: Part<'deleteAssistant'> = {
  // @ts-expect-error neither success has a body
  deleteAssistant: () => ({ status: 204, body: { ok: true } }),
}

export const forgottenReturn: Part<'getAssistant'> = {
  // @ts-expect-error nothing is returned
  getAssistant: ({ world, path }) => {
    world.assistants.getOrThrow(path.assistantId)
  },
}

export const readsOnly: Part<'getAssistant'> = {
  getAssistant: ({ world, path }) => {
    const assistant = world.assistants.getOrThrow(path.assistantId)
    // @ts-expect-error records are read-only
    assistant.name = 'Another name'
    return assistant
  },
}

export const requests: Part<'patchAssistant'> = {
  patchAssistant: ({ world, path, body, query }) => {
    // @ts-expect-error the spec declares no such path parameter
    world.assistants.has(path.queueId)
    // @ts-expect-error a request has no read-only properties
    world.assistants.update(path.assistantId, { state: body.state })
    // @ts-expect-error the operation has no query
    world.assistants.has(query.expand)
    // @ts-expect-error an assistant has no such property
    world.assistants.update(path.assistantId, { colour: 'blue' })
    return world.assistants.getOrThrow(path.assistantId)
  },
}

export const links: Part<'headTokensMe'> = {
  headTokensMe: ({ link }) => {
    // @ts-expect-error a path parameter is missing
    link('getAssistant', {})
    // @ts-expect-error the vendor has no such operation
    link('getAssistent', {})
    return undefined
  },
}

// An undeclared operation has no handler type.
// @ts-expect-error the spec declares no such operation
export type Unknown = Handlers<operations, object>['getUnicorn']

/** Operations of a document whose reads and creates can be answered with 304. */
interface Conditional {
  readonly create: { responses: { 201: { content: { 'application/json': { id: number } } }; 304: { content?: never } } }
}

export const conditional: Handlers<Conditional, unknown> = {
  create: () => ({ status: 201, body: { id: 1 } }),
}

export const notModified: Handlers<Conditional, unknown> = { create: () => ({ status: 304 }) }

export const withoutStatus: Handlers<Conditional, unknown> = {
  // @ts-expect-error several successes are declared, so the result has to name its status
  create: () => ({ id: 1 }),
}
