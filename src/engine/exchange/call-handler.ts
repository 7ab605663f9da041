import { pause } from '../faults/delay.ts'
import { basePathOf } from '../spec/match-operation.ts'
import { AfterSteps } from '../vendor/after-steps.ts'
import { Deferred } from '../vendor/deferred.ts'
import { notImplemented } from '../vendor/handler.ts'
import { Problem } from '../vendor/problem.ts'
import type { Vendor } from '../vendor/vendor.ts'
import { prefersMediaType } from './accept.ts'
import { type Call, isStale } from './call.ts'
import { runInTurns } from './in-turns.ts'

/** Calls the handler of the operation and keeps its result in the call. */
export function callHandler(call: Call): Promise<void> | undefined {
  const { operation, vendor, world } = call
  const handler = vendor.handlers[operation.id]
  if (!handler) throw new TypeError(`${vendor.name} has no handler for ${operation.id}`)
  if (handler === notImplemented) throw new Problem('not-implemented', `${operation.id} is not emulated yet`)
  call.before = world.moment()
  const result = handler(requestOf(call))
  if (result instanceof Deferred) return resumeAfter(call, result)
  if (result instanceof AfterSteps) {
    call.waitedAt = world.moment()
    return runInTurns(result.steps).then((run) => resume(call, run))
  }
  if (result instanceof Promise) {
    call.waitedAt = world.moment()
    return result.then((late: unknown) => {
      call.result = late
    })
  }
  call.result = result
  return undefined
}

/** Carries out the rest of a handler after its delay. */
function resumeAfter(call: Call, { millis, run }: Deferred<unknown>): Promise<void> {
  call.waitedAt = call.world.moment()
  call.delayed += millis
  return pause(millis, call.request.signal).then((isOver) => {
    if (!isOver) throw new Problem('timeout', 'The client closed the connection before the response was ready')
    resume(call, run)
  })
}

/** Carries out the rest of a handler in one go. */
function resume(call: Call, run: () => unknown): void {
  if (isStale(call)) return
  call.before = call.world.moment()
  call.waitedAt = undefined
  call.result = run()
  // Other requests run before the response is checked: if the check fails, only the writes of `run` are undone.
  call.waitedAt = call.world.moment()
}

const NO_COOKIES = {}

function requestOf(call: Call) {
  const { vendor, world, parameters, request } = call
  return {
    path: parameters.path,
    query: parameters.query,
    header: parameters.header,
    cookie: parameters.cookie ?? NO_COOKIES,
    body: call.body,
    world: world.group(vendor.name),
    worldName: world.name,
    caller: call.caller,
    clock: world.clock,
    id: () => vendor.dialect.id(world.random),
    link: vendor.spec.basePaths.length === 0 ? vendor.link : linkBelow(call),
    queryDefaults: vendor.queryDefaults,
    profile: call.profile,
    auth: call.auth,
    limits: call.services.limits,
    storage: call.services.storage,
    services: call.services,
    origin: originOf(request.url),
    accepts: (mediaType: string) => {
      return prefersMediaType(request.headers.get('accept'), mediaType, successMediaTypes(call))
    },
    // A function, because runtimes create the signal on first access, which costs more than most handlers.
    signal: () => request.signal,
  }
}

/** Returns a writer of links below the base path that the request was sent to. */
function linkBelow({ vendor, operation, path }: Call): Vendor['link'] {
  const { spec, link } = vendor
  const base = basePathOf(spec, operation, path)
  if (base === '') return link
  return (name, values, query) => spec.mount + base + link(name, values, query).slice(spec.mount.length)
}

/** Returns the media types of all successful responses of the operation. */
function successMediaTypes({ operation, vendor }: Call): string[] {
  const { responses, success } = operation
  const declared = success === undefined ? [...responses] : [...responses, success]
  const successes = new Set(declared.filter((status) => status < 300))
  return [...successes].flatMap((status) => Object.keys(vendor.checks.response(operation, status)?.bodies ?? {}))
}

function originOf(url: string): string {
  const end = url.indexOf('/', url.indexOf('//') + 2)
  return end < 0 ? url : url.slice(0, end)
}
