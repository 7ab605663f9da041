import type { OnProgress } from '../../engine/services/on-progress.ts'
import type { ReceivedResponse } from '../extract.ts'
import type { ConcreteRequest, Pairs } from '../template.ts'
import type { ChangePolicy } from './safety.ts'

/** Options for sending the interactions of a pact to a service. */
export interface AttemptOptions extends ChangePolicy {
  /** sends a request to the service */
  readonly send: (request: ConcreteRequest) => Promise<ReceivedResponse>
  /** headers with credentials, which replace those of the pact */
  readonly headers: Pairs
  /** values of the service by setting, reference or name of a record */
  readonly known: ReadonlyMap<string, string>
  /** name of the scenario that the account resembles; defaults to that of most interactions */
  readonly scenario?: string | undefined
  /** ends the run before the next interaction */
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
}
