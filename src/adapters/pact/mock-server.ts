import type { Interaction, PactBody, PactRequest } from '../../engine/services/pact.ts'
import type { CorePact } from './core.ts'
import { declareInteraction } from './declare.ts'
import { spread } from './spread.ts'

const HOST = '127.0.0.1'
/** Most interactions of one mock server, which compares each request with all of them. */
const MOST_INTERACTIONS = 4
/** Header of a response that names the interaction that the mock server answered with. No written pact has it. */
const ANSWERED = 'x-answered-interaction'

/**
 * Checks interactions with the core's mock server: it must answer the request of each with the interaction itself.
 * @param createPact returns a pact that nobody writes
 * @throws Error if the mock server rejects a request
 */
export async function checkWithMockServer(
  createPact: () => CorePact,
  interactions: readonly Interaction[],
): Promise<void> {
  // Requests that may match more than one interaction of a server are checked alone, so few of a server should.
  for (const batch of spread(interactions, ({ request }) => `${request.method} ${request.path}`, MOST_INTERACTIONS)) {
    const answered = await withMockServer(createPact(), batch, (port) => sendAll(batch, port))
    for (const interaction of batch) if (!answered.has(interaction)) await checkAlone(createPact(), interaction)
  }
}

/** Returns the interactions whose requests were answered with the interaction itself. */
async function sendAll(batch: readonly Interaction[], port: number): Promise<Set<Interaction>> {
  const answered = new Set<Interaction>()
  for (const [i, interaction] of batch.entries()) {
    const response = await send(interaction.request, port)
    if (response.headers.get(ANSWERED) === String(i)) answered.add(interaction)
  }
  return answered
}

/** Throws if the mock server reports a mismatch. */
function checkAlone(pact: CorePact, interaction: Interaction): Promise<void> {
  return withMockServer(pact, [interaction], async (port) => {
    await send(interaction.request, port)
    if (!pact.mockServerMatchedSuccessfully(port)) throw mismatchError(interaction, pact.mockServerMismatches(port))
  })
}

/** Calls a function with the port of a mock server of interactions, and stops the server. */
async function withMockServer<T>(
  pact: CorePact,
  interactions: readonly Interaction[],
  use: (port: number) => Promise<T>,
): Promise<T> {
  for (const [i, interaction] of interactions.entries()) {
    const declared = pact.newInteraction(interaction.description)
    declareInteraction(declared, interaction)
    declared.withResponseHeader(ANSWERED, 0, String(i))
  }
  const port = pact.pactffiCreateMockServerForTransport(HOST, 'http', JSON.stringify({ corsPreflight: false }), 0)
  if (port <= 0) throw new Error(`Pact's mock server did not start: its error code is ${port}`)
  try {
    return await use(port)
  } finally {
    pact.cleanupMockServer(port)
  }
}

async function send({ method, path, query = {}, headers = {}, body }: PactRequest, port: number): Promise<Response> {
  const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value) => [name, value]))
  const search = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
  const headerPairs = Object.entries(headers).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  )
  const response = await fetch(`http://${HOST}:${port}${path}${search}`, {
    method,
    headers: headerPairs,
    redirect: 'manual',
    ...(body && { body: bodyText(body) }),
  })
  await response.arrayBuffer()
  return response
}

function bodyText({ content, contentType }: PactBody): string {
  return typeof content === 'string' && !/json/i.test(contentType) ? content : JSON.stringify(content)
}

function mismatchError({ description }: Interaction, mismatches: unknown): Error {
  return new Error(`Pact's mock server rejects the interaction "${description}": ${JSON.stringify(mismatches)}`)
}
