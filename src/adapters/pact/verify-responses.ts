import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pact, PactResponse } from '../../engine/services/pact.ts'
import type { Attempt } from '../../pacts/against/attempt.ts'
import type { ReceivedResponse } from '../../pacts/extract.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'
import { verifyThroughCore } from './verify.ts'

type Answered = Extract<Attempt, { readonly response: ReceivedResponse }>

/**
 * Verifies responses that were received before: the official verifier reads each one from a local server. A change that
 * could not be undone is a mismatch.
 * @throws MissingPeerError if Pact is not installed
 */
export async function verifyResponses(
  pact: Pact,
  attempts: readonly Attempt[],
): Promise<readonly VerificationResult[]> {
  const answered = attempts.filter((attempt) => 'response' in attempt)
  const results = answered.length === 0 ? [] : await verifyAnswered(pact, answered)
  const byInteraction = new Map(answered.map(({ interaction }, i) => [interaction, results[i]]))
  return attempts.map((attempt) => {
    const { description, providerStates = [] } = attempt.interaction
    const result = byInteraction.get(attempt.interaction)
    const left = attempt.left.map((change) => `clean-up failed: ${change}`)
    return {
      consumer: pact.consumer.name,
      provider: pact.provider.name,
      description,
      providerStates: providerStates.map(({ name }) => name),
      seconds: result?.seconds ?? 0,
      mismatches: [...(result?.mismatches ?? []), ...left],
      ...('notAttempted' in attempt && left.length === 0 && { notAttempted: attempt.notAttempted }),
      // The parts of a relaxed response come from a pact, so it has the form of one.
      ...('received' in attempt && { received: attempt.received, demanded: attempt.expected as PactResponse }),
    }
  })
}

async function verifyAnswered(pact: Pact, answered: readonly Answered[]): Promise<readonly VerificationResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-responses-'))
  const server = serve(answered.map(({ response }) => response))
  try {
    const file = join(folder, 'pact.json')
    await writeFile(file, JSON.stringify(pactOf(pact, answered)))
    const results = await verifyThroughCore({ providerBaseUrl: await listen(server), pactUrls: [file] })
    if (results.length === answered.length) return results
    throw new Error(`The verifier reported ${results.length} of ${answered.length} interactions.`)
  } finally {
    server.closeAllConnections()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Returns a pact whose interactions request the responses by number. */
function pactOf({ consumer, provider }: Pact, answered: readonly Answered[]): unknown {
  return {
    consumer,
    provider,
    interactions: answered.map(({ interaction: { description }, expected }, i) => ({
      type: 'Synchronous/HTTP',
      description,
      request: { method: 'GET', path: `/${i}` },
      response: expected,
    })),
    metadata: { pactSpecification: { version: '4.0' } },
  }
}

function serve(responses: readonly ReceivedResponse[]): Server {
  return createServer(({ url = '/' }, answer) => {
    const response = responses[Number(url.slice(1))]
    const headers = [...(response?.headers ?? [])].filter(([name]) => !FRAMING.has(name))
    answer.writeHead(response?.status ?? 500, headers.flat())
    answer.end(response?.text)
  })
}

/** Headers that describe how the body was transferred. */
const FRAMING = new Set([
  'content-length',
  'transfer-encoding',
  'content-encoding',
  'connection',
  'keep-alive',
  'upgrade',
])

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens to a port has an address with a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
