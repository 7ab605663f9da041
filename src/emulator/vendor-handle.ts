import { setCheckedFault, setFault } from '../engine/exchange/set-fault.ts'
import type { FaultRule } from '../engine/faults/fault-rule.ts'
import { clearFaults, type Fault, removeFault } from '../engine/faults/faults.ts'
import { EmulatorError } from '../engine/services/emulator-error.ts'
import type { ActionParameters, ActionResult } from '../engine/vendor/action.ts'
import type { ErrorStatusOf } from '../engine/vendor/handler.ts'
import { Problem } from '../engine/vendor/problem.ts'
import { type ActionCall, runAction } from '../engine/vendor/run-action.ts'
import type { Credentials, Vendor } from '../engine/vendor/vendor.ts'
import { shortList } from '../errors/short-list.ts'
import type { World } from '../world/world.ts'
import { RecordNotFound } from '../world/world-error.ts'
import { type FailConnection, type Fetch, fetchInProcess } from './in-process.ts'
import type { ResponseOverride } from './response-override.ts'

/** A fault rule whose status is one of those that the spec declares. */
export interface TypedRule<Status extends number> extends FaultRule {
  readonly status?: Status
}

/** One vendor in one world. */
export interface VendorHandle<Operations, Records, Profile, ActionTypes = unknown> {
  /**
   * Sends a request to this vendor only, whatever its path.
   * @example
   * const response = await world.genesys.fetch('/api/v2/assistants', { headers: world.genesys.credentials.headers })
   */
  readonly fetch: Fetch
  /**
   * Credentials that this world accepts.
   * @example
   * const { headers, settings } = world.kore.credentials
   */
  readonly credentials: Credentials
  /**
   * The vendor's collections in this world, typed by its spec. Records written here are not validated.
   * @example
   * const [assistant] = world.genesys.records.assistants.list()
   */
  readonly records: Records
  /**
   * Changes settings of the vendor's profile in this world.
   * @example
   * world.genesys.setProfile({ putAssociationStatus: 200 })
   */
  readonly setProfile: (settings: Partial<Profile>) => void
  /**
   * Sets a fault for an operation, or for all operations that declare its status (`*`).
   * @throws InvalidFaultError if the rule is not valid or the spec does not declare the status
   * @example
   * world.genesys.fail('getAssistants', { status: 503, times: 1 })
   */
  readonly fail: <Id extends OperationName<Operations>>(
    operation: Id | '*',
    rule: TypedRule<ErrorStatusOf<Operations[Id]>>,
  ) => Fault
  /**
   * Responds to the requests to an operation with a response of your own, without carrying them out. It is a fault: it is
   * listed, counted and removed like any other. Unlike {@link fail}, it may set a success, and it checks the response
   * before it sets it.
   * @throws InvalidFaultError if the operation does not exist or the response violates the spec
   * @example
   * const fault = await world.genesys.override('deleteAssistant', { status: 204, times: 1 })
   */
  readonly override: <Id extends OperationName<Operations>>(
    operation: Id,
    response: ResponseOverride<Operations[Id]>,
  ) => Promise<Fault>
  /**
   * Removes a fault of this vendor from this world, or all of them.
   * @param fault the fault, as `fail` or `override` returned it. Defaults to all faults of this vendor
   * @example
   * world.genesys.recover()
   */
  readonly recover: (fault?: Pick<Fault, 'id'>) => void
  /**
   * Carries out an action: an event of the real service that its API cannot cause. Returns the action's result.
   * @throws EmulatorError if the action does not exist, is impossible now, or its parameters are invalid
   * @example
   * const agentId = '2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082'
   * world.bird.act('assign-item', { agentId, channel: 'messaging' })
   */
  readonly act: <Name extends keyof ActionTypes & string>(
    action: Name,
    parameters: ActionParameters<ActionTypes[Name]>,
  ) => ActionResult<ActionTypes[Name]>
}

/** Name of an operation. A compiler's message prints this distributive type as `keyof operations`, not its members. */
type OperationName<Operations> = keyof Operations extends infer Id ? Extract<Id, string & keyof Operations> : never

/** The handle of a vendor, typed by what it emulates. */
export type HandleOf<V> =
  V extends Vendor<infer Operations, infer Records, infer Profile, infer ActionTypes>
    ? VendorHandle<Operations, Records, Profile, ActionTypes>
    : never

/** A handle whatever its vendor. */
export type AnyVendorHandle = VendorHandle<
  Record<string, { responses: Record<number, unknown> }>,
  unknown,
  object,
  Record<string, { parameters: object; result: unknown }>
>

/** Responds to a request of a world: as the given vendor, or as the vendor whose path it is. */
export type HandleRequest = (
  request: Request,
  failConnection: FailConnection,
  vendor?: Vendor,
) => Response | Promise<Response>

/** Parts of a vendor's handle. */
interface VendorHandleOptions {
  readonly world: World
  readonly vendor: Vendor
  readonly handle: HandleRequest
}

/** Creates the handle of a vendor in a world. */
export function createVendorHandle({ world, vendor, handle }: VendorHandleOptions): AnyVendorHandle {
  const records = world.group(vendor.name)
  return {
    fetch: fetchInProcess((request, failConnection) => handle(request, failConnection, vendor)),
    // Created on demand: a credential may need a signature, and most forks use one vendor only.
    get credentials() {
      return vendor.credentials(records, world.name, world.clock)
    },
    get records() {
      vendor.catchUp(world)
      return records
    },
    setProfile: (settings) => {
      const present = world.setting(vendor.profileSetting)
      world.setSetting(vendor.profileSetting, {
        ...vendor.spec.profile,
        ...(present as object | undefined),
        ...settings,
      })
    },
    fail: (operation, rule) => setFault(world, vendor, operation, rule),
    override: (operation, response) => setCheckedFault(world, vendor, operation, response),
    recover: (fault) => (fault ? void removeFault(world, fault.id) : clearFaults(world, vendor.name)),
    act: (action, parameters) => act(world, vendor, { action, parameters }),
  }
}

/** Carries out an action. @throws EmulatorError for every reason for which it can fail */
function act(world: World, vendor: Vendor, call: ActionCall): unknown {
  try {
    return runAction(world, vendor, call)
  } catch (error) {
    if (!(error instanceof Problem) && !(error instanceof RecordNotFound)) throw error
    const known = shortList(Object.keys(vendor.actions))
    throw new EmulatorError('DD_ACTION_FAILED', {
      action: call.action,
      vendor: vendor.name,
      reason: error.message,
      known,
    })
  }
}
