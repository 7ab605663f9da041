import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { announce, COUNT } from './announce.ts'
import { Slices } from './slices.ts'

// DeskDouble with large worlds and a document of 1,000 operations, which measures its own event loop.

const entry = process.argv[3] ?? new URL('../../src/index.ts', import.meta.url).href
// Both builds have the same source and therefore the same types.
const { createEmulator, loadSpec, vendors }: typeof import('../../src/index.ts') = await import(entry)

const GENERATED = 1000
const wide = await loadWide()
const emulator = createEmulator({
  vendors: { ...vendors, wide },
  scenario: {
    scenario: 'large',
    extends: 'default',
    genesys: { generate: { assistants: COUNT } },
    wide: { generate: { things: COUNT } },
  },
  scenarios: [
    {
      raw: {
        scenario: 'things',
        describe: '9,000 things',
        extends: 'small-team',
        wide: { generate: { things: 9000 } },
      },
    },
    { raw: { scenario: 'other', describe: 'Other records', seed: 2, genesys: { generate: { assistants: COUNT } } } },
    { raw: { scenario: 'everything', describe: 'Everything', extends: 'five-hundred-of-everything' } },
  ],
})
const { port } = await emulator.listen({ port: 0 })
const slices = new Slices()
announce(port, { start: () => slices.start(), longest: () => slices.longest() })

/** Loads a vendor whose document has many operations. */
async function loadWide() {
  const folder = mkdtempSync(join(tmpdir(), 'deskdouble-blocks-'))
  try {
    const file = join(folder, 'wide.json')
    writeFileSync(file, JSON.stringify(wideDocument()))
    return await loadSpec(file, { name: 'wide', mount: '/wide', onWarning: () => {} })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function content(schema: object) {
  return { description: 'ok', content: { 'application/json': { schema } } }
}

function wideDocument() {
  const thing = { $ref: '#/components/schemas/Thing' }
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  const paths: Record<string, object> = {
    '/things': {
      get: { operationId: 'listThings', responses: { 200: content({ type: 'array', items: thing }) } },
      post: { operationId: 'createThing', requestBody: content(thing), responses: { 201: content(thing) } },
    },
    '/things/{id}': { get: { operationId: 'getThing', parameters: [id], responses: { 200: content(thing) } } },
  }
  for (let i = 0; i < GENERATED - 3; i++) {
    paths[`/projects-${i % 40}/{id}/settings/{key}/revision-${i}-of-history`] = {
      get: {
        operationId: `getRevision${i}`,
        parameters: [id, { ...id, name: 'key' }],
        responses: { 200: content(thing) },
      },
    }
  }
  const properties = { id: { type: 'string' }, name: { type: 'string' }, size: { type: 'integer' } }
  const schemas = { Thing: { type: 'object', required: ['id', 'name'], properties } }
  return { openapi: '3.1.0', info: { title: 'Wide', version: '1' }, paths, components: { schemas } }
}
