import type { Snapshot } from '../../world/snapshot.ts'
import type { World } from '../../world/world.ts'
import type { TransportFault } from '../faults/fault-rule.ts'
import type { Fault, FaultEffects } from '../faults/faults.ts'
import type { Exchange } from '../journal/exchange.ts'
import type { Forwarded } from '../journal/forwarded.ts'
import type { EmulatorServices } from '../services/emulator-services.ts'
import type { ProfileValue } from '../spec/document.ts'
import type { NearMiss } from '../spec/near-miss.ts'
import type { Parameters } from '../spec/parameters.ts'
import type { Operation, Spec } from '../spec/spec.ts'
import type { Undeclared } from '../spec/undeclared.ts'
import type { ControlAccess } from '../vendor/control-access.ts'
import type { Rate } from '../vendor/dialect.ts'
import { ANONYMOUS, type Auth, type Caller } from '../vendor/handler.ts'
import type { Finding } from '../vendor/problem.ts'
import type { Vendor } from '../vendor/vendor.ts'
import type { KeptBody } from './receive-body.ts'

/** Creates a response. @param init `headers` belongs to the response from now on */
export type CreateResponse = (
  body: string | Uint8Array<ArrayBuffer> | ReadableStream | null,
  init: { readonly status: number; readonly headers: Record<string, string> },
) => Response

/** Values that accompany a request through a vendor's routes, which are built once and belong to no world. */
export interface Bindings {
  readonly vendor: Vendor
  readonly world: World
  /** the request's path, still percent-encoded, without the prefix of a world */
  readonly path: string
  /** the request's query, still percent-encoded, without `?` */
  readonly query: string
  /** largest body that is read, in bytes */
  readonly bodyLimit: number
  readonly services: EmulatorServices
  /** access to the control API; undefined for requests of this process, which are always allowed */
  readonly access?: ControlAccess | undefined
  /** the request's header names and values in turn, if the runtime has them */
  readonly rawHeaders?: readonly string[] | undefined
  /** the body, if the adapter received it whole */
  readonly bytes?: Uint8Array<ArrayBuffer> | undefined
  /** creates the response, if the adapter needs less than one of the Fetch API */
  readonly createResponse?: CreateResponse | undefined
  /** called with the exchange when it ends */
  readonly report?: ((exchange: Exchange) => void) | undefined
  /** called before the response is returned if the connection must fail, which only an adapter can bring about */
  readonly failConnection?: ((transport: TransportFault) => void) | undefined
  /** present if the double answers a request that was forwarded to another server first */
  readonly forwarded?: Forwarded | undefined
}

/** An exchange in progress: the request, and the results of the steps so far. */
export interface Call<Op extends Operation | undefined = Operation> extends Bindings {
  readonly request: Request
  readonly operation: Op
  readonly number: number
  /** when it started, by the world's clock: ms since 1970 */
  readonly startedAt: number
  /** deliberate delays so far, in ms of real time */
  delayed: number
  /** the world's epoch when the exchange started */
  readonly epoch: number
  readonly auth: Auth
  readonly profile: Readonly<Record<string, ProfileValue>>
  readonly findings: Finding[]
  pathValues: Readonly<Record<string, string>>
  caller: Caller
  /** the security scheme that accepted the caller, if the operation requires one */
  scheme: string | undefined
  rate: Rate | undefined
  /** the limit that `rate` is measured against */
  rateLimit: Spec['rateLimit']
  mediaType: string | undefined
  /** the body as the journal keeps it; undefined if it was not received */
  keptBody: KeptBody | undefined
  /** size of the body in bytes */
  bodyBytes: number
  body: unknown
  parameters: Parameters
  /** query parameters and body members that the operation does not declare */
  undeclared: readonly Undeclared[]
  /** true if the operation does not declare the status of the response, which its vendor allows */
  hasUndeclaredStatus: boolean
  /** operations that a request without a match may have meant */
  nearMisses: readonly NearMiss[]
  /** the result of the handler */
  result: unknown
  /** state of the world when the handler was called */
  before: Snapshot | undefined
  /** state of the world when the handler started to wait; undefined if it did not */
  waitedAt: Snapshot | undefined
  /** state of the world when the handler had finished, if its response is checked in turns */
  after: Snapshot | undefined
  /** the fault that was injected, as it was before that */
  injected: Fault | undefined
  /** true if the fault sets the response instead of the operation */
  isOverridden: boolean
  /** the quotas that apply to the exchange */
  quotas: FaultEffects['quotas']
  /** how the connection fails once the response exists */
  transport: TransportFault | undefined
}

const NO_QUOTAS: FaultEffects['quotas'] = []
const NONE_UNDECLARED: readonly Undeclared[] = []
const NO_VALUES: Call['pathValues'] = Object.freeze({})
const NO_PARAMETERS: Parameters = Object.freeze({ path: NO_VALUES, query: NO_VALUES, header: NO_VALUES })
const NO_NEAR_MISSES: readonly NearMiss[] = []

/** The setting in which a world stores whether it checks credentials strictly. */
export const AUTH_SETTING = 'auth'

/** Starts an exchange and assigns it the world's next number. */
export function startCall<Op extends Operation | undefined>(
  bindings: Bindings,
  request: Request,
  operation: Op,
): Call<Op> {
  const { world, vendor } = bindings
  return {
    vendor,
    world,
    path: bindings.path,
    query: bindings.query,
    bodyLimit: Math.min(bindings.bodyLimit, vendor.spec.bodyLimit ?? bindings.bodyLimit),
    services: bindings.services,
    access: bindings.access,
    rawHeaders: bindings.rawHeaders,
    bytes: bindings.bytes,
    createResponse: bindings.createResponse,
    report: bindings.report,
    failConnection: bindings.failConnection,
    forwarded: bindings.forwarded,
    request,
    operation,
    number: world.takeTurn(),
    startedAt: world.clock.millis(),
    delayed: 0,
    epoch: world.epoch,
    // Only the emulator writes these settings, with these types.
    auth: (world.setting(AUTH_SETTING) as Auth | undefined) ?? 'open',
    profile: (world.setting(vendor.profileSetting) as Call['profile'] | undefined) ?? vendor.spec.profile,
    findings: [],
    pathValues: NO_VALUES,
    caller: ANONYMOUS,
    scheme: undefined,
    rate: undefined,
    rateLimit: vendor.spec.rateLimit,
    mediaType: undefined,
    keptBody: undefined,
    bodyBytes: 0,
    body: undefined,
    parameters: NO_PARAMETERS,
    undeclared: NONE_UNDECLARED,
    hasUndeclaredStatus: false,
    nearMisses: NO_NEAR_MISSES,
    result: undefined,
    before: undefined,
    waitedAt: undefined,
    after: undefined,
    injected: undefined,
    isOverridden: false,
    quotas: NO_QUOTAS,
    transport: undefined,
  }
}

/** Returns whether the world was reset, restored or deleted since the exchange started. */
export function isStale({ world, epoch }: Pick<Call, 'world' | 'epoch'>): boolean {
  return world.epoch !== epoch
}
