import type { ClientCall, Loop } from './loops.ts'

/** A generator of clients, with the program that uses its output. */
export interface Generator {
  readonly name: string
  /** arguments of its command, started in a folder that has the document as `document.json` */
  readonly command: readonly string[]
  /** configuration that it reads, by file name */
  readonly files?: Readonly<Record<string, string>>
  /** imports of a program, and functions that throw at an error response */
  readonly head: (loop: Loop) => string
  /** Returns an expression that calls an operation and resolves to the body of its success. */
  readonly call: (call: ClientCall) => string
}

/** Values that every program reads from its environment. */
const SETTINGS = `
const baseUrl = process.env['BASE_URL'] ?? ''
const headers: Record<string, string> = JSON.parse(process.env['HEADERS'] ?? '{}')
const { streamId = '', groupId = '', workspaceId = '' }: Record<string, string> = JSON.parse(process.env['IDS'] ?? '{}')
function check(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message)
}
`

/** Creates the program that creates, reads and lists one record with a generated client. */
export function programOf({ head, call }: Generator, loop: Loop): string {
  return `${head(loop)}
${SETTINGS}
const created = ${call(loop.create)}
const id = ${loop.id}
check(id, 'the response has no id')
const read = ${call(loop.read)}
check(read.id === id, 'the record is not the new one')
const listed = ${call(loop.list)}
check(Array.isArray(${loop.records}), 'the listing has no records')
`
}

const OPENAPI_TYPESCRIPT: Generator = {
  name: 'openapi-typescript',
  command: ['openapi-typescript', 'document.json', '--output', 'client.ts'],
  head: () => `
import createClient from 'openapi-fetch'
import type { paths } from './client.js'

function unwrap<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) throw new Error(JSON.stringify(error))
  return data
}
const client = () => createClient<paths>({ baseUrl, headers })`,
  call: ({ method, path, parameters, body }) => {
    const parts = [
      ...(Object.keys(parameters).length === 0 ? [] : [`params: { path: ${objectOf(parameters)} }`]),
      ...(body === undefined ? [] : [`body: ${body}`]),
    ]
    return `unwrap(await client().${method}('${path}', { ${parts.join(', ')} }))`
  },
}

const HEY_API: Generator = {
  name: '@hey-api/openapi-ts',
  command: ['openapi-ts', '--input', 'document.json', '--output', 'client'],
  head: ({ create, read, list }) => `
import { ${[create, read, list].map(({ operation }) => operation).join(', ')} } from './client/sdk.gen.js'
import { createClient } from './client/client/index.js'

const client = () => createClient({ baseUrl, headers, throwOnError: true })`,
  call: ({ operation, parameters, body }) => {
    const parts = [
      'client: client()',
      'throwOnError: true',
      ...(Object.keys(parameters).length === 0 ? [] : [`path: ${objectOf(parameters)}`]),
      ...(body === undefined ? [] : [`body: ${body}`]),
    ]
    return `(await ${operation}({ ${parts.join(', ')} })).data`
  },
}

const ORVAL: Generator = {
  name: 'orval',
  command: ['orval', '--config', 'orval.config.cjs'],
  files: {
    'orval.config.cjs': `module.exports = { double: {
      input: 'document.json',
      output: { target: 'client.ts', client: 'fetch', override: { mutator: { path: './send.ts', name: 'send' } } },
    } }`,
    'send.ts': `
export async function send<T>(url: string, init: RequestInit): Promise<T> {
  const headers = { ...JSON.parse(process.env['HEADERS'] ?? '{}'), ...Object.fromEntries(new Headers(init.headers)) }
  const response = await fetch((process.env['BASE_URL'] ?? '') + url, { ...init, headers })
  const data: unknown = await response.json()
  if (!response.ok) throw new Error(JSON.stringify(data))
  return { data, status: response.status, headers: response.headers } as T
}`,
  },
  head: ({ create, read, list }) => `
import { ${[create, read, list].map(({ operation }) => operation).join(', ')} } from './client.js'

function success<R extends { status: number; data: unknown }>(response: R): Extract<R, { status: 200 | 201 }>['data'] {
  return response.data
}`,
  call: ({ operation, parameters, body }) => {
    const values = [...Object.values(parameters), ...(body === undefined ? [] : [body])]
    return `success(await ${operation}(${values.join(', ')}))`
  },
}

/** The generators, in the order in which they are tried. */
export const GENERATORS: readonly Generator[] = [OPENAPI_TYPESCRIPT, HEY_API, ORVAL]

function objectOf(values: Readonly<Record<string, string>>): string {
  return `{ ${Object.entries(values)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')} }`
}
