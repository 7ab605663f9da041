import { randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { type Assistant, manyAssistants } from '../assistants.ts'
import { announce, COUNT } from './announce.ts'

// An emulator as a team writes it by hand in an hour: a Map, credentials, checks of a body, pages and errors; no spec.

const PATH = '/api/v2/assistants'
const VENDORS = ['Genesys', 'GoogleDialogflow']
const [MOST_PER_PAGE, MOST_CHARACTERS] = [200, 256]
const ME = { id: 'c', selfUri: '/api/v2/users/c' }
const store = new Map(manyAssistants(COUNT).map((assistant) => [assistant.id, assistant]))
const app = new Hono()

app.use('/api/*', async (c, next) => {
  if (!/^Bearer \S+$/i.test(c.req.header('authorization') ?? '')) return fail(c, 401, 'authentication required')
  return next()
})

app.get(PATH, (c) => {
  const size = Number(c.req.query('pageSize') ?? 25)
  if (!Number.isInteger(size) || size < 1 || size > MOST_PER_PAGE) return fail(c, 400, 'pageSize is not valid')
  const found = assistantsAfter(c.req.query('after'), size + 1)
  const entities = found.slice(0, size)
  const selfUri = `${PATH}?pageSize=${size}`
  const nextUri = found.length > size ? `${selfUri}&after=${entities.at(-1)?.id}` : undefined
  return c.json({ entities, ...(nextUri !== undefined && { nextUri }), selfUri })
})

app.get(`${PATH}/:id`, (c) => {
  const found = store.get(c.req.param('id'))
  return found ? c.json(found) : fail(c, 404, 'assistant not found')
})

app.post(PATH, async (c) => {
  const body: unknown = await c.req.json().catch(() => undefined)
  const error = errorOf(body)
  if (error !== undefined) return fail(c, 400, error)
  const [id, now] = [randomUUID(), new Date().toISOString()]
  const dates = { dateCreated: now, dateModified: now, createdBy: ME, modifiedBy: ME }
  // The checks passed, so the body has the properties of an assistant.
  const record = { ...(body as Assistant), id, ...dates, state: 'Active', selfUri: `${PATH}/${id}` }
  store.set(id, record)
  return c.json(record)
})

app.notFound((c) => fail(c, 404, 'not found'))

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => announce(port))

/** Returns the assistants after a cursor, in the order of their creation. */
function assistantsAfter(after: string | undefined, most: number): Assistant[] {
  const found: Assistant[] = []
  let passed = after === undefined
  for (const assistant of store.values()) {
    if (passed) found.push(assistant)
    if (found.length === most) break
    passed ||= assistant.id === after
  }
  return found
}

/** Describes what is wrong with the body of a new assistant; returns undefined if it is valid. */
function errorOf(body: unknown): string | undefined {
  if (!isObject(body)) return 'the body must be an object'
  const { name, googleDialogflowConfig, transcriptionConfig } = body
  if (typeof name !== 'string' || name === '' || name.length > MOST_CHARACTERS) return 'name is not valid'
  if (googleDialogflowConfig !== undefined && !isDialogflow(googleDialogflowConfig))
    return 'googleDialogflowConfig is not valid'
  const vendor = isObject(transcriptionConfig) ? transcriptionConfig['vendorName'] : undefined
  return typeof vendor === 'string' && VENDORS.includes(vendor) ? undefined : 'transcriptionConfig is not valid'
}

function isDialogflow(config: unknown): boolean {
  if (!isObject(config) || typeof config['integrationId'] !== 'string') return false
  const { conversationProfiles } = config
  return Array.isArray(conversationProfiles) && conversationProfiles.every((one) => isObject(one) && 'name' in one)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fail(c: Context, status: 400 | 401 | 404, message: string) {
  return c.json({ message, status, errors: [] }, status)
}
