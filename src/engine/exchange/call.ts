import type { Snapshot, World } from '../../world/world.ts'
import type { TransportFault } from '../faults/fault-rule.ts'
import type { FaultEffects } from '../faults/faults.ts'
import type { Exchange } from '../journal/journal.ts'
import type { EmulatorServices } from '../services/emulator-services.ts'
import type { ProfileValue } from '../spec/document.ts'
import type { Operation, Spec } from '../spec/spec.ts'
import type { ControlAccess } from '../vendor/control-access.ts'
import type { Rate } from '../vendor/dialect.ts'
import { ANONYMOUS, type Auth, type Caller } from '../vendor/handler.ts'
import type { Finding } from '../vendor/problem.ts'
import type { Vendor } from '../vendor/vendor.ts'

/** What travels with a request through a vendor's routes, which are built once and know no world. */
export interface Bindings {
  readonly vendor: Vendor
  readonly world: World
  /** the request's path, still percent-encoded, without a world's prefix */
  readonly path: string
  /** the request's query, still percent-encoded, without `?` */
  readonly query: string
  /** the most bytes that are read of a body */
  readonly bodyLimit: number
  readonly services: EmulatorServices
  /** what is demanded of whoever asks about the emulator itself; undefined: nothing, the request is of this process */
  readonly access?: ControlAccess | undefined
  /** the request's headers, name and value in turn, where the runtime has them at hand */
  readonly rawHeaders?: readonly string[] | undefined
  /** told of the exchange once it is over */
  readonly report?: ((exchange: Exchange) => void) | undefined
  /**
   * told, before it is handed the reply, that the reply must not arrive whole: the connection is to fail in this way.
   * Who carries replies does this, for no step can reach a connection.
   */
  readonly failConnection?: ((transport: TransportFault) => void) | undefined
}

/** An exchange under way: what was asked, and what the steps have found out so far. */
export interface Call<Op extends Operation | undefined = Operation> extends Bindings {
  readonly request: Request
  readonly operation: Op
  readonly number: number
  readonly auth: Auth
  readonly profile: Readonly<Record<string, ProfileValue>>
  readonly findings: Finding[]
  pathValues: Readonly<Record<string, string>>
  caller: Caller
  /** the security scheme by which the caller was known, if one was asked for */
  scheme: string | undefined
  rate: Rate | undefined
  /** the limit that `rate` is measured against */
  rateLimit: Spec['rateLimit']
  mediaType: string | undefined
  bodyText: string
  /** what the body takes */
  bodyBytes: number
  body: unknown
  /** the world as the handler finds it */
  before: Snapshot | undefined
  /** the id of the fault that struck it */
  fault: string | undefined
  /** the quotas that were set for it */
  quotas: FaultEffects['quotas']
  /** how the connection fails once the reply is made */
  transport: TransportFault | undefined
}

const NO_QUOTAS: FaultEffects['quotas'] = []

/** The setting in which a world keeps how strict it is. */
export const AUTH_SETTING = 'auth'

/** Begins an exchange: it takes the world's next number. */
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
    bodyLimit: bindings.bodyLimit,
    services: bindings.services,
    access: bindings.access,
    rawHeaders: bindings.rawHeaders,
    report: bindings.report,
    failConnection: bindings.failConnection,
    request,
    operation,
    number: world.takeTurn(),
    // Only the emulator writes these settings, with these types.
    auth: (world.setting(AUTH_SETTING) as Auth | undefined) ?? 'open',
    profile: (world.setting(vendor.profileSetting) as Call['profile'] | undefined) ?? vendor.spec.profile,
    findings: [],
    pathValues: {},
    caller: ANONYMOUS,
    scheme: undefined,
    rate: undefined,
    rateLimit: vendor.spec.rateLimit,
    mediaType: undefined,
    bodyText: '',
    bodyBytes: 0,
    body: undefined,
    before: undefined,
    fault: undefined,
    quotas: NO_QUOTAS,
    transport: undefined,
  }
}
