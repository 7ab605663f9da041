import { secretsOf } from '../../engine/journal/secrets.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { ReceivedResponse } from '../../pacts/extract.ts'
import { stringsIn } from '../../pacts/json.ts'
import type { ConcreteRequest } from '../../pacts/template.ts'
import type { RawScenario } from '../scenario/drop-invalid.ts'
import { type Call, hasSucceeded, isWrite } from '../state/call.ts'
import { identityOf } from '../state/record-identity.ts'
import type { RecordViews } from '../state/record-views.ts'
import type { SeenRecords } from '../state/seen-records.ts'
import { compareCall } from './compare-call.ts'
import { type BehaviourDifference, type ComparedResponse, DifferenceLedger } from './difference.ts'
import { ReplayWorld } from './replay-world.ts'
import { hasCredential, namesIn, reasonToSkip } from './replayable.ts'
import { ValueMap } from './value-map.ts'

/** Traffic with the state that it began in. */
export interface ReplaySource {
  readonly vendor: Vendor
  readonly views: RecordViews
  readonly calls: readonly Call[]
  readonly seen: SeenRecords
  readonly scenario: RawScenario
}

/** The result of replaying traffic with one profile. */
export interface ReplayRun {
  readonly differences: ReturnType<DifferenceLedger['list']>
  /** number of requests whose responses were compared */
  readonly compared: number
  /** the responses that were compared, by operation and status */
  readonly responses: readonly ComparedResponse[]
  /** number of requests that were not replayed, by reason */
  readonly skipped: ReadonlyMap<string, number>
}

/** Seeds of the two worlds: values that differ between them are decided by chance. */
const SEEDS = [1, 2] as const

/** Sends the double the recorded requests in their order and compares its responses with the recorded ones. */
export async function replayCalls(
  source: ReplaySource,
  profile: Readonly<Record<string, unknown>> = {},
): Promise<ReplayRun> {
  const replay = new Replay(source, profile)
  for (const call of source.calls) await replay.play(call)
  return replay.result()
}

class Replay {
  readonly #source: ReplaySource
  readonly #worlds: readonly [ReplayWorld, ReplayWorld]
  readonly #values: readonly [ValueMap, ValueMap]
  readonly #ledger = new DifferenceLedger()
  readonly #skipped = new Map<string, number>()
  /** keys of records that the service created and the double did not */
  readonly #missing = new Set<string>()
  /** the strings of the state in which the traffic began */
  readonly #state: ReadonlySet<string>
  #compared = 0

  constructor(source: ReplaySource, profile: Readonly<Record<string, unknown>>) {
    const { vendor, scenario } = source
    this.#source = source
    const at = source.calls[0]?.exchange.at ?? '1970-01-01T00:00:00.000Z'
    const [first, second] = SEEDS.map((seed) => new ReplayWorld({ vendor, scenario, seed, at, profile }))
    if (!first || !second) throw new TypeError('There are two seeds')
    this.#worlds = [first, second]
    this.#state = new Set(stringsIn(scenario).map(([, text]) => text))
    this.#values = [new ValueMap(this.#state), new ValueMap(this.#state)]
  }

  async play(call: Call): Promise<void> {
    const { vendor, views, seen } = this.#source
    const reason = reasonToSkip(vendor, call) ?? this.#missingRecord(call)
    if (reason !== undefined) return this.#skip(call, reason)
    const [first, second] = [await this.#send(call, 0), await this.#send(call, 1)]
    if (this.#dependsOnUnseen(call, first)) return this.#skip(call, 'the traffic does not show a record that it names')
    if (hasNoInput(call) && call.status >= 400 && first.status < 400) return this.#skip(call, 'its credential decides')
    const recorded = receivedOf(call)
    this.#values[0].learn(recorded, first, isWrite(call))
    this.#values[1].learn(recorded, second, isWrite(call))
    const context = { vendor, views, created: seen.created, unordered: seen.unordered, values: this.#values[0] }
    this.#compared++
    this.#ledger.compared(call)
    this.#ledger.add(call, compareCall(call, [first, second], context))
    if (hasSucceeded(call) && first.status >= 400) this.#markMissing(call)
  }

  result(): ReplayRun {
    const responses = this.#ledger.responses()
    return { differences: this.#ledger.list(), compared: this.#compared, responses, skipped: this.#skipped }
  }

  #skip(call: Call, reason: string): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1)
    this.#markMissing(call)
  }

  /** Notes the records that a request created which the double did not receive or rejected. */
  #markMissing(call: Call): void {
    const { vendor, views, seen } = this.#source
    if (!isWrite(call)) return
    for (const shown of views.shownIn(call)) {
      const identity = identityOf({ vendor, model: views.model }, shown, call)
      if (identity && seen.created.get(identity.collection)?.has(identity.key)) this.#missing.add(identity.key)
    }
  }

  #missingRecord(call: Call): string | undefined {
    const isMissing = namesIn(call).some((name) => this.#missing.has(name))
    return isMissing ? 'it names a record that the double does not have because of an earlier difference' : undefined
  }

  /** Checks for a rejected request that succeeded at the service with a record that no response shows. */
  #dependsOnUnseen(call: Call, { status }: ReceivedResponse): boolean {
    if (call.status >= 400 || status < 400) return false
    const names = namesIn(call).filter((name) => !this.#values[0].has(name) && !this.#state.has(name))
    return names.some((name) => isId(name, status))
  }

  #send(call: Call, variant: 0 | 1): Promise<ReceivedResponse> {
    const world = this.#worlds[variant]
    world.moveTo(call.exchange.at)
    return world.send(this.#requestOf(call, variant))
  }

  #requestOf(call: Call, variant: 0 | 1): ConcreteRequest {
    const { exchange, operation, path, query, sent, status } = call
    const { vendor } = this.#source
    const values = this.#values[variant]
    const { body } = exchange.request
    const { headers: secrets } = secretsOf(vendor)
    const credentials = this.#worlds[variant].credentialsFor(operation.schemes)
    const isAnonymous = status === 401 || !hasCredential(vendor, call)
    const kept = exchange.request.headers.filter(([name]) => isKept(name, secrets, credentials))
    const text = sent === undefined ? body?.text : JSON.stringify(values.inBody(sent))
    return {
      method: exchange.method,
      path: values.inPath(path, call.parameters),
      query: values.inQuery(query),
      headers: [...kept, ...(isAnonymous ? [] : credentials)],
      ...(text !== undefined && text !== '' && { body: text }),
    }
  }
}

/** Headers that describe the connection instead of the request. */
const OF_CONNECTION =
  /^(?:host|connection|content-length|accept-encoding|origin|referer|user-agent|sec-.*|x-world|:.*)$/

function isKept(name: string, secrets: ReadonlySet<string>, credentials: ReadonlyMap<string, string>): boolean {
  const lower = name.toLowerCase()
  return !OF_CONNECTION.test(lower) && !secrets.has(lower) && !credentials.has(lower)
}

/** Returns whether only its credential distinguishes a request from others to the same operation. */
function hasNoInput({ parameters, query, exchange }: Call): boolean {
  return parameters.size === 0 && query === '' && (exchange.request.body?.text ?? '') === ''
}

/** Returns whether a value of a rejected request may be the id of a missing record. */
function isId(name: string, status: number): boolean {
  const form = status === 404 ? /^(?=.*[\d_-])\S{6,}$/ : /^(?=.*\d)\S{6,}$/
  return form.test(name)
}

function receivedOf({ exchange: { response } }: Call): ReceivedResponse {
  const { status, headers, body } = response
  const named = headers.filter(([name]) => /^(?:location|link|content-location)$/i.test(name))
  const isText = body !== undefined && body.encoding === undefined && /json/i.test(body.mediaType)
  return { status, headers: new Headers(named.map(([name, value]) => [name, value])), text: isText ? body.text : '' }
}

/** Returns the id by which differences of two runs correspond. */
export function differenceId({ operation, status, kind, at }: BehaviourDifference): string {
  return `${operation} ${status} ${kind} ${at}`
}
