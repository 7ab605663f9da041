import { randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { type Assistant, manyAssistants } from '../assistants.ts'
import { announce, COUNT } from './announce.ts'

// The floor: bare Hono, a Map and JSON.stringify, without checks, sorting or a request journal.

const PATH = '/api/v2/assistants'
const store = new Map(manyAssistants(COUNT).map((assistant) => [assistant.id, assistant]))
const app = new Hono()

app.get(PATH, (c) => {
  const size = Number(c.req.query('pageSize') ?? 25)
  const entities: Assistant[] = []
  for (const assistant of store.values()) {
    entities.push(assistant)
    if (entities.length === size) break
  }
  const selfUri = `${PATH}?pageSize=${size}`
  return c.json({ entities, nextUri: `${selfUri}&after=${entities.at(-1)?.id}`, selfUri })
})

app.get(`${PATH}/:id`, (c) => {
  const found = store.get(c.req.param('id'))
  return found ? c.json(found) : c.json({ message: 'not found' }, 404)
})

app.post(PATH, async (c) => {
  const body: Assistant = await c.req.json()
  const id = randomUUID()
  const now = new Date().toISOString()
  const user = { id: 'c', selfUri: '/api/v2/users/c' }
  const created = {
    ...body,
    id,
    state: 'Active',
    dateCreated: now,
    dateModified: now,
    createdBy: user,
    modifiedBy: user,
  }
  const record = { ...created, selfUri: `${PATH}/${id}` }
  store.set(id, record)
  return c.json(record)
})

app.patch(`${PATH}/:id`, async (c) => {
  const found = store.get(c.req.param('id'))
  if (!found) return c.json({ message: 'not found' }, 404)
  const changes: Partial<Assistant> = await c.req.json()
  const record = { ...found, ...changes, dateModified: new Date().toISOString() }
  store.set(record.id, record)
  return c.json(record)
})

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => announce(port))
