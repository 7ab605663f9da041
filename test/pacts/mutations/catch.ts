import { verifyEmulator } from '../../../src/adapters/pact/verify-emulator.ts'
import { createResponseChecker } from '../../../src/adapters/suite/response-checker.ts'
import { checkDrift } from '../../../src/drift/check-drift.ts'
import type { RecordedExchange } from '../../../src/drift/traffic.ts'
import type { Pact } from '../../../src/engine/services/pact.ts'
import { objectOf, responseOf } from '../../../src/engine/spec/declaration.ts'
import { kore } from '../../../src/vendors/kore/index.ts'
import { runConsole, type SentRequest } from './client.ts'
import { createCopy } from './copy.ts'
import { operationOf } from './mutate.ts'
import type { Mutation } from './mutation.ts'

/** The checks of contracts, by whether they notice a mutation. */
export interface Caught {
  readonly responseCheck: boolean
  readonly verify: boolean
  readonly drift: boolean
}

/** A verification of the interactions that the mutation of a copy may change. */
export interface CatchOptions {
  readonly pact: Pact
  /** Writes a pact into a file and returns its path. */
  readonly write: (pact: Pact) => Promise<string>
}

/** Creates a copy with a mutation and returns which checks notice it. */
export async function catchMutation(mutation: Mutation, { pact, write }: CatchOptions): Promise<Caught> {
  const interactions = pact.interactions.filter(({ request: { method, path } }) => {
    return operationOf({ method, url: `http://127.0.0.1${path}` }) === mutation.operation
  })
  const results = await verifyEmulator(createCopy(mutation), { pactUrls: [await write({ ...pact, interactions })] })
  const sent = await runConsole(createCopy(mutation))
  return {
    responseCheck: sent.some((one) => violates(one)),
    verify: results.some(({ mismatches }) => mismatches.length > 0),
    drift: driftIn(sent, pact),
  }
}

const check = createResponseChecker(kore.spec.document)

function violates({ request, response, text }: SentRequest): boolean {
  const operation = kore.spec.operations.get(operationOf(request) ?? '')
  if (!operation) return false
  const { document } = kore.spec
  const declared = responseOf(document, objectOf(document, operation), response.status)
  return !declared || check(declared, response, text).length > 0
}

/** Returns whether the traffic of a copy, taken for that of the real service, differs from the double. */
function driftIn(sent: readonly SentRequest[], pact: Pact): boolean {
  const exchanges = sent.map(({ request, response, text }, i): RecordedExchange => {
    const mediaType = response.headers.get('content-type') ?? ''
    return {
      file: 'copy.har',
      number: i + 1,
      at: '2026-11-25T09:00:00Z',
      method: request.method,
      url: request.url,
      request: { headers: [...request.headers] },
      response: { status: response.status, headers: [...response.headers], body: { text, mediaType } },
    }
  })
  const { report } = checkDrift({ exchanges }, { vendors: { kore }, anyHost: true, pacts: [pact] })
  return report.vendors.some(({ differences }) => differences.length > 0)
}
