import { manyAssistants } from '../assistants.ts'
import { announce, COUNT } from './announce.ts'

// DeskDouble with its default options and all checks. The second argument is the entry point of the build, the third the
// number of worlds beside the default one: w1, w2, …

const [entry = new URL('../../src/index.ts', import.meta.url).href, worlds = '0'] = process.argv.slice(3)
// All builds have this entry point's options and methods.
const { createEmulator }: typeof import('../../src/index.ts') = await import(entry)

const emulator = createEmulator({
  scenario: { scenario: 'bench', genesys: { assistants: manyAssistants(COUNT) } },
  limits: { worlds: Number(worlds) + 1 },
})
for (let n = 1; n <= Number(worlds); n++) emulator.fork({ name: `w${n}` })
const { port } = await emulator.listen({ port: 0 })
announce(port)
