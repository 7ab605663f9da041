import type { TestInfo } from '@playwright/test'
import type { AnyEmulator } from '../../emulator/emulator.ts'
import type { AnyWorldHandle } from '../../emulator/world-handle.ts'
import { formatJournal } from '../../reports/journal-text.ts'

/** Attaches the requests to a world to its test: as text, and as an HTTP Archive. Does nothing if there are none. */
export async function attachJournal(info: TestInfo, emulator: AnyEmulator, world: AnyWorldHandle): Promise<void> {
  const exchanges = world.exchanges()
  if (exchanges.length === 0) return
  await info.attach(`requests to world ${world.name}`, { body: formatJournal(exchanges), contentType: 'text/plain' })
  const control = await emulator.control()
  const archive = await control.fetch(`/_control/worlds/${world.name}/journal/har`)
  await info.attach(`requests to world ${world.name}.har`, {
    body: await archive.text(),
    contentType: 'application/json',
  })
}
