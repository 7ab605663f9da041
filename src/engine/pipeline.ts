import { RecordNotFound } from '../world/refusal.ts'
import type { Collections } from '../world/world.ts'
import { answer, refuse } from './answer.ts'
import { readBody } from './body.ts'
import type { Call } from './call.ts'
import type { Presented } from './dialect.ts'
import { faultProblem, takeFault } from './faults.ts'
import { bodyFindings, parameterFindings, sayFindings } from './findings.ts'
import { type Caller, notImplemented } from './operation.ts'
import { decodeParameters, decodePercent, type Parameters } from './parameters.ts'
import { Problem } from './problem.ts'

/**
 * One exchange, from the operation found to the reply written down. The steps stand in their order; each passes or
 * throws a refusal. Who may not ask learns nothing of what exists; who asks for what does not exist learns nothing of
 * how to ask.
 */
export function carryOut(call: Call): Response | Promise<Response> {
  try {
    strikeWithFault(call)
    checkCredential(call)
    checkPermissions(call)
    countAgainstRateLimit(call)
    decodePath(call)
    checkRecordsInPath(call)
    if (!call.operation.body) return carryOutRead(call)
  } catch (error) {
    return refuse(call, error)
  }
  return readBodyOf(call).then(
    () => carryOutRead(call),
    (error: unknown) => refuse(call, error),
  )
}

/** The steps once the body is read. What a handler did is undone when it, or its reply, is refused. */
function carryOutRead(call: Call): Response | Promise<Response> {
  const before = call.world.snapshot()
  try {
    const parameters = checkRequest(call)
    const result = handle(call, parameters)
    if (!(result instanceof Promise)) return answer(call, result)
    return result
      .then((late: unknown) => answer(call, late))
      .catch((error: unknown) => {
        // Once others have had their turn in this world, what they did must stand.
        if (call.world.turn === call.number) call.world.restore(before)
        return refuse(call, error)
      })
  } catch (error) {
    call.world.restore(before)
    return refuse(call, error)
  }
}

function strikeWithFault(call: Call): void {
  const { operation, vendor, world } = call
  const fault = takeFault(world, vendor.name, operation.id, operation.replies)
  if (!fault) return
  call.fault = true
  throw faultProblem(fault)
}

/** Any one of the operation's security schemes will do. */
function checkCredential(call: Call): void {
  const { operation, vendor, world, auth, request } = call
  const presented = { headers: request.headers, world: world.group(vendor.name), clock: world.clock, auth }
  let refusal: unknown
  for (const scheme of operation.schemes) {
    try {
      call.caller = identify(call, scheme, presented)
      return
    } catch (error) {
      refusal = error
    }
  }
  if (refusal !== undefined) throw refusal
}

function identify({ vendor }: Call, scheme: string, presented: Presented<Collections>): Caller {
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

/** Counts on the world's clock. Whether the limit is enforced is for the profile to say (`rateLimit`). */
function countAgainstRateLimit(call: Call): void {
  const { vendor, world, caller, profile } = call
  const limit = vendor.spec.rateLimit
  if (!limit || caller.counted === undefined) return
  const counter = `rate/${vendor.name}/${caller.counted}`
  const now = world.clock.millis()
  const length = limit.seconds * 1000
  // Only this step writes the counter.
  const known = world.counter(counter) as { readonly start: number; readonly count: number } | undefined
  const window = known && now >= known.start && now < known.start + length ? known : { start: now, count: 0 }
  const count = window.count + 1
  const reset = Math.ceil((window.start + length - now) / 1000)
  world.setCounter(counter, { start: window.start, count })
  call.rate = { count, allowed: limit.requests, reset }
  if (count <= limit.requests || profile['rateLimit'] !== 'enforced') return
  throw new Problem('rate-limited', `More than ${limit.requests} requests in ${limit.seconds} seconds`, {
    retryAfter: Math.max(1, reset),
  })
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
  if (findings.length > 0) throw new Problem('malformed', sayFindings(findings), { findings })
}

function checkRecordsInPath({ operation, vendor, world, pathValues }: Call): void {
  for (const { name, refersTo } of operation.parameters) {
    const key = refersTo === undefined ? undefined : pathValues[name]
    if (refersTo === undefined || key === undefined) continue
    const collection = world.group(vendor.name)[vendor.collectionOf.get(refersTo) ?? '']
    if (!collection) throw new TypeError(`${operation.id}: ${vendor.name} keeps no records of "${refersTo}"`)
    if (!collection.has(key)) throw new RecordNotFound(refersTo, key)
  }
}

async function readBodyOf(call: Call): Promise<void> {
  const { operation, request, bodyLimit } = call
  const { mediaType, text, value } = await readBody(request, operation.body?.mediaTypes ?? [], bodyLimit)
  call.mediaType = mediaType
  call.bodyText = text
  call.body = value
}

/** Parameters and body: all that is wrong with either is said at once. */
function checkRequest(call: Call): Parameters {
  const { operation, findings, pathValues, query, request } = call
  const given = { path: pathValues, query, headers: request.headers }
  const parameters = decodeParameters(operation.parameters, given, findings)
  const check = operation.checkParameters
  if (check && !check(parameters)) findings.push(...parameterFindings(check.errors ?? [], parameters))
  checkBody(call)
  if (findings.length > 0) throw new Problem('invalid', sayFindings(findings), { findings })
  return parameters
}

function checkBody({ operation, body, mediaType = '', findings }: Call): void {
  if (!operation.body) return
  if (body === undefined) {
    if (!operation.body.required) return
    findings.push({ in: 'body', at: '', keyword: 'required', message: 'is required' })
    throw new Problem('malformed', sayFindings(findings), { findings })
  }
  const check = operation.body.checks[mediaType]
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
  })
}
