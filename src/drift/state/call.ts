import { parseTarget } from '../../emulator/request-target.ts'
import { decodePercent } from '../../engine/spec/parameters.ts'
import { textOf } from '../../engine/spec/segment.ts'
import type { Operation } from '../../engine/spec/spec.ts'
import { parseJson } from '../../pacts/json.ts'
import type { AssignedExchange } from '../assign.ts'
import type { RecordedExchange, RecordedMessage } from '../traffic.ts'

/** A recorded request to one operation of a vendor, with its response. */
export interface Call {
  readonly exchange: RecordedExchange
  readonly operation: Operation
  /** without the prefix of a world, still percent-encoded */
  readonly path: string
  /** without `?`, still percent-encoded */
  readonly query: string
  /** decoded path parameters by name */
  readonly parameters: ReadonlyMap<string, string>
  /** the parsed JSON body of the request; undefined if it has another body or none */
  readonly sent: unknown
  /** the parsed JSON body of the response; undefined if it has another body or none */
  readonly received: unknown
  readonly status: number
}

/** Returns the recorded requests to the operations of a vendor, in their order. Other requests are left out. */
export function callsOf(assigned: readonly AssignedExchange[]): Call[] {
  return assigned.flatMap(({ exchange, operation }) => {
    if (!operation) return []
    const { request, response } = exchange
    const { path, query } = parseTarget(exchange.url)
    const parameters = parametersIn(operation, path)
    const bodies = { sent: jsonIn(request), received: jsonIn(response) }
    return [{ exchange, operation, path, query, parameters, ...bodies, status: response.status }]
  })
}

/** Returns whether the response of a call reports success. */
export function hasSucceeded({ status }: Call): boolean {
  return status >= 200 && status < 300
}

/** Returns whether a call may have changed the state of the service. */
export function isWrite({ operation }: Call): boolean {
  return !['get', 'head'].includes(operation.method)
}

function parametersIn({ slots, segments: own }: Operation, path: string): Map<string, string> {
  const segments = path.split('/')
  const first = segments.length - own
  return new Map(
    slots.flatMap((slot) => {
      const value = decodePercent(textOf(slot, segments[first + slot.segment] ?? ''))
      return value === undefined ? [] : [[slot.name, value] as const]
    }),
  )
}

function jsonIn({ body }: RecordedMessage): unknown {
  if (!body || body.encoding || !/json/i.test(body.mediaType)) return undefined
  return parseJson(body.text)
}
