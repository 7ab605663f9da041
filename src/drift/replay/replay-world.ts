import { type AnyEmulator, emulate } from '../../emulator/emulator.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { ReceivedResponse } from '../../pacts/extract.ts'
import type { ConcreteRequest } from '../../pacts/template.ts'
import { stringAt } from '../../scenarios/lineage.ts'
import type { RawScenario } from '../scenario/drop-invalid.ts'

/** Options of a world that traffic is replayed in. */
export interface ReplayWorldOptions {
  readonly vendor: Vendor
  /** the state before the traffic began */
  readonly scenario: RawScenario
  /** seed of the random source */
  readonly seed: number
  /** time of the first request: ISO 8601 */
  readonly at: string
  /** settings of the vendor's profile that differ from their defaults */
  readonly profile: Readonly<Record<string, unknown>>
}

/** Address of the double. No request leaves the process. */
const ORIGIN = 'http://127.0.0.1:4010'

/** A private world of the double that starts in the state that traffic shows. */
export class ReplayWorld {
  readonly #emulator: AnyEmulator
  readonly #name: string

  constructor({ vendor, scenario, seed, at, profile }: ReplayWorldOptions) {
    const name = stringAt(scenario, 'scenario')
    const source = { scenarios: [{ raw: scenario }], scenario: name }
    this.#emulator = emulate({ vendors: { [vendor.name]: vendor }, ...source, seed, clock: at, auth: 'open' })
    this.#name = vendor.name
    this.#emulator.vendor(vendor.name).setProfile(profile)
  }

  /** Returns the credentials of the world, by header name in lower case, for an operation with these schemes. */
  credentialsFor(schemes: readonly string[]): ReadonlyMap<string, string> {
    const { headers, schemes: others = {} } = this.#emulator.vendor(this.#name).credentials
    const own = schemes.flatMap((scheme) => Object.entries(others[scheme] ?? {}))
    return new Map([...Object.entries(headers), ...own].map(([name, value]) => [name.toLowerCase(), value]))
  }

  /** Sets the clock to the time of a request. */
  moveTo(at: string): void {
    this.#emulator.clock.freeze(at)
  }

  async send({ method, path, query, headers, body }: ConcreteRequest): Promise<ReceivedResponse> {
    const request = new Request(`${ORIGIN}${path}${query === '' ? '' : `?${query}`}`, {
      method,
      headers: headers.map(([name, value]) => [name, value]),
      body: body ?? null,
      redirect: 'manual',
    })
    const response = await this.#emulator.vendor(this.#name).fetch(request)
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    // A body that is not JSON may be an endless stream.
    if (!isJson) await response.body?.cancel()
    return { status: response.status, headers: response.headers, text: isJson ? await response.text() : '' }
  }
}
