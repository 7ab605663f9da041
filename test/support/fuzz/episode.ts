import type { Credentials, Vendor } from '../../../src/engine/vendor/vendor.ts'
import { createEmulator, type Exchange, type ListeningEmulator, type WorldHandle } from '../../../src/index.ts'
import { control } from '../../../src/vendors/control/index.ts'
import { Random } from '../../../src/world/random.ts'
import type { Collections } from '../../../src/world/world.ts'
import type { CallTarget } from './any-call.ts'
import type { ExchangeCheck, Received } from './check-exchange.ts'
import { type FuzzRequest, formatRequest, toRequest } from './fuzz-request.ts'

/** One failed check, with everything that led to it. */
export interface Failure {
  readonly errors: readonly string[]
  /** the operationId, if an operation matched */
  readonly operation: string | undefined
  readonly request: string
  readonly status: number
  readonly text: string
}

const NOW = '2026-01-15T09:00:00Z'
const SCENARIOS = [
  'default',
  'default',
  'small-team',
  'small-team',
  'empty-organisation',
  'expired-credentials',
  'flaky-vendor',
  'rate-limited',
]
/** Small limits, so that requests reach them. */
const LIMITS = {
  worlds: 8,
  exchanges: 60,
  snapshots: 3,
  journalBytes: 400_000,
  totalJournalBytes: 1_000_000,
  fileBytes: 100_000,
}
const MIN_MILLIS_FOR_HANG = 60_000
const UNIQUE = 12

/** An emulator under generated requests. The same seed yields the same requests, whatever the machine. */
export class Episode {
  readonly random: Random
  readonly emulator: ListeningEmulator
  /** the requests and other actions so far, as text */
  readonly log: string[] = []
  readonly failures: Failure[] = []
  readonly #check: ExchangeCheck
  readonly #known: Record<string, readonly string[]>
  /** the order in which operations answered with which status */
  readonly outcomes: string[] = []

  constructor(seed: number, check: ExchangeCheck) {
    this.random = new Random(seed)
    this.#check = check
    const scenario = this.random.pick(SCENARIOS)
    const auth = this.random.pick(['open', 'open', 'strict'] as const)
    this.emulator = createEmulator({ scenario, auth, seed: 7, clock: NOW, limits: LIMITS })
    this.#known = knownNames(this.emulator)
    this.log.push(`createEmulator(${JSON.stringify({ scenario, auth, seed: 7, clock: NOW, limits: LIMITS })})`)
  }

  get vendors(): Vendor[] {
    return Object.values(this.emulator.vendors)
  }

  /** Returns any of the worlds. */
  anyWorld(): WorldHandle {
    return this.emulator.world(this.random.pick(this.emulator.worlds()))
  }

  /** Returns a vendor as a world's client sees it. */
  target(world: WorldHandle, vendor: Vendor): CallTarget {
    const { records, credentials } = handleOf(world, vendor)
    return {
      vendor,
      document: this.#documentOf(vendor),
      records,
      headers: credentials.headers,
      schemeHeaders: credentials.schemes ?? {},
      known: {},
    }
  }

  /** Returns the control API. */
  controlTarget(world: WorldHandle): CallTarget {
    const collections = this.vendors.map((vendor) => handleOf(world, vendor).records)
    const known = {
      ...this.#known,
      world: [...this.emulator.worlds(), world.name, 'none'],
      fault: world.faults().map(({ id }) => id),
      collection: collections.flatMap((records) => Object.keys(records)),
    }
    const records = Object.assign({}, ...collections)
    return { vendor: control, document: this.#documentOf(control), records, headers: {}, schemeHeaders: {}, known }
  }

  /** Sends a request to a world, or to the control API, and checks the response. */
  async send(request: FuzzRequest, world?: WorldHandle): Promise<Received | undefined> {
    const addressed = world ? this.#addressed(request, world.name) : request
    const built = toRequest(addressed)
    return built && this.receive(built, addressed)
  }

  /** Sends a request that was built from another, and checks the response. */
  async receive(built: Request, { method, ...rest }: FuzzRequest): Promise<Received> {
    const shown = formatRequest({ method, ...rest })
    this.log.push(shown)
    let exchange: Exchange | undefined
    let isCutOff = false
    const report = (reported: Exchange) => {
      exchange = reported
    }
    const failConnection = () => {
      isCutOff = true
    }
    const response = await settled(this.emulator.handle(built, { report, failConnection }), shown)
    const text = isEndless(response, exchange) ? await cancelled(response) : await settled(response.text(), shown)
    const received = { method, response, text, exchange, isCutOff }
    this.outcomes.push(`${exchange?.operation} ${response.status}`)
    this.expect(this.#check.errorsOf(received), shown, received)
    return received
  }

  /** Reports a failure unless there are no errors. */
  expect(
    errors: readonly string[],
    request: string,
    { response, text = '', exchange }: Pick<Received, 'response' | 'text' | 'exchange'>,
  ): void {
    if (errors.length === 0 || this.failures.length >= UNIQUE) return
    this.failures.push({
      errors,
      operation: exchange?.operation,
      request,
      status: response.status,
      text: text.slice(0, 1000),
    })
  }

  #addressed(request: FuzzRequest, world: string): FuzzRequest {
    if (this.random.int(0, 1) === 0) return { ...request, path: `/_world/${world}${request.path}` }
    return { ...request, headers: { 'x-world': world, ...request.headers } }
  }

  #documentOf({ name }: Vendor) {
    const document = this.#check.documents.get(name)
    if (!document) throw new Error(`No spec for ${name}`)
    return document
  }
}

interface HandleOfVendor {
  readonly records: Collections
  readonly credentials: Credentials
}

/** Returns a vendor's handle in a world, which exists for every vendor. */
export function handleOf(world: WorldHandle, { name }: Vendor): HandleOfVendor {
  return Object.entries(world).find(([property]) => property === name)?.[1] as HandleOfVendor
}

function knownNames({ vendors, scenarios }: ListeningEmulator): Record<string, readonly string[]> {
  const all = Object.values(vendors)
  return {
    vendor: [...all.map(({ name }) => name), 'control', 'none'],
    operation: all.flatMap(({ spec }) => [...spec.operations.keys()]),
    snapshot: ['one', 'two', 'three', 'four', 'none'],
    scenario: [...scenarios.names().filter((name) => !name.startsWith('five-hundred')), 'none'],
    number: ['1', '2', '5', '0', '99999'],
    from: ['default', 'none', '1', '2'],
    to: ['default', 'none', '1', '2'],
    name: ['one', 'two', 'three', 'w1', 'w2', 'Front', 'Returns'],
    timeout: ['0', '1', '5'],
  }
}

/** Rejects with the request that hangs. Waits generously: only a request without an end exceeds the bound. */
async function settled<T>(result: T | Promise<T>, request: string): Promise<T> {
  if (!(result instanceof Promise)) return result
  const signal = AbortSignal.timeout(MIN_MILLIS_FOR_HANG)
  const hung = Promise.withResolvers<never>()
  const fail = () => hung.reject(new Error(`A request was never answered: ${request}`))
  signal.addEventListener('abort', fail)
  return Promise.race([result, hung.promise]).finally(() => signal.removeEventListener('abort', fail))
}

function isEndless(response: Response, exchange: Exchange | undefined): boolean {
  return (
    exchange?.vendor === 'control' && response.headers.get('content-type')?.startsWith('text/event-stream') === true
  )
}

async function cancelled(response: Response): Promise<undefined> {
  await response.body?.cancel()
}
