import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { verifyEmulator } from '../../src/adapters/pact/verify-emulator.ts'
import type { Pact } from '../../src/engine/services/pact.ts'
import type { Emulator } from '../../src/index.ts'

/** Creates a folder that is deleted after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-pacts-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Writes a pact to its own file and returns the path. */
export async function fileOf(pact: Pact, folder: string): Promise<string> {
  const file = join(folder, `${pact.consumer.name}-${pact.provider.name}.json`)
  await writeFile(file, JSON.stringify(pact))
  return file
}

/** Returns the mismatches that the official verifier finds, each with the interaction's description. */
export async function mismatchesIn(pactUrls: readonly string[], emulator: Emulator): Promise<readonly string[]> {
  const results = await verifyEmulator(emulator, { pactUrls })
  if (results.length === 0) throw new Error('No interaction was verified')
  return results
    .filter(({ mismatches }) => mismatches.length > 0)
    .map(({ description, mismatches }) => `${description}: ${mismatches.join('; ')}`)
}

/** Returns a copy of an emulator that changes the selected responses after they were checked. */
export function withChangedResponses(
  emulator: Emulator,
  isSelected: (request: Request) => boolean,
  change: (body: Record<string, unknown>, response: Response) => Response,
): Emulator {
  return {
    ...emulator,
    handle: async (request, source) => {
      const response = await emulator.handle(request, source)
      if (!isSelected(request) || !response.ok) return response
      return change(await response.json(), response)
    },
  }
}
