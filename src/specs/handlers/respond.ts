import { isJsonType } from '../../engine/spec/media-type.ts'
import { BinaryBody } from '../../engine/vendor/binary-body.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { type HeaderValues, WithHeaders } from '../../engine/vendor/with-headers.ts'
import { withRequiredHeaders } from '../fit/required-headers.ts'
import type { Place } from '../model/model.ts'
import { stableDraw } from '../sample/draw.ts'
import { type PlannedList, shapeLongList } from './long-list.ts'
import type { Success } from './operation-facts.ts'
import { withValueAt } from './place.ts'
import { PATH } from './record-key.ts'
import { asRecord, type RoleCall } from './runtime.ts'

/** A response that is to be completed. */
interface ResponsePlan {
  readonly success: Success
  /** values that the body has, at the top level of its schema; what else it requires is sampled */
  readonly partial: unknown
  /** the list that the body contains; `partial` has an empty list there */
  readonly list?: PlannedList
  /** a name that the sampled values depend on, such as a record's key */
  readonly seed: string
  /** Returns headers beside those that the response requires. */
  readonly headersOf?: (body: unknown) => HeaderValues
  /** the record that the body depends on only; the body is then made once */
  readonly only?: object
}

/** Returns the result of a handler, with a body that is valid. @throws Problem `not-implemented` if none was found */
export function respond(call: RoleCall, plan: ResponsePlan): unknown {
  const { success } = plan
  const body = bodyOf(call, plan)
  const headers = withRequiredHeaders(plan.headersOf?.(body) ?? {}, {
    shaper: call.runtime.shaper,
    declared: success.headers,
    seeds: [call.operation.id, plan.seed],
  })
  const isOnly = singleSuccess(call)
  if (!isOnly) return { status: success.status, body, headers }
  return Object.keys(headers).length === 0 ? body : new WithHeaders(body, headers)
}

/** Returns whether the operation has one success, so that the engine knows its status. */
function singleSuccess({ operation: { responses } }: RoleCall): boolean {
  const exact = [...responses.keys()].filter((key) => /^[23]\d\d$/.test(key))
  return exact.length > 0
    ? exact.length === 1
    : ['2XX', '2xx', '3XX', '3xx', 'default'].some((key) => responses.has(key))
}

function bodyOf(call: RoleCall, plan: ResponsePlan): unknown {
  const { mediaType, schema } = plan.success
  if (mediaType === undefined) return undefined
  if (!isJsonType(mediaType)) return otherBody(mediaType)
  if (plan.only === undefined) return shapeBody(call, plan)
  const known = bodies.get(plan.only) ?? new Map<unknown, unknown>()
  bodies.set(plan.only, known)
  const place = schema ?? call.operation
  const body = known.has(place) ? known.get(place) : shapeBody(call, plan)
  known.set(place, body)
  return body
}

/** Bodies by the record that they show and their schema. Records are immutable. */
const bodies = new WeakMap<object, Map<unknown, unknown>>()

function shapeBody(call: RoleCall, plan: ResponsePlan): unknown {
  const { operation, runtime } = call
  const { success, partial, list, seed } = plan
  const draw = () => stableDraw(runtime.name, operation.id, seed)
  const long = list && shapeLongList(runtime.shaper, { partial, list, schema: success.schema, draw: draw() })
  if (long) return long
  const whole = list ? withValueAt(partial, list.place, list.items.map(list.toItem)) : partial
  const body = runtime.shaper.shape(whole, success.schema, draw())
  if (body !== undefined) return body
  const message = `No body was found that is valid for the ${success.status} response of ${operation.id}. Give its schema an example that is valid`
  throw new Problem('not-implemented', message)
}

/** Returns an empty body of a media type that is not JSON. */
function otherBody(mediaType: string): BinaryBody {
  return new BinaryBody(new Uint8Array(0), { 'content-type': mediaType })
}

/** Returns a partial body with a value at its place; the value itself if the response does not contain it as a whole. */
export function partialBody(place: Place | undefined, value: object): unknown {
  const { [PATH]: _, ...shown } = asRecord(value)
  return place === undefined ? shown : withValueAt(undefined, place, shown)
}
