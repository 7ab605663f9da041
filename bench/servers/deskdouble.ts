import { manyAssistants } from '../assistants.ts'
import { announce, COUNT } from './announce.ts'

// DeskDouble with its default options and all checks. The second argument is the entry point of the build.

const entry = process.argv[3] ?? new URL('../../src/index.ts', import.meta.url).href
// Both builds have the same source and therefore the same types.
const { createEmulator }: typeof import('../../src/index.ts') = await import(entry)

const emulator = createEmulator({ scenario: { scenario: 'bench', genesys: { assistants: manyAssistants(COUNT) } } })
const { port } = await emulator.listen({ port: 0 })
announce(port)
