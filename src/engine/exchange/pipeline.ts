import type { Collections } from '../../world/world.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import { decodeParameters, decodePercent, type Parameters } from '../spec/parameters.ts'
import type { PresentedCredential } from '../vendor/dialect.ts'
import { type Caller, notImplemented } from '../vendor/handler.ts'
import { Problem } from '../vendor/problem.ts'
import { namesMediaType } from './accept.ts'
import type { Call } from './call.ts'
import { bodyFindings, formatFindings, parameterFindings } from './findings.ts'
import { injectFaults } from './inject-faults.ts'
import { countAgainstRateLimits } from './rate-limit.ts'
import { readBody } from './read-body.ts'
import { respond, respondWithError } from './respond.ts'

/**
 * One exchange, from the operation found to the reply written down. The steps stand in their order; each passes or
 * throws a refusal. Who may not ask learns nothing of what exists; who asks for what does not exist learns nothing of
 * how to ask.
 */
export function runPipeline(call: Call): Response | Promise<Response> {
  return injectFaults(call, carryOutUnlessRefused)
}

function carryOutUnlessRefused(call: Call): Response | Promise<Response> {
  try {
    call.vendor.catchUp(call.world)
    const pending = checkCredential(call)
    if (!pending) return carryOutIdentified(call)
    return pending.then(
      () => carryOutIdentified(call),
      (error: unknown) => respondWithError(call, error),
    )
  } catch (error) {
    return respondWithError(call, error)
  }
}

/** The steps once it is known who asks. */
function carryOutIdentified(call: Call): Response | Promise<Response> {
  try {
    checkPermissions(call)
    countAgainstRateLimits(call)
    decodePath(call)
    checkRecordsInPath(call)
    if (!call.operation.body) return carryOutRead(call)
  } catch (error) {
    return respondWithError(call, error)
  }
  return readBodyOf(call).then(
    () => carryOutRead(call),
    (error: unknown) => respondWithError(call, error),
  )
}

/** The steps once the body is read. What a handler did is undone when it, or its reply, is refused. */
function carryOutRead(call: Call): Response | Promise<Response> {
  const before = call.world.snapshot()
  call.before = before
  try {
    const parameters = checkRequest(call)
    const result = handle(call, parameters)
    if (!(result instanceof Promise)) return respond(call, result)
    return result
      .then((late: unknown) => respond(call, late))
      .catch((error: unknown) => {
        // Once others have had their turn in this world, what they did must stand.
        if (call.world.turn === call.number) call.world.restore(before)
        return respondWithError(call, error)
      })
  } catch (error) {
    call.world.restore(before)
    return respondWithError(call, error)
  }
}

/**
 * Any one of the operation's security schemes will do; those that check a signature are waited for. What is refused is
 * refused in the words of the last.
 */
function checkCredential(call: Call): Promise<void> | undefined {
  const { vendor, world, auth, access, request } = call
  const { name: worldName, clock } = world
  const presented = { headers: request.headers, world: world.group(vendor.name), worldName, clock, auth, access }
  return tryScheme(call, presented, 0)
}

function tryScheme(call: Call, presented: PresentedCredential<Collections>, nth: number): Promise<void> | undefined {
  const scheme = call.operation.schemes[nth]
  if (scheme === undefined) return undefined
  try {
    const caller = identify(call, scheme, presented)
    if (caller instanceof Promise) {
      return caller.then(
        (late) => {
          call.caller = late
          call.scheme = scheme
        },
        (error: unknown) => tryNext(call, presented, nth, error),
      )
    }
    call.caller = caller
    call.scheme = scheme
    return undefined
  } catch (error) {
    return tryNext(call, presented, nth, error)
  }
}

function tryNext(
  call: Call,
  presented: PresentedCredential<Collections>,
  nth: number,
  error: unknown,
): Promise<void> | undefined {
  if (nth + 1 >= call.operation.schemes.length) throw error
  return tryScheme(call, presented, nth + 1)
}

function identify(
  { vendor }: Call,
  scheme: string,
  presented: PresentedCredential<Collections>,
): Caller | Promise<Caller> {
  const check = vendor.dialect.schemes[scheme]
  if (!check) throw new TypeError(`The dialect of ${vendor.name} does not know the security scheme "${scheme}"`)
  return check(presented)
}

function checkPermissions({ operation, caller }: Call): void {
  const { permissions } = caller
  if (permissions === 'all') return
  const missing = operation.permissions.filter((permission) => !permissions.includes(permission))
  if (missing.length === 0) return
  throw new Problem('forbidden', `The caller lacks ${missing.join(', ')}`, { permissions: missing })
}

/** Decodes what the path's template stands for, only now: an escaped slash must not have parted segments. */
function decodePath(call: Call): void {
  const { operation, path, findings } = call
  if (operation.slots.length === 0) return
  const segments = path.split('/')
  const values: Record<string, string> = {}
  for (const { name, segment } of operation.slots) {
    const value = decodePercent(segments[segment] ?? '')
    if (value === undefined) {
      findings.push({ in: 'path', at: name, keyword: 'encoding', message: 'must be percent-encoded UTF-8' })
    } else values[name] = value
  }
  call.pathValues = values
  if (findings.length > 0) throw new Problem('malformed', formatFindings(findings), { findings })
}

function checkRecordsInPath(call: Call): void {
  const { operation, vendor, world, caller, pathValues } = call
  for (const { name, refersTo } of operation.parameters) {
    const key = refersTo === undefined ? undefined : pathValues[name]
    if (refersTo === undefined || key === undefined) continue
    const collection = world.group(vendor.name)[vendor.collectionOf.get(refersTo) ?? '']
    if (!collection) throw new TypeError(`${operation.id}: ${vendor.name} keeps no records of "${refersTo}"`)
    const record = collection.get(key)
    if (!record || !belongs(record, call) || caller.canSee?.(record) === false) throw new RecordNotFound(refersTo, key)
  }
}

/**
 * Whether a record is found below what else the path names: one that says to which other it belongs, under the name of
 * that one's parameter, is found below no other.
 */
function belongs(record: object, { operation, pathValues }: Call): boolean {
  if (operation.slots.length < 2) return true
  return Object.entries(pathValues).every(([name, value]) => {
    const said: unknown = Object.getOwnPropertyDescriptor(record, name)?.value
    return said === undefined || said === value
  })
}

async function readBodyOf(call: Call): Promise<void> {
  const { operation, request } = call
  const { mediaType, size, text, value } = await readBody(request, operation.body?.mediaTypes ?? [], limitOf(call))
  call.mediaType = mediaType
  call.bodyText = text
  call.bodyBytes = size
  call.body = value
}

/** What stands around a file in a body that carries one. */
const FORM_ROOM = 65_536

function limitOf({ operation, bodyLimit, services }: Call): number {
  if (!operation.body?.carriesFile) return bodyLimit
  return Math.max(bodyLimit, services.limits.fileBytes + FORM_ROOM)
}

/** Parameters and body: all that is wrong with either is said at once. */
function checkRequest(call: Call): Parameters {
  const { operation, vendor, findings, pathValues, query, request } = call
  const given = { path: pathValues, query, headers: request.headers }
  const parameters = decodeParameters(operation.parameters, given, findings)
  const check = vendor.checks.parameters(operation.id)
  if (check && !check(parameters)) findings.push(...parameterFindings(check.errors ?? [], parameters))
  checkBody(call)
  if (findings.length > 0) throw new Problem('invalid', formatFindings(findings), { findings })
  return parameters
}

function checkBody({ operation, vendor, body, mediaType = '', findings }: Call): void {
  if (!operation.body) return
  if (body === undefined) {
    if (!operation.body.required) return
    findings.push({ in: 'body', at: '', keyword: 'required', message: 'is required' })
    throw new Problem('malformed', formatFindings(findings), { findings })
  }
  const check = vendor.checks.body(operation.id, mediaType)
  if (check && !check(body)) findings.push(...bodyFindings(check.errors ?? [], body))
}

function handle(call: Call, parameters: Parameters): unknown {
  const { operation, vendor, world, caller, body, auth, profile } = call
  const handler = vendor.handlers[operation.id]
  if (!handler) throw new TypeError(`${vendor.name} has no handler for ${operation.id}`)
  if (handler === notImplemented) throw new Problem('not-implemented', `${operation.id} is not emulated yet`)
  return handler({
    path: parameters.path,
    query: parameters.query,
    header: parameters.header,
    body,
    world: world.group(vendor.name),
    worldName: world.name,
    caller,
    clock: world.clock,
    id: () => vendor.dialect.id(world.random),
    link: vendor.link,
    queryDefaults: vendor.queryDefaults,
    profile,
    auth,
    limits: call.services.limits,
    services: call.services,
    origin: originOf(call.request.url),
    accepts: (mediaType) => namesMediaType(call.request.headers.get('accept'), mediaType),
    // Not the signal itself: a runtime makes it when it is asked for, which costs more than most handlers.
    signal: () => call.request.signal,
  })
}

function originOf(url: string): string {
  const end = url.indexOf('/', url.indexOf('//') + 2)
  return end < 0 ? url : url.slice(0, end)
}
