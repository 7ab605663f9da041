import type { Interaction, Pact, PactBody, PactRequest } from '../../engine/services/pact.ts'
import { type CorePact, loadCore } from './core.ts'
import { declareInteraction } from './declare.ts'

/** The specifications of Pact by the numbers that the core has for them. */
const SPECIFICATIONS = { '3': 4, '4': 5 } as const

export type Specification = keyof typeof SPECIFICATIONS

const HOST = '127.0.0.1'

/**
 * Writes a pact into a folder through the core: each interaction is asked of the core's mock server first, one after
 * another, and then all are written, since writers at the same time lose interactions. The core adds to a file that is
 * there.
 * Nothing that is written here needs specification 4, so 3 says it as well.
 * Rejects with a MissingPeer, or with what the mock server found wrong.
 */
export async function writePact(
  { consumer, provider, interactions }: Pact,
  folder: string,
  specification: Specification = '4',
): Promise<void> {
  const core = loadCore('Writing a pact')
  const begin = () => core.makeConsumerPact(consumer.name, provider.name, SPECIFICATIONS[specification], 'error')
  for (const interaction of interactions) await checkWithMockServer(begin(), interaction)
  for (const batch of batchByDescription(interactions)) {
    const pact = begin()
    for (const interaction of batch) declareInteraction(pact.newInteraction(interaction.description), interaction)
    pact.writePactFile(folder)
  }
}

/** The core keeps one interaction of each description until it is written, and reads the whole file to add to it. */
function batchByDescription(interactions: readonly Interaction[]): readonly (readonly Interaction[])[] {
  const namesakes = [...Map.groupBy(interactions, ({ description }) => description).values()]
  const most = Math.max(0, ...namesakes.map(({ length }) => length))
  return Array.from({ length: most }, (_, nth) => namesakes.flatMap((same) => same.slice(nth, nth + 1)))
}

/** Asks one interaction, alone in its pact, of the core's mock server. Rejects where that finds it wrong. */
async function checkWithMockServer(pact: CorePact, interaction: Interaction): Promise<void> {
  declareInteraction(pact.newInteraction(interaction.description), interaction)
  const port = pact.pactffiCreateMockServerForTransport(HOST, 'http', JSON.stringify({ corsPreflight: false }), 0)
  if (port <= 0) throw new Error(`Pact's mock server did not start: ${port}`)
  try {
    await send(interaction.request, port)
    if (!pact.mockServerMatchedSuccessfully(port)) throw mismatchError(interaction, pact.mockServerMismatches(port))
  } finally {
    pact.cleanupMockServer(port)
  }
}

async function send({ method, path, query = {}, headers = {}, body }: PactRequest, port: number): Promise<void> {
  const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value) => [name, value]))
  const asked = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
  const sent = Object.entries(headers).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  )
  const response = await fetch(`http://${HOST}:${port}${path}${asked}`, {
    method,
    headers: sent,
    redirect: 'manual',
    ...(body && { body: bodyText(body) }),
  })
  await response.arrayBuffer()
}

function bodyText({ content, contentType }: PactBody): string {
  return typeof content === 'string' && !/json/i.test(contentType) ? content : JSON.stringify(content)
}

function mismatchError({ description }: Interaction, found: unknown): Error {
  return new Error(`Pact's own mock server does not accept "${description}": ${JSON.stringify(found)}`)
}
