import { handleRequest } from '../../src/engine/exchange/handle-request.ts'
import type { Exchange } from '../../src/engine/journal/exchange.ts'
import {
  type Document,
  METHODS,
  type OperationObject,
  type PathItem,
  type ResponseObject,
  resolve,
} from '../../src/engine/spec/document.ts'
import type { ResponseCheck, Validators } from '../../src/engine/spec/validators.ts'
import { buildVendor } from '../../src/engine/vendor/define-vendor.ts'
import type { AnyHandler, Vendor } from '../../src/engine/vendor/vendor.ts'
import type { World } from '../../src/world/world.ts'
import { lastExchange, worldOf } from './changed-vendor.ts'
import { noServices } from './no-emulation.ts'

/** The parts of a small vendor that a test chooses. */
export interface SmallVendor {
  readonly name?: string
  readonly paths: Readonly<Record<string, PathItem>>
  /** further parts of the document */
  readonly document?: Partial<Document>
  /** handlers by operationId; the others respond with the decoded request */
  readonly handlers?: Readonly<Record<string, AnyHandler>>
  readonly schemes?: Vendor['dialect']['schemes']
}

/** Creates a vendor from a small document. Its validators accept anything, but only what the document declares. */
export function createSmallVendor({ name = 'small', paths, document: more, handlers, schemes }: SmallVendor): Vendor {
  const document: Document = {
    openapi: '3.1.0',
    info: { title: 'Small', version: '1' },
    'x-roots': ['/'],
    'x-unmatched': {},
    paths,
    components: {},
    ...more,
  }
  const objects = Object.values(paths).flatMap((item) => METHODS.flatMap((method) => item[method] ?? []))
  return buildVendor({
    name,
    spec: { document, digest: '', records: {}, validators: () => ({ validators: validatorsOf(document, objects) }) },
    dialect: {
      id: (random) => random.uuid(),
      schemes: schemes ?? {},
      headers: () => ({}),
      formatProblem: ({ message }) => ({ body: { message } }),
    },
    handlers: { ...Object.fromEntries(objects.map(({ operationId }) => [operationId, echo])), ...handlers },
    credentials: () => ({ headers: {}, settings: {} }),
  })
}

const echo: AnyHandler = ({ path, query, header, cookie, body }) => ({ path, query, header, cookie, body })

function validatorsOf(document: Document, objects: readonly OperationObject[]): Validators {
  const responses = objects.map((object) => {
    const checks = Object.entries(object.responses).map(([key, response]) => {
      return [key, checkOf(resolve<ResponseObject>(document, response))]
    })
    return [object.operationId, Object.fromEntries(checks)]
  })

  return {
    parameters: {},
    bodies: {},
    responses: Object.fromEntries(responses),
    unmatched: {},
  }
}

function checkOf({ content = {} }: ResponseObject): ResponseCheck {
  return { bodies: Object.fromEntries(Object.keys(content).map((mediaType) => [mediaType, {}])) }
}

/** Declares an operation that responds 200 with JSON. */
export function operation(operationId: string, more: Partial<OperationObject> = {}): OperationObject {
  const responses = { 200: { description: 'ok', content: { 'application/json': {} } } }
  return { operationId, summary: operationId, 'x-provenance': 'assumed', responses, ...more }
}

/** A response with its body, and the exchange as the journal keeps it. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: () => unknown
  readonly exchange: Exchange
}

/** Sends a request to a vendor in a world of its own, without an emulator. @param target path and query */
export async function send(
  vendor: Vendor,
  method: string,
  target: string,
  { world = worldOf(vendor), ...init }: RequestInit & { readonly world?: World } = {},
): Promise<Answer> {
  const [path = '', query = ''] = target.split('?')
  const request = new Request(`http://test${target}`, { method, ...init })
  const response = await handleRequest(request, { vendor, world, path, query, bodyLimit: 10_000, services: noServices })
  const text = await response.text()
  const { status, headers } = response
  return { status, headers, text, json: () => JSON.parse(text), exchange: lastExchange(world) }
}
