import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { Model } from '../../specs/model/model.ts'
import { extract, type ReceivedResponse } from '../extract.ts'
import type { ConcreteRequest } from '../template.ts'
import { CleanUp } from './clean-up.ts'
import { fillRequest } from './fill-request.ts'
import { NotAttempted } from './not-attempted.ts'
import type { Party } from './party.ts'
import type { Plan, PlannedRequest } from './plan.ts'

/** Options for {@link RequestSequence}. */
export interface SequenceOptions {
  readonly party: Party
  readonly vendor: Vendor
  readonly model: Model
  /** values by placeholder name that are known before the first request, such as references to records */
  readonly aliases: Readonly<Record<string, string>>
  /** true if {@link RequestSequence.cleanUp} is called, so that values must be read before they change */
  readonly cleansUp: boolean
}

/** Sends the requests of one interaction to a service, and undoes what they changed. */
export class RequestSequence {
  readonly #options: SequenceOptions
  readonly #given = new Map<string, string>()
  readonly #cleanUp: CleanUp
  #accepted: readonly ConcreteRequest[] = []
  #last: ConcreteRequest | undefined

  constructor(options: SequenceOptions) {
    this.#options = options
    const { vendor, model, cleansUp } = options
    const send = async (request: PlannedRequest) => options.party.send(await this.#fill(request))
    this.#cleanUp = new CleanUp({ vendor, model, cleansUp, send })
  }

  /**
   * Sends the requests of the provider states and then the interaction's own. Returns the last response.
   * @throws NotAttempted if a value is missing, or if the service rejects the request of a provider state
   */
  async run({ requests }: Plan): Promise<ReceivedResponse> {
    let last: ReceivedResponse | undefined
    for (const request of requests) last = await this.#send(request)
    if (!last) throw new TypeError('A plan has at least the request of the interaction')
    return last
  }

  /** The requests that the service accepted, in order. */
  get accepted(): readonly ConcreteRequest[] {
    return this.#accepted
  }

  /** The last request that was sent. */
  get last(): ConcreteRequest | undefined {
    return this.#last
  }

  /** Undoes what the requests changed, the last change first. Returns a message for each change that remains. */
  cleanUp(): Promise<readonly string[]> {
    return this.#cleanUp.run()
  }

  #fill(planned: PlannedRequest) {
    const { party, aliases } = this.#options
    return fillRequest(planned, party, { given: this.#given, aliases })
  }

  async #send(planned: PlannedRequest): Promise<ReceivedResponse> {
    const { party } = this.#options
    const request = await this.#fill(planned)
    await this.#cleanUp.before(request, planned.operation)
    const response = await party.send(request)
    this.#last = request
    if (response.status < 400) this.#accepted = [...this.#accepted, request]
    this.#cleanUp.after(request, planned.operation, response)
    if (planned.isState) this.#learn(planned, response)
    return response
  }

  /** Stores the values that the response of a provider state gives to later requests. */
  #learn({ operation, template, gives }: PlannedRequest, response: ReceivedResponse): void {
    const name = operation?.id ?? `${template.method} ${template.path}`
    if (response.status >= 400) {
      throw new NotAttempted(`${name}, which its provider state requires, was answered with ${response.status}`)
    }
    for (const [key, at] of Object.entries(gives)) {
      const value = extract(response, at)
      if (value === undefined) throw new NotAttempted(`the response of ${name} has no string at ${at}`)
      this.#given.set(key, value)
    }
  }
}
