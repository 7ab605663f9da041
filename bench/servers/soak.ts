import { announce } from './announce.ts'
import { Slices } from './slices.ts'

// DeskDouble with limits that a minute of load reaches, which measures its own event loop.

const entry = process.argv[3] ?? new URL('../../src/index.ts', import.meta.url).href
// Both builds have the same source and therefore the same types.
const { createEmulator }: typeof import('../../src/index.ts') = await import(entry)

const MIB = 1_048_576
const limits = { worlds: 40, totalJournalBytes: 64 * MIB, totalFileBytes: 64 * MIB }
const { port } = await createEmulator({ limits }).listen({ port: 0 })
const slices = new Slices()
announce(port, { start: () => slices.start(), longest: () => slices.longest() })
