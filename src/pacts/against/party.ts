import type { ReceivedResponse } from '../extract.ts'
import type { ConcreteRequest, Pairs } from '../template.ts'
import type { PlannedRequest } from './plan.ts'

/** A service that the requests of interactions are sent to: the real one, or the double in a rehearsal. */
export interface Party {
  /**
   * Returns the value that a placeholder stands for in this service.
   * @throws NotAttempted if the value is not known
   */
  readonly valueOf: (name: string) => Promise<string>
  /**
   * Returns the headers of a request, with the credentials of this service.
   * @throws NotAttempted if a credential is missing
   */
  readonly headersOf: (request: PlannedRequest) => Pairs
  readonly send: (request: ConcreteRequest) => Promise<ReceivedResponse>
}
