import { type Answer, createChecker, type Tally } from './answers.ts'
import { encodeBody, encodeQuery } from './encoding.ts'
import type { Api, ApiOperation, ApiParameter } from './openapi.ts'
import { createSampler } from './sampler.ts'
import { credentialsOf } from './security.ts'
import { createValidator } from './validity.ts'

/** Milliseconds after which a request counts as failed. */
const TIMEOUT_MS = 15_000
/** Requests without a response after which no further request is sent. */
const MOST_UNANSWERED = 5
/** Headers that OpenAPI does not let parameters describe. */
const RESERVED = /^(accept|content-type|authorization)$/i
/** Attempts to create a valid body, each with other alternatives. */
const CHOICES = 6

/** Values of a request. What it leaves out is sampled, if it is required. */
export interface RequestValues {
  readonly path: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Sends requests to one server and checks each response by the document. */
export interface Client {
  readonly api: Api
  readonly tally: Tally
  readonly send: (operation: ApiOperation, values: RequestValues) => Promise<Answer>
  /** Follows a URL that a response contains, on the server whatever its origin is. */
  readonly follow: (operation: ApiOperation, url: string) => Promise<Answer>
  /** Returns a minimal valid body; undefined if the operation has none, null if none could be made. */
  readonly bodyOf: (operation: ApiOperation) => unknown
  /** Checks that the operation accepts a body. */
  readonly accepts: (operation: ApiOperation, body: unknown) => boolean
  /** Returns a value for a parameter or property: always the same one for the same name and schema. */
  readonly parameterValue: (parameter: ApiParameter) => unknown
  /** Returns another value for a schema. */
  readonly sample: (schema: unknown, name: string) => unknown
}

/** Creates a client of the server at `url`. */
export function createClient(api: Api, url: string): Client {
  const sampler = createSampler(api.document)
  const validateRequest = createValidator(api.document, 'request')
  const { check, unanswered, tally } = createChecker(createValidator(api.document, 'response'))
  const remembered = new Map<string, unknown>()

  const parameterValue = ({ name, schema }: ApiParameter) => {
    const id = `${name} ${JSON.stringify(schema)}`
    if (!remembered.has(id)) remembered.set(id, sampler.sample(schema, name))
    return remembered.get(id)
  }

  const accepts = (operation: ApiOperation, body: unknown) => {
    const [schema] = operation.bodies.values()
    return schema === undefined || validateRequest(schema, body) === undefined
  }

  const bodyOf = (operation: ApiOperation) => {
    const media = mediaOf(operation)
    // No client sends a body with GET, although documents declare some.
    if (media === undefined || operation.method === 'GET' || operation.method === 'HEAD') return undefined
    const schema = operation.bodies.get(media)
    if (schema === undefined) return undefined
    for (let choice = 0; choice < CHOICES; choice++) {
      const body = sampler.sample(schema.value, 'body', { choice, filled: media.includes('form') })
      if (validateRequest(schema, body) === undefined) return body
    }
    return validateRequest(schema, {}) === null ? sampler.sample(schema.value, 'body') : null
  }

  const request = async (operation: ApiOperation, target: string, init: RequestInit): Promise<Answer> => {
    const sent = { target: target.slice(url.length), body: init.body }
    if (tally.unanswered >= MOST_UNANSWERED) return unanswered(sent, 'the server has stopped answering')
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS)
      const response = await fetch(target, { ...init, method: operation.method, redirect: 'manual', signal })
      return await check(operation, response, sent)
    } catch (error) {
      return unanswered(sent, String(error))
    }
  }

  const send = (operation: ApiOperation, values: RequestValues) => {
    const credentials = credentialsOf(api.document, operation)
    const declared = (place: string) => operation.parameters.filter((one) => one.in === place && one.required)
    const query = encodeQuery([
      ...declared('query')
        .filter(({ name }) => values.query?.[name] === undefined && credentials.query[name] === undefined)
        .map((one) => [one.name, parameterValue(one)] as const),
      ...Object.entries({ ...credentials.query, ...values.query }),
    ])
    const own = Object.fromEntries(
      declared('header')
        .filter(({ name }) => !RESERVED.test(name))
        .map((one) => [one.name, String(parameterValue(one))]),
    )
    const body =
      values.body === undefined ? undefined : encodeBody(mediaOf(operation) ?? 'application/json', values.body)
    const target = `${url}${expand(operation, values.path)}${query}`
    return request(operation, target, {
      headers: { accept: 'application/json, */*;q=0.5', ...own, ...credentials.headers, ...body?.headers },
      ...(body !== undefined && { body: body.body }),
    })
  }

  const expand = (operation: ApiOperation, values: RequestValues['path']) =>
    operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
      const declared = operation.parameters.find((one) => one.in === 'path' && one.name === name)
      const value = values[name] ?? parameterValue(declared ?? { ...UNDECLARED, name })
      return encodeURIComponent(String(value))
    })

  const follow = (operation: ApiOperation, link: string) => {
    const credentials = credentialsOf(api.document, operation)
    const { pathname, searchParams } = new URL(link, `${url}${operation.path.replaceAll(/[{}]/g, '_')}`)
    for (const [name, value] of Object.entries(credentials.query)) searchParams.set(name, value)
    const query = searchParams.size === 0 ? '' : `?${searchParams}`
    return request(operation, `${url}${pathname}${query}`, { headers: credentials.headers })
  }

  return {
    api,
    tally,
    send,
    follow,
    bodyOf,
    accepts,
    parameterValue,
    sample: sampler.sample,
  }
}

const UNDECLARED: ApiParameter = { name: '', in: 'path', required: true, schema: { type: 'string' }, style: undefined }

/** Returns the media type in which a body is sent: JSON if the operation accepts it, else a form. */
export function mediaOf(operation: ApiOperation): string | undefined {
  const types = [...operation.bodies.keys()]
  return (
    types.find((type) => /[/+]json\b/.test(type)) ??
    types.find((type) => type.startsWith('application/x-www-form-urlencoded')) ??
    types.find((type) => type.startsWith('multipart/form-data')) ??
    types.find((type) => type === '*/*' || type === 'application/*')
  )
}
