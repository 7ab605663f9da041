import { manyAssistants } from '../assistants.ts'
import { announce, COUNT } from './announce.ts'

// DeskDouble as it comes, all checks on. Which build of it is for the second argument to say.

const entry = process.argv[3] ?? new URL('../../src/index.ts', import.meta.url).href
// Both builds are of the same source.
const { createEmulator }: typeof import('../../src/index.ts') = await import(entry)

const emulator = createEmulator({ scenario: { scenario: 'bench', genesys: { assistants: manyAssistants(COUNT) } } })
const { port } = await emulator.listen({ port: 0 })
announce(port)
