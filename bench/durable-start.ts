import { manyAssistants } from './assistants.ts'

// Opens a data folder with a number of records, and sends how long that took. If the third argument is `fill`, it writes
// the folder instead.

const [folder = '', count = '0', mode, entry = new URL('../src/index.ts', import.meta.url).href] = process.argv.slice(2)
const { createEmulator }: typeof import('../src/index.ts') = await import(entry)

const begun = performance.now()
const emulator = createEmulator({
  scenario: { scenario: 'bench', genesys: { assistants: manyAssistants(1) } },
  data: { folder, journal: false },
})
const took = performance.now() - begun
const { wrapupCodes } = emulator.genesys.records
if (mode === 'fill') {
  const [division] = emulator.genesys.records.divisions.list()
  for (let i = 0; i < Number(count); i++) wrapupCodes.insert(wrapupCode(i, division))
}
const records = wrapupCodes.size
await emulator.close()
process.send?.({ took, records, rss: process.memoryUsage.rss() })

/** Returns a record of about 430 bytes. */
function wrapupCode(n: number, division: { readonly id: string } | undefined) {
  const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  return {
    id,
    name: `Wrap-up code ${n} of a long list`,
    division: { id: division?.id ?? '', name: 'Home', selfUri: '/api/v2/authorization/divisions/home' },
    description: 'Used when the customer had a question about a bill that was paid twice',
    dateCreated: '2026-01-15T09:00:00.000Z',
    dateModified: '2026-01-15T09:00:00.000Z',
    createdBy: '8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04',
    selfUri: `/api/v2/routing/wrapupcodes/${id}`,
  }
}
