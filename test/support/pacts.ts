import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { verifyEmulator } from '../../src/adapters/pact/verify-emulator.ts'
import type { Pact } from '../../src/engine/services/pact.ts'
import type { Emulator } from '../../src/index.ts'

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-pacts-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Puts a pact in a file of its own. */
export async function fileOf(pact: Pact, folder: string): Promise<string> {
  const file = join(folder, `${pact.consumer.name}-${pact.provider.name}.json`)
  await writeFile(file, JSON.stringify(pact))
  return file
}

/** The interactions that the official verifier finds wrong, each with what is wrong. */
export async function mismatchesIn(pactUrls: readonly string[], emulator: Emulator): Promise<readonly string[]> {
  const results = await verifyEmulator(emulator, { pactUrls })
  if (results.length === 0) throw new Error('Nothing was verified')
  return results
    .filter(({ mismatches }) => mismatches.length > 0)
    .map(({ description, mismatches }) => `${description}: ${mismatches.join('; ')}`)
}

/** A copy of an emulator whose replies to one path are changed after they were checked. */
export function withChangedResponses(
  emulator: Emulator,
  isMeant: (request: Request) => boolean,
  change: (body: Record<string, unknown>, response: Response) => Response,
): Emulator {
  return {
    ...emulator,
    handle: async (request, known) => {
      const response = await emulator.handle(request, known)
      if (!isMeant(request) || !response.ok) return response
      return change(await response.json(), response)
    },
  }
}
