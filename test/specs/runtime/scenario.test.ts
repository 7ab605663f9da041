import { describe, expect, it } from 'vitest'
import { emulate } from '../../../src/kit.ts'
import { readSource } from '../../../src/scenarios/read-source.ts'
import { BOARDS, vendorOfText } from './load.ts'

const TEAM = `
scenario: team
clock: 2026-01-15T09:00:00Z
auth: strict
api:
  credentials: [{ value: secret }]
  boards: [{ name: Roadmap }, { id: 40, name: Ideas }]
  cards: [{ title: Ship, boardId: Roadmap }]
  generate: { boards: 2 }
`

describe('a scenario for a document', () => {
  it('creates records of any resource, with references by name and known credentials', async () => {
    const api = await vendorOfText(BOARDS)
    const source = await readSource(TEAM, 'team.yaml')
    const emulator = emulate({ vendors: { api }, scenarios: [source], scenario: 'team' })
    const ask = async (path: string, token: string) => {
      const response = await emulator.fetch(path, { headers: { authorization: `Bearer ${token}` } })
      return { status: response.status, body: await response.json() }
    }
    const { body } = await ask('/boards', 'secret')
    expect(body.data).toHaveLength(4)
    expect(body.data).toMatchObject([{ name: 'Roadmap' }, { id: 40, name: 'Ideas' }, {}, {}])
    expect((await ask(`/boards/${body.data[0].id}/cards`, 'secret')).body).toMatchObject([{ title: 'Ship' }])
    expect((await ask('/boards', 'unknown')).status).toBe(401)
  })

  it('lists any number of records, although the cost of one value is bounded', async () => {
    const api = await vendorOfText(BOARDS)
    const source = await readSource(
      'scenario: large\napi: { boards: [{ id: 1, name: Roadmap }], generate: { cards: 8000 } }',
      'large.yaml',
    )
    const emulator = emulate({ vendors: { api }, scenarios: [source], scenario: 'large' })
    const response = await emulator.fetch('/boards/1/cards', { headers: emulator.api.credentials.headers })
    expect(response.status).toBe(200)
    expect(await response.json()).toHaveLength(8000)
  })
})
