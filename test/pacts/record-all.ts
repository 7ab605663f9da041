import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writePact } from '../../src/adapters/pact/write.ts'
import { packagedVendors } from '../../src/cli/choose-vendors.ts'
import { readScenariosOrThrow } from '../../src/cli/scenario-files.ts'
import { createEmulator } from '../../src/index.ts'
import { skippedIn } from '../../src/pacts/document.ts'
import type { SkippedExchange } from '../../src/pacts/reproduce.ts'
import { type Tour, TourWorlds } from './tour.ts'
import { tours } from './tours/index.ts'

/** The folder of the scenarios that only tours use. */
export const SCENARIOS = join(import.meta.dirname, '../../contracts/scenarios')

/** The result of recording one tour. */
export interface RecordedTour {
  readonly file: string
  readonly interactions: number
  readonly skipped: readonly SkippedExchange[]
}

/** Runs every tour, one after another, and writes its pact into a folder. */
export async function recordAll(folder: string): Promise<readonly RecordedTour[]> {
  const recorder = await startRecorder(folder)
  const recorded: RecordedTour[] = []
  for (const tour of tours) recorded.push(await recorder.record(tour))
  await recorder.close()
  return recorded
}

/** Starts an emulator for tours, whose pacts are written into a folder. */
export async function startRecorder(folder: string) {
  const emulator = createEmulator({ scenarios: await readScenariosOrThrow([SCENARIOS], await packagedVendors()) })
  const listening = await emulator.listen({ port: 0 })
  const record = async (tour: Tour): Promise<RecordedTour> => {
    const worlds = new TourWorlds(emulator, listening, tour)
    await tour.run(worlds)
    const pact = await emulator.pactOf(worlds.all, tour)
    const file = `${tour.consumer}-${tour.vendor}.json`
    await rm(join(folder, file), { force: true })
    await writePact(pact, folder)
    return { file, interactions: pact.interactions.length, skipped: skippedIn(pact) }
  }
  return { record, close: listening.close }
}
