import { describe, expect, it } from 'vitest'
import { BOARDS, emulateText } from './load.ts'

async function createBoard(): Promise<string> {
  const { send } = await emulateText(BOARDS)
  const { body: board } = await send('POST', '/boards', {})
  return JSON.stringify([board, await send('POST', `/boards/${board.id}/cards`, {})])
}

describe('a vendor made of a document', () => {
  it('remembers what it is sent, until it is deleted', async () => {
    const { send } = await emulateText(BOARDS)
    const created = await send('POST', '/boards', { name: 'Roadmap' })
    expect(created).toMatchObject({ status: 201, body: { name: 'Roadmap', created_at: '2026-01-15T09:00:00.000Z' } })
    const path = `/boards/${created.body.id}`
    expect(await send('GET', path)).toMatchObject({ status: 200, body: created.body })
    expect(await send('PATCH', path, { archived: true })).toMatchObject({ body: { ...created.body, archived: true } })
    expect(await send('DELETE', path)).toMatchObject({ status: 204, body: undefined })
    expect(await send('GET', path)).toMatchObject({ status: 404, body: { error: { code: 404 } } })
  })

  it('starts empty, and pages through its list by the cursor that it reports', async () => {
    const { send } = await emulateText(BOARDS)
    expect((await send('GET', '/boards')).body).toEqual({ data: [], next_cursor: null })
    for (const name of ['A', 'B', 'C']) await send('POST', '/boards', { name })
    const first = await send('GET', '/boards?limit=2')
    expect(first.body.data.map(({ name }: { name: string }) => name)).toEqual(['A', 'B'])
    const second = await send('GET', `/boards?limit=2&cursor=${first.body.next_cursor}`)
    expect(second.body).toMatchObject({ data: [{ name: 'C' }], next_cursor: null })
  })

  it('rejects a cursor of another list', async () => {
    const { send } = await emulateText(BOARDS)
    expect((await send('GET', '/boards?cursor=nothing')).status).toBe(400)
  })

  it('gives a new record a key in the grammar of its schema', async () => {
    const { send } = await emulateText(BOARDS)
    const board = await send('POST', '/boards', { name: 'Roadmap' })
    const card = await send('POST', `/boards/${board.body.id}/cards`, { title: 'Ship' })
    expect(card.body.id).toMatch(/^c_[0-9a-f]{8}$/)
    expect((await send('GET', `/boards/${board.body.id}/cards/${card.body.id}`)).body).toEqual(card.body)
  })

  it('answers 404 below a parent that does not exist, and deletes what is below a deleted parent', async () => {
    const { send, emulator } = await emulateText(BOARDS)
    const { body: board } = await send('POST', '/boards', { name: 'Roadmap' })
    await send('POST', `/boards/${board.id}/cards`, { title: 'Ship' })
    expect((await send('POST', '/boards/999/cards', { title: 'Lost' })).status).toBe(404)
    await send('DELETE', `/boards/${board.id}`)
    expect(emulator.exchanges().at(-1)?.response.status).toBe(204)
    expect((await send('GET', `/boards/${board.id}/cards`)).body).toEqual([])
  })

  it('reports an invalid request at the place that the declared error has for its message', async () => {
    const { send } = await emulateText(BOARDS)
    const { status, body } = await send('POST', '/boards', { name: '' })
    expect(status).toBe(400)
    expect(body.error.message).toContain('/name')
  })

  it('rejects a request without a credential', async () => {
    const { emulator } = await emulateText(BOARDS)
    expect((await emulator.fetch('/boards')).status).toBe(401)
  })

  it('sends the same bytes for the same requests with the same seed', async () => {
    expect(await createBoard()).toBe(await createBoard())
  })

  it('keeps the records of worlds apart', async () => {
    const { send, emulator } = await emulateText(BOARDS)
    const other = emulator.fork()
    await send('POST', '/boards', { name: 'Roadmap' })
    const response = await other.fetch('/boards', { headers: { ...other.api.credentials.headers } })
    expect(await response.json()).toMatchObject({ data: [] })
  })
})
