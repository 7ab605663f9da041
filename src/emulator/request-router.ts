import type { Recorder } from '../durability/recorder.ts'
import { handleRequest } from '../engine/exchange/handle-request.ts'
import type { Forwarded } from '../engine/journal/forwarded.ts'
import { openJournal } from '../engine/journal/journal.ts'
import type { JournalBudget } from '../engine/journal/journal-budget.ts'
import type { EmulatorServices } from '../engine/services/emulator-services.ts'
import { matchSocket } from '../engine/sockets/match-socket.ts'
import { openSocket } from '../engine/sockets/open-socket.ts'
import type { SocketPeer, SocketRejection, SocketSession } from '../engine/sockets/socket.ts'
import type { ControlAccess } from '../engine/vendor/control-access.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { isBelowAny, vendorOf } from '../engine/vendor/vendor-of.ts'
import { roots } from '../generated/roots.ts'
import type { control } from '../vendors/control/index.ts'
import { World } from '../world/world.ts'
import { crossOrigin } from './cross-origin.ts'
import { forwardRequest } from './forward-request.ts'
import type { Forwarding } from './forwarding.ts'
import type { FailConnection } from './in-process.ts'
import { holdResponse, whenKept } from './keep-worlds.ts'
import type { RequestSource } from './request-source.ts'
import { parseTarget, type RequestTarget } from './request-target.ts'
import { isForRoot, rootResponse } from './root.ts'
import { unfollowedRedirect, wantsRedirects } from './unfollowed-redirect.ts'
import { respondUnrouted, unknownWorldResponse } from './unrouted.ts'
import { createVendorHandle, type HandleOf } from './vendor-handle.ts'

/** Parts of a {@link RequestRouter}. */
interface RouterParts {
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly services: EmulatorServices
  readonly worlds: WorldFinder
  readonly journals: JournalBudget
  /** largest body that is read, in bytes */
  readonly bodyLimit: number
  /** access to the control API, where an adapter sets none */
  readonly access: ControlAccess | undefined
  /** keeps the worlds beyond this process */
  readonly recorder: Recorder | undefined
}

/** The worlds that requests select. */
interface WorldFinder {
  /** Returns the world of a name. Defaults to the default world. */
  readonly find: (name: string | undefined) => World | undefined
  readonly names: () => readonly string[]
}

/** A request to a vendor in a world. */
interface VendorRequest {
  readonly world: World
  readonly vendor: Vendor
  readonly target: RequestTarget
}

/** Facts about a request to a vendor. */
interface VendorRequestSource extends RequestSource {
  /** present if another server did not answer the request */
  readonly forwarded?: Forwarded
}

/** Finds the world and the vendor that a request is for, or the control API, and has it answered. */
export class RequestRouter {
  readonly #parts: RouterParts
  /** the world of requests to the control API, which belong to no world of a client; created by the first one */
  #controlWorld: World | undefined

  constructor(parts: RouterParts) {
    this.#parts = parts
  }

  /** Responds to a request in the world that it selects. */
  handle(request: Request, source: RequestSource = {}): Response | Promise<Response> {
    const target = parseTarget(request.url)
    if (isBelowAny(target.path, roots.control)) return this.#sendToControl(request, target, source)
    if (source.forwarding) return this.#forward(request, target, source, source.forwarding)
    if (target.world === undefined && isForRoot(request, target.path, this.#parts.vendors)) return rootResponse(request)
    if (wantsRedirects(request)) return Promise.resolve(this.#route(request, target, source)).then(unfollowedRedirect)
    if (request.headers.get('origin') === null) return this.#route(request, target, source)
    return crossOrigin(request, () => this.#route(request, target, source))
  }

  /** Responds to a request in a given world. @param vendor the one that answers. Defaults to the one of the path */
  handleIn(world: World, request: Request, source: RequestSource, vendor?: Vendor): Response | Promise<Response> {
    const target = parseTarget(request.url)
    return this.#respondIn(
      world,
      vendor ?? vendorOf(target.path, this.#parts.vendors, request),
      request,
      target,
      source,
    )
  }

  /** Returns the name of the world that a request selects; undefined if it selects none. */
  worldNameOf(request: Request): string | undefined {
    const target = parseTarget(request.url)
    return selectedName(request, target, vendorOf(target.path, this.#parts.vendors, request))
  }

  /** Returns whether a request is one to the control API. */
  isForControl(request: Request): boolean {
    return isBelowAny(parseTarget(request.url).path, roots.control)
  }

  /** Returns whether a request is for the address of the emulator itself. */
  isForRoot(request: Request): boolean {
    const { world, path } = parseTarget(request.url)
    return world === undefined && isForRoot(request, path, this.#parts.vendors)
  }

  /** Loads the control API and returns its handle. */
  async controlHandle(): Promise<HandleOf<typeof control>> {
    const { control: vendor } = await loadControl()
    const handle = (request: Request, failConnection: FailConnection) => {
      return this.#sendToControl(request, parseTarget(request.url), { failConnection })
    }
    // The handle is created for this vendor.
    return createVendorHandle({ world: this.#openControlWorld(), vendor, handle }) as HandleOf<typeof vendor>
  }

  /** Returns whether the path of a URL is one that a WebSocket client can connect to. */
  hasSocket(url: string): boolean {
    const { path } = parseTarget(url)
    const vendor = vendorOf(path, this.#parts.vendors, { url })
    return vendor !== undefined && matchSocket(vendor.spec.document, path) !== undefined
  }

  /** Opens a WebSocket connection in the world that its URL or headers select. */
  connect(request: Request, peer: SocketPeer): SocketSession | SocketRejection {
    const { vendors, worlds } = this.#parts
    const target = parseTarget(request.url)
    const { path } = target
    const vendor = vendorOf(path, vendors, request)
    const world = worlds.find(selectedName(request, target, vendor))
    if (!world || !vendor) return { status: 404, reason: `There is no WebSocket at ${path}` }
    return openSocket({ vendor, world, path, peer })
  }

  /** Returns whether the path of a URL is one that is served. */
  serves(url: string): boolean {
    const { world, path } = parseTarget(url)
    return world !== undefined || isBelowAny(path, roots.control) || vendorOf(path, this.#parts.vendors) !== undefined
  }

  #route(request: Request, target: RequestTarget, source: RequestSource): Response | Promise<Response> {
    const { vendors, worlds } = this.#parts
    const vendor = vendorOf(target.path, vendors, request)
    const name = selectedName(request, target, vendor)
    const world = worlds.find(name)
    if (!world) return unknownWorldResponse(String(name), worlds.names())
    return this.#respondIn(world, vendor, request, target, source)
  }

  #respondIn(
    world: World,
    vendor: Vendor | undefined,
    request: Request,
    target: RequestTarget,
    source: RequestSource,
  ): Response | Promise<Response> {
    const { vendors, bodyLimit, recorder } = this.#parts
    const respond = (reporting: RequestSource) => {
      if (vendor) return this.#send(request, { world, vendor, target }, reporting)
      return respondUnrouted({ request, target, world, vendors, bodyLimit, report: reporting.report })
    }
    // Holds the response until everything that it shows is kept.
    return recorder ? holdResponse(recorder, world, source, respond) : respond(source)
  }

  #send(request: Request, { world, vendor, target }: VendorRequest, source: VendorRequestSource) {
    const { services, bodyLimit, access } = this.#parts
    const { path, query } = target
    return handleRequest(request, {
      vendor,
      world,
      services,
      bodyLimit,
      path,
      query,
      access: source.access ?? access,
      rawHeaders: source.rawHeaders,
      bytes: source.bytes,
      createResponse: source.createResponse,
      report: source.report,
      failConnection: source.failConnection,
      forwarded: source.forwarded,
    })
  }

  #openControlWorld(): World {
    if (this.#controlWorld) return this.#controlWorld
    const { services, journals } = this.#parts
    const { exchanges, journalBytes: bytes } = services.limits
    this.#controlWorld = new World({ name: 'control', seed: 1, shapes: { control: {} } })
    openJournal(this.#controlWorld, { exchanges, bytes }, journals)
    return this.#controlWorld
  }

  async #sendToControl(request: Request, target: RequestTarget, source: RequestSource): Promise<Response> {
    const { recorder } = this.#parts
    const { control: vendor } = await loadControl()
    const response = await this.#send(request, { world: this.#openControlWorld(), vendor, target }, source)
    return recorder && request.method !== 'GET' ? whenKept(response, recorder.settle()) : response
  }

  #forward(request: Request, target: RequestTarget, source: RequestSource, forwarding: Forwarding) {
    const { vendors, worlds, services, bodyLimit } = this.#parts
    const vendor = forwarding.isChecked ? vendorOf(target.path, vendors, request) : undefined
    // Credentials are those of the other server, so they select no world.
    const name = selectedName(request, target, undefined)
    const world = worlds.find(name)
    if (!world) return unknownWorldResponse(String(name), worlds.names())
    const { rawHeaders, report } = source
    return forwardRequest({
      request,
      target,
      world,
      vendor,
      services,
      bodyLimit,
      rawHeaders,
      report,
      forwarding,
      fallBack:
        vendor && ((again, forwarded) => this.#send(again, { world, vendor, target }, { ...source, forwarded })),
    })
  }
}

function selectedName(request: Request, target: RequestTarget, vendor: Vendor | undefined): string | undefined {
  return target.world ?? request.headers.get('x-world') ?? vendor?.dialect.worldOf?.(request.headers, target.query)
}

function loadControl(): Promise<typeof import('../vendors/control/index.ts')> {
  return import('../vendors/control/index.ts')
}
