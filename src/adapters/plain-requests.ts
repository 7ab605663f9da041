import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AnyEmulator } from '../emulator/emulator.ts'
import type { RequestSource } from '../emulator/request-source.ts'
import type { TransportFault } from '../engine/faults/fault-rule.ts'
import { cutOff } from './cut-off.ts'
import { createReadyResponse, ReadyResponse } from './ready-response.ts'
import { receive } from './receive-plain.ts'
import type { ReceivedRequest } from './received-request.ts'

/** Answers requests with the objects of the Fetch API. If `answer` is given, it returns the response. */
export type FetchListener = (incoming: IncomingMessage, outgoing: ServerResponse, answer?: () => Response) => void

/** Returns a listener that answers plain requests with less objects, and passes all others on. */
export function answerPlainRequests(
  emulator: Pick<AnyEmulator, 'handle'>,
  sourceOf: () => Pick<RequestSource, 'access' | 'report'>,
  passOn: FetchListener,
) {
  const answer = (request: ReceivedRequest, incoming: IncomingMessage, outgoing: ServerResponse) => {
    let failure: TransportFault | undefined
    const source: RequestSource = {
      ...sourceOf(),
      rawHeaders: incoming.rawHeaders,
      bytes: request.bytes,
      createResponse: createReadyResponse,
      failConnection: (transport) => {
        failure = transport
      },
    }
    const deliver = (response: Response | ReadyResponse) => {
      const whole = () => (response instanceof ReadyResponse ? response.whole() : response)
      if (failure) void cutOff(outgoing, whole(), failure)
      else if (response instanceof ReadyResponse && !response.isRead) response.send(outgoing)
      else passOn(incoming, outgoing, whole)
    }
    const fail = (error: unknown) => {
      passOn(incoming, outgoing, () => {
        throw error
      })
    }
    try {
      // Has all members that the emulator reads.
      const response = emulator.handle(request as unknown as Request, source)
      if (response instanceof Promise) response.then(deliver).catch(fail)
      else deliver(response)
    } catch (error) {
      fail(error)
    }
  }
  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    receive(incoming, outgoing, {
      plain: (request) => answer(request, incoming, outgoing),
      other: () => passOn(incoming, outgoing),
    })
  }
}
