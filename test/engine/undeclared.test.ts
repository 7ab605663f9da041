import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'

const JSON_HEADERS = { authorization: 'Bearer any', 'content-type': 'application/json' }

describe('names that an operation does not declare', () => {
  it('notes undeclared query parameters with the nearest declared name, and accepts the request', async () => {
    const { fetch, exchanges } = createEmulator()

    const response = await fetch('/api/v2/assistants?pagesize=2&colour=red&page%53ize=1', { headers: JSON_HEADERS })

    expect(response.status).toBe(200)
    expect(exchanges().at(-1)?.undeclared).toEqual([
      { in: 'query', at: 'pagesize', nearest: 'pageSize' },
      { in: 'query', at: 'colour' },
    ])
  })

  it('suggests the list parameter for a name with brackets', async () => {
    const { fetch, exchanges } = createEmulator()
    const [assistant] = createEmulator().genesys.records.assistants.list()

    await fetch(`/api/v2/assistants/${assistant?.id}/queues?queueIds[]=a`, { method: 'DELETE', headers: JSON_HEADERS })

    expect(exchanges().at(-1)?.undeclared).toEqual([{ in: 'query', at: 'queueIds[]', nearest: 'queueIds' }])
  })

  it('notes undeclared members of a body at every depth, but not read-only members', async () => {
    const { fetch, exchanges } = createEmulator()
    const body = {
      id: 'sent-back',
      nmae: 'x',
      name: 'Night desk',
      transcriptionConfig: { vendorName: 'Genesys', surplus: { deep: 1 } },
      'a/b~c': 1,
    }

    await fetch('/api/v2/assistants', { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify(body) })

    expect(exchanges().at(-1)?.response.status).toBe(200)
    expect(exchanges().at(-1)?.undeclared).toEqual([
      { in: 'body', at: '/nmae', nearest: 'name' },
      { in: 'body', at: '/transcriptionConfig/surplus' },
      { in: 'body', at: '/a~1b~0c' },
    ])
  })

  it('notes at most twenty names of a body with thousands', async () => {
    const { fetch, exchanges } = createEmulator()
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`field${i}`, i]))

    await fetch('/api/v2/assistants', { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify(many) })

    expect(exchanges().at(-1)?.undeclared).toHaveLength(20)
  })

  it('notes nothing for a request that sends declared names only', async () => {
    const { fetch, exchanges } = createEmulator()

    await fetch('/api/v2/assistants?pageSize=2', { headers: JSON_HEADERS })

    expect(exchanges().at(-1)?.undeclared).toEqual([])
  })
})
