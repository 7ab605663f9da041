import type { CreateResponse } from '../engine/exchange/call.ts'
import type { TransportFault } from '../engine/faults/fault-rule.ts'
import type { Exchange } from '../engine/journal/exchange.ts'
import type { ControlAccess } from '../engine/vendor/control-access.ts'
import type { Forwarding } from './forwarding.ts'

/** Facts about a request that only its adapter knows. */
export interface RequestSource {
  /** header names and values in turn, as they were sent */
  readonly rawHeaders?: readonly string[]
  /** the body, if the adapter received it whole. The request then is not read */
  readonly bytes?: Uint8Array<ArrayBuffer> | undefined
  /** creates the response, if the adapter needs less than one of the Fetch API. Not for requests from browsers */
  readonly createResponse?: CreateResponse | undefined
  /** called with the exchange when it ends */
  readonly report?: (exchange: Exchange) => void
  /** access to the control API */
  readonly access?: ControlAccess
  /** called before the response is returned if the connection must fail and the response must not arrive whole */
  readonly failConnection?: (transport: TransportFault) => void
  /** the server that answers the request instead of the emulator, unless it is one to the control API */
  readonly forwarding?: Forwarding | undefined
}
