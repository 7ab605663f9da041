import { manyAssistants } from '../assistants.ts'
import { announce, COUNT } from './announce.ts'

// DeskDouble that keeps its worlds. The second argument is the entry point of the build, the third a folder or nothing,
// the fourth says whether it keeps request journals, and the fifth when it forces changes to the disk.

const [entry = new URL('../../src/index.ts', import.meta.url).href, folder = '', journal, sync] = process.argv.slice(3)
const { createEmulator }: typeof import('../../src/index.ts') = await import(entry)

const emulator = createEmulator({
  scenario: { scenario: 'bench', genesys: { assistants: manyAssistants(COUNT) } },
  ...(folder !== '' && { data: { folder, journal: journal === 'on', sync: sync === 'off' ? 'off' : 'group' } }),
})
const { port } = await emulator.listen({ port: 0 })
announce(port)
