import type { Json } from '../../../engine/closed/schema.ts'
import { isJson, member, operationsOf, resolved } from '../../../engine/closed/schema.ts'
import { camelCase, literal, quoted } from './code.ts'
import type { HandlersFile } from './handlers-file.ts'
import type { TypedOperation, TypedResource } from './typed-resource.ts'
import type { Sample } from './write-code.ts'

/** Input of {@link loopTest}. */
interface LoopTestSource {
  readonly document: Json
  readonly name: string
  readonly extension: '.ts' | '.js'
  readonly sample: Sample
  readonly targets: readonly { readonly target: TypedResource; readonly file: HandlersFile }[]
}

/** Returns a test that creates, reads and deletes a record of the first resource that allows it. */
export function loopTest({ document, name, extension, sample, targets }: LoopTestSource): string {
  const vendor = camelCase(name)
  const loop = targets.map(({ target }) => loopOf(document, target, sample)).find((found) => found !== undefined)
  return `import { emulate } from 'deskdouble/kit'
import { expect, it } from 'vitest'
import { ${vendor} } from './index${extension}'

const emulator = emulate({ vendors: { ${vendor} } })
// The first request loads the validators, which takes a while for a large document.
const TIMEOUT_MS = 60_000

function send(method: string, path: string, body?: unknown): Promise<Response> {
  const headers = { ...emulator.${vendor}.credentials.headers, 'content-type': 'application/json' }
  return Promise.resolve(
    emulator.fetch(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }),
  )
}
${loop ?? startTest(vendor)}`
}

function startTest(vendor: string): string {
  return `
it('starts', async () => {
  expect(emulator.${vendor}.credentials).toBeDefined()
  expect((await send('GET', '/')).status).toBeLessThan(500)
}, TIMEOUT_MS)
`
}

function loopOf(document: Json, target: TypedResource, sample: Sample): string | undefined {
  const create = target.operations.find(({ role }) => role.kind === 'create')
  const read = target.operations.find(({ role }) => role.kind === 'read')
  const remove = target.operations.find(({ role }) => role.kind === 'delete')
  const body = create && bodyOf(document, create, sample)
  const { itemPath } = target.resource
  const paths = create && pathOf(document, create.id)
  if (!create || !read || body === undefined || itemPath === undefined || paths === undefined) return undefined
  if (create.role.kind === 'stateless' || create.role.responsePlace === undefined) return undefined
  const place = [...create.role.responsePlace, target.key].map((name) => `[${quoted(name)}]`).join('')
  const item = `\`${itemPath.replace(/\{[^}]+\}/, `\${created${place}}`)}\``
  const removal = remove
    ? `\n  expect((await send('DELETE', item)).ok).toBe(true)\n  expect((await send('GET', item)).ok).toBe(false)`
    : ''
  return `
it('remembers what it creates', async () => {
  const response = await send(${quoted(paths.method.toUpperCase())}, ${quoted(paths.path)}, ${literal(body)})
  expect(response.ok).toBe(true)
  const created = await response.json()
  const item = ${item}
  expect((await send('GET', item)).ok).toBe(true)${removal}
}, TIMEOUT_MS)
`
}

function bodyOf(document: Json, { object }: TypedOperation, sample: Sample): unknown {
  if (object['requestBody'] === undefined) return {}
  const content = member(resolved(document, object['requestBody']), 'content')
  const [, media] = Object.entries(content).find(([type]) => /json/.test(type)) ?? []
  return isJson(media) ? sample(media['schema']) : undefined
}

interface OperationPath {
  readonly path: string
  readonly method: string
}

function pathOf(document: Json, id: string): OperationPath | undefined {
  if (!operationsOf(document).some((operation) => operation.id === id)) return undefined
  for (const [path, item] of Object.entries(member(document, 'paths'))) {
    if (!isJson(item)) continue
    for (const [method, object] of Object.entries(item)) {
      if (isJson(object) && object['operationId'] === id) return path.includes('{') ? undefined : { path, method }
    }
  }
  return undefined
}
