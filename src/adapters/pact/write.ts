import type { Pact } from '../../engine/services/pact.ts'
import { loadCore } from './core.ts'
import { declareInteraction } from './declare.ts'
import { checkWithMockServer } from './mock-server.ts'
import { spread } from './spread.ts'

/** The core's numbers of the Pact specifications. */
const SPECIFICATIONS = { '3': 4, '4': 5 } as const

/** A version of the Pact specification. */
export type Specification = keyof typeof SPECIFICATIONS

/**
 * Writes a pact into a folder through the core. An existing file is extended. Each interaction is first checked with
 * the core's mock server. Batches are written one after another, because concurrent writers lose interactions.
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
  await checkWithMockServer(createPact, interactions)
  // The core keeps one interaction per description until it writes the file, and reads the whole file for each write.
  for (const batch of spread(interactions, ({ description }) => description)) {
    const pact = createPact()
    for (const interaction of batch) declareInteraction(pact.newInteraction(interaction.description), interaction)
    pact.writePactFile(folder)
  }
}
