import type { World } from '../world/world.ts'
import type { Rate } from './dialect.ts'
import type { ProfileValue } from './document.ts'
import type { Exchange } from './journal.ts'
import { ANONYMOUS, type Auth, type Caller } from './operation.ts'
import type { Finding } from './problem.ts'
import type { Operation } from './spec.ts'
import type { Vendor } from './vendor.ts'

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
  /** the request's headers, name and value in turn, where the runtime has them at hand */
  readonly rawHeaders?: readonly string[] | undefined
  /** told of the exchange once it is over */
  readonly report?: ((exchange: Exchange) => void) | undefined
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
  rate: Rate | undefined
  mediaType: string | undefined
  bodyText: string
  body: unknown
  fault: boolean
}

/** The setting in which a world keeps how strict it is. */
export const AUTH = 'auth'

/** Begins an exchange: it takes the world's next number. */
export function begin<Op extends Operation | undefined>(bindings: Bindings, request: Request, operation: Op): Call<Op> {
  const { world, vendor } = bindings
  return {
    vendor,
    world,
    path: bindings.path,
    query: bindings.query,
    bodyLimit: bindings.bodyLimit,
    rawHeaders: bindings.rawHeaders,
    report: bindings.report,
    request,
    operation,
    number: world.takeTurn(),
    // Only the emulator writes these settings, with these types.
    auth: (world.setting(AUTH) as Auth | undefined) ?? 'open',
    profile: (world.setting(vendor.profileSetting) as Call['profile'] | undefined) ?? vendor.spec.profile,
    findings: [],
    pathValues: {},
    caller: ANONYMOUS,
    rate: undefined,
    mediaType: undefined,
    bodyText: '',
    body: undefined,
    fault: false,
  }
}
