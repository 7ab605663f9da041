import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cacheFolder, loadSpec } from '../../src/cli/load-spec.ts'
import { emulate } from '../../src/emulator/emulator.ts'

const LARGE = 1024 * 1024

let root: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'deskdouble-prepared-'))
})
afterAll(() => rm(root, { recursive: true }))

/** A project with a large document, an overlay, and a folder for prepared documents. */
async function createProject() {
  const project = await mkdtemp(join(root, 'project-'))
  const [file, overlay, folder] = [join(project, 'shop.json'), join(project, 'overlay.json'), join(project, 'kept')]
  await writeFile(file, shop('Shop'))
  await writeFile(overlay, titleOverlay('Overlaid'))
  const warnings: string[] = []
  const load = async (overlays: readonly string[] = []) => {
    warnings.length = 0
    return loadSpec(file, { name: 'shop', overlays, folder, onWarning: (warning) => warnings.push(warning) })
  }
  const kept = async () => (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'))
  return { file, overlay, folder, load, kept, warnings }
}

function shop(title: string, size = LARGE): string {
  const item = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, name: { type: 'string' } } }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } }
  const list = { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Item' } } } }
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title, version: '1', description: 'x'.repeat(size) },
    paths: {
      '/items': {
        get: { operationId: 'listItems', responses: { 200: { description: 'OK', content: list } } },
        post: {
          operationId: 'createItem',
          requestBody: { content },
          responses: { 201: { description: 'OK', content } },
        },
      },
      '/items/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: { operationId: 'getItem', responses: { 200: { description: 'OK', content } } },
      },
    },
    components: { schemas: { Item: item, Broken: { $ref: '#/components/schemas/Missing' } } },
  })
}

function titleOverlay(title: string): string {
  const actions = [{ target: '$.info', update: { title } }]
  return JSON.stringify({ overlay: '1.0.0', info: { title: 'Title', version: '1' }, actions })
}

type Loaded = Awaited<ReturnType<typeof loadSpec>>

const titleOf = ({ spec }: Loaded) => spec.document.info.title

/** Replaces the title in the documents of a folder, which shows whether one of them is used. */
async function retitle(folder: string, title: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json'))) {
    const document = JSON.parse(await readFile(join(folder, name), 'utf8'))
    document.info.title = title
    await writeFile(join(folder, name), JSON.stringify(document))
  }
}

/** Returns the responses to a client's first requests. */
async function responsesOf(shopVendor: Loaded): Promise<string[]> {
  const emulator = emulate({ vendors: { shop: shopVendor }, clock: '2026-01-15T09:00:00Z' })
  const texts: string[] = []
  const send = async (method: string, path: string, body?: string) => {
    const headers = { 'content-type': 'application/json' }
    const response = await emulator.fetch(`http://localhost${path}`, { method, headers, ...(body && { body }) })
    texts.push(`${response.status} ${await response.text()}`)
  }
  await send('GET', '/items')
  await send('POST', '/items', '{"id":"1","name":"Desk"}')
  await send('GET', '/items/unknown')
  return texts
}

/** Returns the content of the files in a folder. */
async function filesOf(folder: string): Promise<string[]> {
  return Promise.all((await readdir(folder)).toSorted().map((name) => readFile(join(folder, name), 'latin1')))
}

it('uses a large document that an earlier process prepared, with its warnings', async () => {
  const { folder, load, warnings } = await createProject()
  const first = await load()
  const [warned, responses] = [[...warnings], await responsesOf(first)]
  expect(warned.join()).toContain('Missing')
  expect(responses.map((text) => text.slice(0, 3))).toEqual(['200', '201', '404'])
  await retitle(folder, 'Kept')
  const second = await load()
  expect([titleOf(first), titleOf(second)]).toEqual(['Shop', 'Kept'])
  expect(warnings).toEqual(warned)
  expect(await responsesOf(second)).toEqual(responses)
})

it('keeps the same files when it keeps the document after its first use', async () => {
  const { file, folder, load } = await createProject()
  await load()
  const tasks: (() => Promise<void>)[] = []
  const options = {
    name: 'shop',
    onWarning: () => {},
    folder: `${folder}-later`,
    later: (task: () => Promise<void>) => void tasks.push(task),
  }
  const used = await loadSpec(file, { ...options, overlays: [] })
  await responsesOf(used)
  for (const task of tasks) await task()
  expect(await filesOf(`${folder}-later`)).toEqual(await filesOf(folder))
})

it('prepares the document again when it or an overlay has changed', async () => {
  const { file, overlay, folder, load } = await createProject()
  expect(titleOf(await load([overlay]))).toBe('Overlaid')
  await retitle(folder, 'Kept')
  expect(titleOf(await load([overlay]))).toBe('Kept')
  expect(titleOf(await load())).toBe('Shop')
  await writeFile(overlay, titleOverlay('Overlaid twice'))
  expect(titleOf(await load([overlay]))).toBe('Overlaid twice')
  await writeFile(file, shop('New shop'))
  expect(titleOf(await load())).toBe('New shop')
})

it('prepares the document again when the kept files are damaged', async () => {
  const { folder, load } = await createProject()
  await load()
  for (const name of await readdir(folder)) await writeFile(join(folder, name), 'damaged')
  expect(titleOf(await load())).toBe('Shop')
})

it('keeps no small document', async () => {
  const { file, load, kept } = await createProject()
  await writeFile(file, shop('Small', 10))
  await load()
  expect(await kept()).toEqual([])
})

it('keeps the documents that were prepared last', async () => {
  const { file, load, kept } = await createProject()
  for (let number = 0; number < 10; number++) {
    await loadSpec(file, { name: `shop${number}`, folder: join(file, '../kept'), onWarning: () => {} })
  }
  expect((await kept()).length).toBe(8)
  expect(titleOf(await load())).toBe('Shop')
})

it('serves a document whose folder cannot be written', async () => {
  const { folder, load } = await createProject()
  await writeFile(folder, 'a file in its place')
  expect(titleOf(await load())).toBe('Shop')
  await rm(folder)
  await mkdir(folder)
})

it('finds the folder by the platform and the environment', () => {
  expect(cacheFolder({ env: { XDG_CACHE_HOME: '/cache' }, platform: 'linux' })).toBe('/cache/deskdouble')
  expect(cacheFolder({ env: { DESKDOUBLE_CACHE: '/ci' }, platform: 'linux' })).toBe('/ci')
  expect(cacheFolder({ env: { DESKDOUBLE_CACHE: 'off' }, platform: 'linux' })).toBeUndefined()
  expect(cacheFolder({ env: {}, platform: 'darwin' })).toMatch(/Library\/Caches\/deskdouble$/)
  expect(cacheFolder({ env: { LOCALAPPDATA: '/local' }, platform: 'win32' })).toBe('/local/deskdouble/Cache')
})
