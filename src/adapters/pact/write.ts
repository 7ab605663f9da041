import type { Interaction, Pact, PactBody, PactRequest } from '../../engine/services/pact.ts'
import { type CorePact, loadCore } from './core.ts'
import { declareInteraction } from './declare.ts'

/** The core's numbers of the Pact specifications. */
const SPECIFICATIONS = { '3': 4, '4': 5 } as const

/** A version of the Pact specification. */
export type Specification = keyof typeof SPECIFICATIONS

const HOST = '127.0.0.1'

/**
 * Writes a pact into a folder through the core. An existing file is extended. Each interaction is first checked with
 * the core's mock server, one after another, because concurrent writers lose interactions.
 * @param specification Defaults to 4. The pacts use nothing that specification 3 lacks.
 * @throws MissingPeerError if Pact is not installed
 * @throws Error if the mock server rejects an interaction
 */
export async function writePact(
  { consumer, provider, interactions }: Pact,
  folder: string,
  specification: Specification = '4',
): Promise<void> {
  const core = loadCore('Writing a pact')
  const createPact = () => core.makeConsumerPact(consumer.name, provider.name, SPECIFICATIONS[specification], 'error')
  for (const interaction of interactions) await checkWithMockServer(createPact(), interaction)
  for (const batch of batchByDescription(interactions)) {
    const pact = createPact()
    for (const interaction of batch) declareInteraction(pact.newInteraction(interaction.description), interaction)
    pact.writePactFile(folder)
  }
}

/**
 * Groups interactions into batches with unique descriptions. The core keeps only one interaction per description until
 * it writes the file, and reads the whole file for each write.
 */
function batchByDescription(interactions: readonly Interaction[]): readonly (readonly Interaction[])[] {
  const groups = [...Map.groupBy(interactions, ({ description }) => description).values()]
  const batchCount = Math.max(0, ...groups.map(({ length }) => length))
  return Array.from({ length: batchCount }, (_, nth) => groups.flatMap((group) => group.slice(nth, nth + 1)))
}

/** Sends an interaction's request to the core's mock server. Throws if the server reports a mismatch. */
async function checkWithMockServer(pact: CorePact, interaction: Interaction): Promise<void> {
  declareInteraction(pact.newInteraction(interaction.description), interaction)
  const port = pact.pactffiCreateMockServerForTransport(HOST, 'http', JSON.stringify({ corsPreflight: false }), 0)
  if (port <= 0) throw new Error(`Pact's mock server did not start: its error code is ${port}`)
  try {
    await send(interaction.request, port)
    if (!pact.mockServerMatchedSuccessfully(port)) throw mismatchError(interaction, pact.mockServerMismatches(port))
  } finally {
    pact.cleanupMockServer(port)
  }
}

async function send({ method, path, query = {}, headers = {}, body }: PactRequest, port: number): Promise<void> {
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
}

function bodyText({ content, contentType }: PactBody): string {
  return typeof content === 'string' && !/json/i.test(contentType) ? content : JSON.stringify(content)
}

function mismatchError({ description }: Interaction, mismatches: unknown): Error {
  return new Error(`Pact's mock server rejects the interaction "${description}": ${JSON.stringify(mismatches)}`)
}
